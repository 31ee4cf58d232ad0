"""Writing a letter: a calm full page that looks like one. What else its exercise asks stands on the page behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from trustbook.domain.letter_text import LetterText
from trustbook.exercises.fields import LetterField
from trustbook.exercises.letters import addressee, letter_in, salutation_to
from trustbook.exercises.solo import for_one
from trustbook.language import _, long_date
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import column
from trustbook.ui.pages.exercise.autosave import Timer
from trustbook.ui.pages.exercise.entry_page import EntryPage
from trustbook.ui.pages.exercise.letter_form import LetterForm
from trustbook.ui.pages.exercise.letter_guide import LetterGuide
from trustbook.ui.pages.exercise.letter_surface import LetterSurface
from trustbook.ui.pages.exercise.privacy import other_name
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.pages.exercise.save_banner import SaveBanner
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.letters.letter_bar import WritingBar
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PagePosition, PageView

_HIDDEN: Final = "letter-guide-hidden"


class LetterPage(EntryPage):
    """One entry, of which the letter is written. There is no way to give it from here: that is done at the desk."""

    form: LetterForm
    wants_all = True
    as_letter = True

    def __init__(
        self,
        services: WorkbookServices,
        page: PageView,
        undo: EntryUndo,
        field: LetterField,
        *,
        make_timer: Callable[[Callable[[], None]], Timer] = QtTimer,
    ) -> None:
        super().__init__(services, page, undo, make_timer)
        sitting = services.client.sitting
        shown = for_one(page.exercise) if sitting.solo else page.exercise
        me = "" if sitting.me is None else sitting.me.name
        to_other = page.exercise.letter is not None and page.exercise.letter.to == "other" and not sitting.solo
        dear = salutation_to(field, other_name(sitting) if to_other else "")
        begun = LetterText(date=long_date(services.program.clock.today()), salutation=dear, name=me)
        self._field = field
        self.form = LetterForm(field, page.answers, undo, begun)
        self.guide = LetterGuide(shown, field, services.navigator, self._open_behind, solo=sitting.solo)
        self._desk = LetterSurface(self.form, self.guide)
        self.sheet = self._desk.sheet
        self.banner = SaveBanner(services.program, self.sheet, self._as_plain_text)
        self.bar = WritingBar(_("Letters"), self._words(), can_finish=not page.read_only)
        self._desk.folds.connect(lambda folded: self.bar.offer_guide(not folded))
        self.guide_hidden = sitting.settings.get(self._key) == "yes"
        self.setAccessibleName(shown.title)
        self.sheet.setAccessibleName(shown.title)
        layout = column(self.bar, self.banner, self._desk, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def build(self, *, unfolded: bool = False) -> None:
        self.form.edited.connect(self.autosave.edited)
        self.form.left.connect(self._on_left)
        self.form.changed_elsewhere.connect(self._on_changed_elsewhere)
        self.form.set_read_only(self.page.read_only)
        self.guide.opener_chosen.connect(self.form.put_in)
        self.form.left.connect(lambda: self.bar.say_who_sees(self._words()))  # not with each letter of a name
        self.bar.back.connect(self._services.navigator.open_letters)
        self.bar.done.connect(self._on_done)
        self.bar.guide_toggled.connect(self._on_guide)
        self._show_guide()

    def place(self) -> PagePosition:
        block, caret = self.form.place()
        page = self.page
        scroll = self.sheet.place()
        return PagePosition(page.exercise.id, page.entry_id, self._field.id, block, caret, scroll, as_letter=True)

    def target(self) -> Target:
        page = self.page
        return Target(page.exercise.id, page.entry_id, place=self.place()) if page.exists else super().target()

    def go_to(self, place: PagePosition) -> None:
        if place.field_id == self._field.id:
            self.form.go_to(place.control, place.caret)
            self.sheet.stay_at(place.scroll)
        else:
            self.form.take_focus()

    def say(self, words: str) -> None:
        super().say(words)
        self.bar.say(words)

    def _open_behind(self) -> None:
        """All of the page, with what else its exercise asks."""
        self.entry_requested.emit(self.page.entry_id)

    def _on_done(self) -> None:
        self._services.navigator.open_letters(self.page.entry_id)

    # --- the guide

    @property
    def _key(self) -> str:
        return f"{_HIDDEN}:{self.page.exercise.id}"

    def _on_guide(self) -> None:
        """Hide or show it, and remember that for this kind of letter."""
        self.guide_hidden = not self.guide_hidden
        self._show_guide()
        key, value, client = self._key, "yes" if self.guide_hidden else "", self._services.client
        if not self.page.read_only:
            client.do(
                lambda session: session.people.put_setting(client.viewer, key, value), failed=lambda _problem: None
            )

    def _show_guide(self) -> None:
        self._desk.show_guide(not self.guide_hidden)
        self.bar.show_guide(not self.guide_hidden)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_guide_key(event):
            event.accept()  # on this page the guide is the one beside the letter
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_guide_key(event):
            self._on_guide()
        elif event.key() == Qt.Key.Key_Escape:
            self._services.navigator.open_letters()
        else:
            super().keyPressEvent(event)

    # --- words

    def _words(self) -> str:
        """What it is, to whom, and who can see it. To whom is left out only where the letter begins with no name."""
        exercise, sitting = self.page.exercise, self._services.client.sitting
        letter = exercise.letter
        kind = letter.name if letter is not None else exercise.title
        answers = self.form.answers()
        named = addressee(exercise, answers)
        begun = letter_in(exercise, answers).salutation.strip()
        if not named and not begun and letter is not None and letter.to == "other" and not sitting.solo:
            named = other_name(sitting)
        if named:
            return _("{kind}, to {name}. Only you can see it.").format(kind=kind, name=named)
        return _("{kind}. Only you can see it.").format(kind=kind)

    def _on_changed_elsewhere(self) -> None:
        self.say(_("That was in another question of this page."))


def _is_guide_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier
