"""How a small promise stands, whatever is said of it, by whomever."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.promises import MARKS, PromiseSaid, PromiseWord, by_day, standing

DAY = date(2026, 11, 24)
WHO, OTHER = "who-promised", "the-other"
_said = st.lists(
    st.builds(
        PromiseSaid,
        st.sampled_from([*PromiseWord, PromiseWord("from-a-newer-program")]),
        st.sampled_from([WHO, OTHER, None]),
        st.just(DAY),
    )
)


@given(_said)
def test_only_who_promised_says_how_it_went_and_only_the_other_one_noticed(said: list[PromiseSaid]) -> None:
    now = standing(said, WHO)
    mine = [each.word for each in said if each.actor == WHO and each.word in (*MARKS, PromiseWord.OPEN)]
    assert now.mark is (mine[-1] if mine else PromiseWord.OPEN)
    assert now.is_open == (now.marked_on is None)
    noticed = any(each.actor == OTHER and each.word is PromiseWord.NOTICED for each in said)
    assert (now.noticed_on is not None) == noticed


def test_a_mark_can_be_taken_back_and_what_was_missed_can_be_put_right() -> None:
    missed = PromiseSaid(PromiseWord.MISSED, WHO, DAY)
    assert (
        standing([missed, PromiseSaid(PromiseWord.PUT_RIGHT, WHO, DAY + timedelta(days=1))], WHO).mark
        is PromiseWord.PUT_RIGHT
    )
    assert standing([missed, PromiseSaid(PromiseWord.OPEN, WHO, DAY)], WHO).is_open


def test_promises_stand_by_their_day_and_never_by_how_they_went() -> None:
    days = [None, DAY + timedelta(days=9), DAY - timedelta(days=30), DAY]
    assert by_day(days, lambda day: day) == [DAY - timedelta(days=30), DAY, DAY + timedelta(days=9), None]
