"""The one way to stop long work."""

from __future__ import annotations

import threading

import pytest

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Cancelled


def test_nothing_is_stopped_unless_somebody_asks() -> None:
    token = CancelToken()
    token.raise_if_cancelled()
    assert not token.cancelled()


def test_a_wish_to_stop_holds_in_every_thread_and_for_good() -> None:
    token = CancelToken()
    asking = threading.Thread(target=token.cancel)
    asking.start()
    asking.join()

    assert token.cancelled()
    for _time in range(2):
        with pytest.raises(Cancelled):
            token.raise_if_cancelled()
