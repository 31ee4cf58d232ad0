"""The key that keeps the page one is on at hand, or does so no more; the page stays where it is."""

from __future__ import annotations

from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.view import WorkbookView
from trustbook.workbook.sitting.views import Changed


def keep_at_hand(services: WorkbookServices, view: WorkbookView) -> None:
    """Name the page that is open on Today, or not any more; it says so in its place."""
    content = view.current_page
    page = content.open_view if content is not None else None
    if content is None or page is None or services.client.sitting.me is None:
        return
    client, exercise_id, say = services.client, page.exercise.id, content.say_of_paper()

    def done(kept: bool) -> None:
        words = _("Kept at hand: its name stands on Today and in Myself.") if kept else _("Not kept at hand any more.")
        if say is not None:
            say(words)
        client.announce(Changed(brought=client.sitting.brought))  # the lists say it too

    failed = teller(services.program.prompts, "at-hand-failed")
    viewer = client.viewer
    client.do(lambda session: session.at_hand.turn(viewer, exercise_id), done, failed, owner=view)
