"""What the fields of a page may know: taken from who sits here."""

from __future__ import annotations

from trustbook.ui.fields.context import FieldContext
from trustbook.ui.services import WorkbookServices


def field_context(services: WorkbookServices) -> FieldContext:
    """The day, the clock and the names of this sitting, and how to hold off the idle lock."""
    sitting = services.client.sitting
    return FieldContext(
        services.program.clock.today,
        services.program.clock.ticks,
        names=tuple(partner.name for partner in sitting.partners),
        me="" if sitting.me is None else sitting.me.name,
        solo=sitting.solo,
        awake=services.program.watch,
    )
