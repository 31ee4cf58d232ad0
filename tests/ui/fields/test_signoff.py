"""Agreed by each, for oneself, with the day."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.fields.kinds import (
    TODAY,
    Shown,
    marks,
    texts,
)
from trustbook.exercises.fields import SignoffField
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.signoff_field import SignoffWidget


def signoff_of(shown: Shown, *names: str, me: str = "") -> SignoffWidget:
    widget = shown(
        SignoffField(id="f", label="It stands"), FieldContext(lambda: TODAY, lambda: 0.0, names=names, me=me)
    )
    assert isinstance(widget, SignoffWidget)
    return widget


def named(widget: QWidget) -> dict[str, QAbstractButton]:
    QApplication.processEvents()  # what was added is shown
    return {each.accessibleName(): each for each in marks(widget) if each.isVisible()}


def test_each_partner_confirms_with_the_day_and_takes_it_back(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim")
    ticks = named(widget)
    assert list(ticks) == ["Robin: It stands", "Kim: It stands"]
    ticks["Kim: It stands"].click()
    assert widget.value() == [{"name": "Kim", "on": "2026-03-02"}]
    assert "2 March 2026" in texts(widget)
    ticks["Robin: It stands"].click()
    ticks["Kim: It stands"].click()
    assert widget.value() == [{"name": "Robin", "on": "2026-03-02"}]


def test_at_ones_own_seat_nobody_confirms_for_the_other(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim", me="Kim")
    assert not named(widget)["Robin: It stands"].isEnabled()
    assert named(widget)["Kim: It stands"].isEnabled()


def test_one_who_works_alone_has_one_row(shown: Shown) -> None:
    assert list(named(signoff_of(shown, "Kim", me="Kim"))) == ["Kim: It stands"]


def test_who_confirmed_under_an_earlier_name_stays_to_be_seen(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim")
    earlier = [{"name": "Robert", "on": "2026-01-30"}]
    widget.set_value(earlier)
    assert "Robert: It stands" in named(widget)
    assert widget.value() == earlier
    named(widget)["Kim: It stands"].click()
    assert widget.value() == [{"name": "Kim", "on": "2026-03-02"}, *earlier]
    widget.set_value(None)
    assert list(named(widget)) == ["Robin: It stands", "Kim: It stands"]


def test_two_people_of_one_name_confirm_each_for_themselves(shown: Shown) -> None:
    widget = signoff_of(shown, "Alex", "Alex")
    first, second = marks(widget)
    first.click()
    assert widget.value() == [{"name": "Alex", "on": "2026-03-02"}]
    second.click()
    both = [{"name": "Alex", "on": "2026-03-02"}] * 2
    assert widget.value() == both
    widget.set_value(both)
    assert widget.value() == both
