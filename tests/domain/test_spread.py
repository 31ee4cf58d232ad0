"""Signs on a line that want the same place."""

from __future__ import annotations

import pytest

from trustbook.domain.spread import apart


@pytest.mark.parametrize(
    ("wanted", "stand"),
    [
        ([10.0, 40.0], [10.0, 40.0]),
        ([20.0, 20.0], [15.0, 25.0]),
        ([20.0, 20.0, 28.0], [12.67, 22.67, 32.67]),
        ([0.0, 0.0], [0.0, 10.0]),
        ([100.0, 100.0], [90.0, 100.0]),
        ([], []),
        ([50.0] * 21, [5.0 * number for number in range(21)]),
    ],
)
def test_each_stands_near_its_place_and_none_over_another(wanted: list[float], stand: list[float]) -> None:
    assert apart(wanted, 10, 0, 100) == pytest.approx(stand, abs=0.01)
