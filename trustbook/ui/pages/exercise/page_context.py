"""What the fields of a page may know: taken from who sits here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import LetterField
from trustbook.exercises.letters import letter_of
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PagePosition, PageView


def field_context(
    services: WorkbookServices, page: QWidget | None = None, view: PageView | None = None
) -> FieldContext:
    """The day, the clock and the names of this sitting, how to hold off the idle lock, and who may sign.

    `view` is what the page shows. Questions stand above `page`; on one of which nothing is kept nobody is asked.
    """
    sitting = services.client.sitting
    return FieldContext(
        services.program.clock.today,
        services.program.clock.ticks,
        names=tuple(partner.name for partner in sitting.partners),
        me="" if sitting.me is None else sitting.me.name,
        prove=partial(_prove, services, page) if page is not None and sitting.viewer.is_together else None,
        solo=sitting.solo,
        awake=services.program.watch,
        **_letter(services, view),
    )


class _Letter(TypedDict, total=False):
    write_letter: Callable[[], object]
    letter: str


def _letter(services: WorkbookServices, view: PageView | None) -> _Letter:
    field = letter_to_write(view) if view is not None else None
    if view is None or field is None:
        return {}
    place = PagePosition(view.exercise.id, view.entry_id, field.id, as_letter=True)
    return {"letter": field.id, "write_letter": lambda: services.navigator.open_place(place)}


def letter_to_write(view: PageView) -> LetterField | None:
    """The letter of a page, where it is written at this seat."""
    found = letter_of(view.exercise)
    return found[1] if found is not None and found[0].id in view.writable else None


def _prove(services: WorkbookServices, page: QWidget, place: int, proven: Callable[[], object]) -> None:
    """Ask for the passphrase of this partner, unless they gave it since the two sat down."""
    partner = services.client.sitting.partners[place]

    def known(ids: frozenset[str]) -> None:
        if partner.id in ids:
            proven()
        else:
            from trustbook.ui.dialogs.sign_dialog import SignDialog

            SignDialog(page.window(), services, partner, proven).open()

    services.client.do(lambda session: session.people.proven(), known, owner=page)
