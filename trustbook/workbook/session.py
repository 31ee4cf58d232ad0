"""One sitting at an open workbook: everything that screens and the command line can ask for, by theme.

Not for several threads: whoever holds a Session calls it from one thread only. All methods are synchronous. Every
method that takes a Viewer raises NotForThisSeat when that viewer is not the one who sits here now.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.people import Viewer
from trustbook.exercises.content import Content
from trustbook.workbook.agreements.agreement_changes import AgreementChanges
from trustbook.workbook.agreements.agreement_offers import AgreementOffers
from trustbook.workbook.agreements.agreements import Agreements
from trustbook.workbook.counselling.bringing import Bringing
from trustbook.workbook.counselling.counselling import Counselling
from trustbook.workbook.letters.letters import Letters
from trustbook.workbook.pages.at_hand import KeepingAtHand
from trustbook.workbook.pages.erasing import Eraser
from trustbook.workbook.pages.finding import Finding
from trustbook.workbook.pages.history import History
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.pages.own_pages import OwnPages
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.pages.placing import Placing
from trustbook.workbook.pages.standing_consent import StandingConsent
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.paper.paper_pages import PaperPages
from trustbook.workbook.people import People
from trustbook.workbook.progress.charts import PulseCharts
from trustbook.workbook.progress.then_and_now import ThenAndNow
from trustbook.workbook.progress.timeline import Timeline
from trustbook.workbook.progress.timeline_adding import TimelineAdding
from trustbook.workbook.safekeeping.keeping import Keeping
from trustbook.workbook.safekeeping.leaving import Leaving
from trustbook.workbook.shared.held_ready import HeldReady
from trustbook.workbook.shared.opening_together import OpenTogether
from trustbook.workbook.shared.sharing import Sharing
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.reports import ImportReport
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.today.start_paths import StartPaths
from trustbook.workbook.today.today import Today
from trustbook.workbook.together.jar import Jar
from trustbook.workbook.together.promises import SmallPromises
from trustbook.workbook.together.talks import Talks

if TYPE_CHECKING:
    from trustbook.workbook.counselling.briefs import Briefs
    from trustbook.workbook.forms.forms_in import FormsIn


class DataFiles:
    """What was written, as a file for other programs, and back. Loaded when first asked for."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def export_data(self, viewer: Viewer, *, private: bool = False) -> bytes:
        """See `data_out.export_data`."""
        from trustbook.workbook.data.data_out import export_data

        return export_data(self._context, viewer, private=private)

    def save_calendar(self, viewer: Viewer, path: Path, *, private: bool = True, overwrite: bool = False) -> None:
        """See `calendar_days.save_calendar`."""
        from trustbook.workbook.today.calendar_days import save_calendar

        save_calendar(self._context, viewer, path, private=private, overwrite=overwrite)

    def import_data(self, viewer: Viewer, path: Path, *, own: bool = False, dry_run: bool = False) -> ImportReport:
        """See `data_in.import_data`."""
        from trustbook.workbook.data.data_in import import_data

        return import_data(self._context, viewer, path, own=own, dry_run=dry_run)


class Session:
    """The themes of one sitting. The rules stand in the docstrings of each."""

    def __init__(self, context: SessionContext) -> None:
        """Use `WorkbookOpener` to make one."""
        freezer = Freezer(context)
        copies = WorkingCopies(context, freezer)
        self.context = context
        self.erasing = Eraser(context)
        self.bringing = Bringing(context)
        self.own_pages = OwnPages(context, self.erasing)
        self.lists = ExerciseLists(context, self.bringing.ids)
        self.start_paths = StartPaths(context, self.lists, self.erasing)
        placing = self._placing = Placing(context, freezer, copies)
        self.consent = StandingConsent(context, placing)
        self.charts = PulseCharts(context)
        self.then_and_now = ThenAndNow(context)
        self.pages = Pages(context, freezer, copies, self.lists, self.consent)
        self.sharing = Sharing(context, placing, freezer, copies, self.erasing)
        self.letters = Letters(context, self.erasing, placing, self.sharing.withdraw)
        self.history = History(context, freezer, copies)
        self.finding = Finding(context)
        held = HeldReady(context, freezer, copies)
        self.together = OpenTogether(context, held)
        self.jar = Jar(context, self.pages, held)
        self.agreements = Agreements(context, freezer, copies)
        self.agreement_offers = AgreementOffers(context, freezer, copies, self.pages, self.erasing)
        self.agreement_changes = AgreementChanges(context, self.agreements, self.agreement_offers, self.erasing)
        finish = (self.erasing.finish, self.sharing.finish, self.agreement_offers.finish, held.settle)
        forget = (self.together.forget, self.jar.forget)
        self.people = People(context, copies, finish, forget, self.bringing.ids)
        self.counselling = Counselling(context, freezer, copies)
        self.talks = Talks(context, self.pages)
        self.promises = SmallPromises(context)
        self.at_hand = KeepingAtHand(context)
        self.today = Today(context, self.lists, self.start_paths)
        self.timeline = Timeline(context)
        self.timeline_adding = TimelineAdding(context, self.pages)
        self.paper = PaperPages(context)
        self.data = DataFiles(context)
        self.keeping = Keeping(context, lambda copy: Session(copy).pages)
        self.leaving = Leaving(context, self.people, self.sharing, self.keeping)

    @cached_property
    def forms(self) -> FormsIn:
        """Answers out of filled forms. Loaded when first asked for."""
        from trustbook.workbook.forms.forms_in import FormsIn

        return FormsIn(self.context, self.pages)

    @cached_property
    def briefs(self) -> Briefs:
        """Briefs for a counsellor. Loaded when first asked for."""
        from trustbook.workbook.counselling.briefs import Briefs

        return Briefs(self.context, self.pages, self._placing, self.sharing)

    @property
    def viewer(self) -> Viewer:
        """Whom the window serves now."""
        return self.context.viewer

    def use_content(self, content: Content) -> None:
        """Serve the content of another language from now on."""
        self.context.use_content(content)
