"""The sheets on which something of counselling is written, in the place of the page. None asks for everything."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.counselling import Appointment, Homework
from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import (
    CardFrame,
    FlowLayout,
    LineInput,
    PrivacySign,
    Sees,
    Space,
    TextArea,
    column,
    label,
    link_button,
    note,
    primary_button,
    title,
)
from trustbook.workbook.counselling.counselling_views import HomeworkToKeep
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed, Sitting

Command = Callable[[Session], Changed]
BOTH, ME = "both", "me"


class SheetForm(QWidget):
    """One sheet. `kept` says that its person is done with it, `dropped` that nothing of it is to be kept."""

    kept = Signal()
    dropped = Signal()
    edited = Signal()

    def __init__(self, name: str, sitting: Sitting, *, ours: bool | None) -> None:
        """`ours`: whether both see it, None while that can be chosen."""
        super().__init__()
        self.sitting = sitting
        self.setAccessibleName(name)
        self._ours = sitting.viewer.is_together or (bool(ours) and not sitting.solo)
        self._fixed = ours is not None or sitting.viewer.is_together or sitting.solo
        self._who = OneOfWords(_("Who sees it"), ((ME, _("Only you")), (BOTH, _("Both of you"))))
        self._missing = note("")
        self._missing.hide()
        self._name = name
        self._written = False

    @property
    def ours(self) -> bool:
        """Whether both will see it."""
        return self._ours if self._fixed else self._who.current() == BOTH

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote something here."""
        return self._written

    @abstractmethod
    def command(self, *, ours: bool) -> Command | None:
        """What keeps it, for both or for its person alone; None while something is missing without which it cannot be.

        `ours` says nothing of a sheet that was for both before.
        """

    def keeping(self) -> Command | None:
        """What keeps it as it was chosen; None as `command`."""
        return self.command(ours=self.ours)

    def half(self) -> Command | None:
        """What keeps it where its person was interrupted; None where nothing was written.

        Nobody said then that both are to see it, so it stays its person's own. What is too little for the sheet, or
        would change what both see, is noted among one's own topics; at Together with what was taken on.
        """
        if not self._written:
            return None
        together = self.sitting.viewer.is_together
        changes_ours = self._fixed and self._ours and not together
        found, words = None if changes_ours else self.command(ours=together), self.words()
        if found is not None or not words:
            return found
        if together:
            return lambda session: session.counselling.save_homework(session.viewer, HomeworkToKeep(words))
        return lambda session: session.counselling.note_topic(session.viewer, words)

    def words(self) -> str:
        """All that somebody wrote here, in one line."""
        return ""

    def missing(self) -> str:
        """What is missing, in a sentence."""
        return ""

    @abstractmethod
    def first(self) -> QWidget:
        """Where writing begins."""

    def lay(self, *items: QWidget | int, keep: str) -> None:
        """Put its questions in, with the buttons at the end."""
        who = PrivacySign(Sees.BOTH if self._ours else Sees.ME) if self._fixed else self._who
        keeping = primary_button(keep, self._on_keep)
        drop = link_button(_("Back without keeping it"), self.dropped.emit)
        ends = QWidget()
        ends.setLayout(FlowLayout(keeping, drop, spacing=Space.STEP))
        sheet = CardFrame(column(who, *items, self._missing, ends, spacing=Space.STEP))
        self.setLayout(column(title(self._name), sheet, spacing=Space.CARD))

    def wrote(self, *_about: object) -> None:
        """Somebody wrote."""
        self._written = True
        self.edited.emit()

    def _on_keep(self) -> None:
        if self.keeping() is not None:
            self.kept.emit()
            return
        self._missing.setText(self.missing())
        self._missing.show()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if with_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_keep()
            return
        super().keyPressEvent(event)


class AppointmentForm(SheetForm):
    """A new appointment with the counsellor of the last one filled in, or one that is changed."""

    def __init__(
        self, sitting: Sitting, today: Callable[[], date], stood: Appointment | None, last: Appointment | None
    ) -> None:
        super().__init__(_("An appointment"), sitting, ours=True if stood is not None and stood.ours else None)
        self._stood = stood
        known = stood or last
        self.day = DayEdit(_("Day"), today)
        self.time = LineInput(_("Time"))
        self.counsellor = LineInput(_("With whom"))
        self.reach = LineInput(_("How to reach them"))
        self.place = LineInput(_("Where"))
        self.notes = TextArea(_("What to remember"), 2, own_undo=True)
        if known is not None:
            self.counsellor.set_text(known.counsellor)
            self.reach.set_text(known.reach)
            self.place.set_text(known.place)
        if stood is not None:
            self.day.show_day(stood.on)
            self.time.set_text(stood.at)
            self.notes.setPlainText(stood.notes)
        for line in (self.time, self.counsellor, self.reach, self.place):
            line.changed.connect(self.wrote)
        self.day.typed.connect(self.wrote)
        self.notes.textChanged.connect(self.wrote)
        self.lay(
            asked(_("Day"), self.day),
            self.time,
            self.counsellor,
            self.reach,
            self.place,
            asked(_("What to remember"), self.notes),
            keep=_("Keep it"),
        )

    def first(self) -> QWidget:
        return self.day.line

    def missing(self) -> str:
        return _("An appointment needs its day.")

    def words(self) -> str:
        lines = (self.time, self.counsellor, self.reach, self.place)
        return _in_one_line(self.day.line.text(), *(line.text() for line in lines), self.notes.toPlainText())

    def command(self, *, ours: bool) -> Command | None:
        on = self.day.day()
        if on is None:
            return None
        kept = Appointment(
            id=self._stood.id if self._stood is not None else "",
            on=on,
            at=self.time.text().strip(),
            counsellor=self.counsellor.text().strip(),
            reach=self.reach.text().strip(),
            place=self.place.text().strip(),
            notes=self.notes.toPlainText().strip(),
            ours=ours,
        )
        return lambda session: session.counselling.save_appointment(session.viewer, kept)


class HomeworkLine(QWidget):
    """One line of what was taken on: what, who, until when."""

    edited = Signal()

    def __init__(self, sitting: Sitting, today: Callable[[], date], stood: Homework | None = None) -> None:
        super().__init__()
        self.what = LineInput(_("What was taken on"))
        names = [partner.name for partner in sitting.partners]
        known = [("", _("Both"))] + [(name, name) for name in names]
        if stood is not None and stood.who and stood.who not in names:
            known.append((stood.who, stood.who))
        self._who = OneOfWords(_("Who"), tuple(known))
        self.by = DayEdit(_("Until"), today, small=True, keeps_words=True)
        if stood is not None:
            self.what.set_text(stood.what)
            self._who.choose(stood.who)
            self.by.show_said(stood.by.isoformat() if stood.by is not None else stood.by_words)
        self._who.setVisible(len(names) > 1)
        self.what.changed.connect(lambda _text: self.edited.emit())
        self._who.chosen.connect(lambda _name: self.edited.emit())
        self.by.typed.connect(self.edited)
        below = QWidget()
        below.setLayout(FlowLayout(self._who, asked(_("Until"), self.by), spacing=Space.PART))
        self.setLayout(column(self.what, below, spacing=Space.STATE))

    def kept(self, in_the_way: str = "") -> HomeworkToKeep | None:
        """What stands here; None of an empty line."""
        what = self.what.text().strip()
        return HomeworkToKeep(what, self._who.current(), self.by.said(), in_the_way) if what else None


class HomeworkForm(SheetForm):
    """One piece of homework, a new one or one that is there."""

    def __init__(self, sitting: Sitting, today: Callable[[], date], stood: Homework | None, *, way: bool) -> None:
        """`way`: begin at what got in the way."""
        super().__init__(_("Taken on"), sitting, ours=True if stood is not None and stood.ours else None)
        self._stood, self._way = stood, way
        self._line = HomeworkLine(sitting, today, stood)
        self.in_the_way = LineInput(_("What got in the way"))
        self.in_the_way.set_text(stood.in_the_way if stood is not None else "")
        self._line.edited.connect(self.wrote)
        self.in_the_way.changed.connect(self.wrote)
        self.lay(self._line, self.in_the_way, keep=_("Keep it"))

    def first(self) -> QWidget:
        return self.in_the_way.edit if self._way else self._line.what.edit

    def missing(self) -> str:
        return _("A few words are missing: what was taken on?")

    def words(self) -> str:
        return _in_one_line(self._line.what.text(), self._line.by.line.text(), self.in_the_way.text())

    def command(self, *, ours: bool) -> Command | None:
        kept = self._line.kept(self.in_the_way.text().strip())
        entry_id = self._stood.id if self._stood is not None else None
        if kept is None:
            return None
        return lambda session: session.counselling.save_homework(session.viewer, kept, entry_id, ours=ours)


def _in_one_line(*texts: str) -> str:
    return ", ".join(" ".join(text.split()) for text in texts if text.strip())


def asked(question: str, control: QWidget) -> QWidget:
    """A question above what answers it."""
    holder = QWidget()
    holder.setLayout(column(label(question, control), control, spacing=Space.STATE))
    return holder


def next_like(last: Appointment | None, on: date, at: str) -> Appointment:
    """An appointment on another day, with the counsellor and the place of the last one."""
    if last is None:
        return Appointment("", on, at)
    return replace(last, id="", on=on, at=at, notes="", step=None)


def written(lines: Sequence[HomeworkLine]) -> tuple[HomeworkToKeep, ...]:
    """What stands in these lines, without the empty ones."""
    return tuple(kept for line in lines if (kept := line.kept()) is not None)
