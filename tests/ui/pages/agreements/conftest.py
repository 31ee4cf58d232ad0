"""Placing an agreement with both."""

from __future__ import annotations

import pytest

from tests.ui.page_support import Place
from tests.ui.pages.agreements.agreement_screens import Make
from trustbook.workbook.agreed.agreement_form import BACKGROUND
from trustbook.workbook.session import Session


@pytest.fixture
def offer(couple: Place) -> Make:
    """Place something with both, as whoever sits there; its id."""

    def make(text: str, kind: str = "both", **more: str) -> str:
        found: list[str] = []

        def does(session: Session) -> None:
            viewer, offers = session.viewer, session.agreement_offers
            draft_id = offers.begin(viewer).draft_id
            offers.save_draft(viewer, draft_id, {"kind": kind, "words": text, **more})
            found.extend(offers.offer(viewer, draft_id, BACKGROUND).entries - {draft_id})

        couple.on_lane(does)
        return found[0]

    return make
