"""The panels of counselling: the next appointment, the list of both, own topics, what was taken on, what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.domain.counselling import HOW_FAR, Appointment, CounsellingStep, Homework
from trustbook.language import _, day_words, weekday_words
from trustbook.ui.kit import (
    Button,
    CardFrame,
    Disc,
    FlowLayout,
    LineInput,
    MenuButton,
    OwnBox,
    PrivacySign,
    Rule,
    Sees,
    Space,
    button,
    column,
    heading,
    initials,
    link_button,
    note,
    note_link,
    paragraph,
    reading,
    row,
    subheading,
    title,
)
from trustbook.ui.kit.beside import in_line
from trustbook.workbook.counselling.counselling_views import (
    CounsellingView,
    HeldSession,
    ListedTopic,
    OwnTopic,
    step_words,
)
from trustbook.workbook.sitting.views import Sitting

_DISC = 22


@dataclass(frozen=True, kw_only=True)
class PanelActions:
    """Where the panels lead."""

    add_appointment: Callable[[], object]
    change_appointment: Callable[[Appointment], object]
    falls_away: Callable[[Appointment], object]
    after: Callable[[], object]
    calendar: Callable[[], object]
    remind: Callable[[bool], object]
    put_on_list: Callable[[OwnTopic], object]
    take_back: Callable[[ListedTopic], object]
    change: Callable[[OwnTopic], object]
    erase: Callable[[OwnTopic], object]
    note_topic: Callable[[str, bool], object]
    add_homework: Callable[[], object]
    change_homework: Callable[[Homework, bool], object]
    how_far: Callable[[Homework, CounsellingStep], object]
    open_session: Callable[[HeldSession], object]


def when_words(appointment: Appointment) -> str:
    """Day and time."""
    return ", ".join(filter(None, (weekday_words(appointment.on), appointment.at)))


@dataclass(frozen=True)
class Panels:
    """Makes them for one seat, from what the workbook says."""

    view: CounsellingView
    sitting: Sitting
    ways: PanelActions

    @property
    def may_write(self) -> bool:
        """Whether what is changed here can be saved."""
        return not self.sitting.read_only

    # --- the appointment

    def head(self) -> QWidget:
        """The next appointment, or that there is none yet, with what can be done about it."""
        coming, ways = self.view.next, self.ways
        pieces: list[QWidget] = []
        words = when_words(coming) if coming is not None else _("No appointment yet")
        end = self._acts(coming)
        pieces.append(in_line(title(words), end) if end is not None else title(words))
        after = [link_button(_("After a session"), ways.after)] if self.may_write and self.view.waits is None else []
        if coming is not None:
            place = ", ".join(filter(None, (coming.counsellor, coming.place)))
            if place and after:
                pieces.append(in_line(paragraph(place), after.pop()))
            elif place:
                pieces.append(paragraph(place))
            pieces += [note(text) for text in (coming.reach, coming.notes) if text]
            if not self.sitting.solo:
                pieces.append(PrivacySign(Sees.BOTH if coming.ours else Sees.ME))
        if self.view.coming:
            later = _("After that: {days}").format(days=" · ".join(when_words(each) for each in self.view.coming[:3]))
            pieces.append(note(later))
        if coming is None and self.view.last is not None and self.view.last.reach:
            last = self.view.last
            pieces.append(note(", ".join(filter(None, (last.counsellor, last.reach)))))
        if after:
            pieces.append(_flow(*after))
        return _holder(*pieces, spacing=Space.STATE)

    def _acts(self, coming: Appointment | None) -> QWidget | None:
        if not self.may_write:
            return None
        acts: list[QWidget] = []
        if coming is None:
            acts.append(button(_("Add one"), self.ways.add_appointment))
        if self.view.waits is not None:
            acts.append(button(_("After a session"), self.ways.after))
        acts.append(MenuButton(_("More"), self._fill_menu))
        return _flow(*acts)

    def _fill_menu(self, menu: QMenu) -> None:
        coming = self.view.next
        if coming is not None:
            menu.addAction(_("Change this appointment"), partial(self.ways.change_appointment, coming))
            menu.addAction(_("It does not take place"), partial(self.ways.falls_away, coming))
            menu.addAction(_("Add another appointment"), self.ways.add_appointment)
            menu.addSeparator()
        menu.addAction(_("Days as a calendar file …"), self.ways.calendar)
        if self.sitting.me is not None:
            remind = menu.addAction(
                _("Tell me on Today when I set time aside"), partial(self.ways.remind, not self.view.tells)
            )
            remind.setCheckable(True)
            remind.setChecked(self.view.tells)

    # --- topics

    def listed(self) -> QWidget:
        head = in_line(heading(_("On the list")), PrivacySign(Sees.BOTH))
        if not self.view.listed:
            words = _("Nothing is on the list yet. Each of you puts on it what you choose.")
            return CardFrame(column(head, note(words), spacing=Space.FIELD))
        return CardFrame(column(head, *_ruled([self._topic(each) for each in self.view.listed]), spacing=Space.FIELD))

    def _topic(self, topic: ListedTopic) -> QWidget:
        other = next((each.name for each in self.sitting.partners if each.id != topic.author.id), "")
        disc = Disc(initials(topic.author.name, other), topic.author.colour, _DISC)
        words = reading(topic.text)
        words.setAccessibleName(_("{name}: {text}").format(name=topic.author.name, text=topic.text))
        said: QWidget = words
        if topic.mine and self.may_write:
            back = note_link(_("Take it back"), partial(self.ways.take_back, topic))
            back.setAccessibleDescription(topic.text)
            said = in_line(words, back)
        pieces = [said, note(_("A question for the counsellor"))] if topic.question else [said]
        line = row(disc, column(*pieces, spacing=Space.STATE), spacing=Space.CARD)
        line.setStretch(1, 1)
        line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def mine(self, line: LineInput) -> QWidget:
        """Own topics; `line` is where a new one is written."""
        name = _("To speak about") if self.sitting.solo else _("Mine so far")
        head = in_line(subheading(name), PrivacySign(Sees.ME, _("Only you see this")))
        pieces = _ruled([self._own(each) for each in self.view.mine])
        if self.may_write:
            pieces += [line, self._noting(line)]
        return OwnBox(column(head, *pieces, spacing=Space.FIELD))

    def _noting(self, line: LineInput) -> QWidget:
        """What can be done with the words that stand in the line, while some do."""
        topic = button(_("Note it"), lambda: self.ways.note_topic(line.text(), False))
        question = link_button(_("As a question for the counsellor"), lambda: self.ways.note_topic(line.text(), True))
        acts = _flow(topic, question)
        acts.setVisible(bool(line.text().strip()))
        line.changed.connect(lambda text: acts.setVisible(bool(text.strip())))
        return acts

    def _own(self, topic: OwnTopic) -> QWidget:
        words = reading(topic.text)
        links: list[Button] = []
        if self.may_write and not self.sitting.solo:
            links.append(link_button(_("Put on the list"), partial(self.ways.put_on_list, topic)))
        if self.may_write:
            links.append(self._more_of(topic))
        for link in links:
            link.setAccessibleDescription(topic.text)
        said = in_line(words, _flow(*links)) if links else words
        return _holder(said, *([note(_("A question for the counsellor"))] if topic.question else []), spacing=2)

    def _more_of(self, topic: OwnTopic) -> Button:
        def fill(menu: QMenu) -> None:
            menu.addAction(_("Change the words"), partial(self.ways.change, topic))
            menu.addAction(_("Erase …"), partial(self.ways.erase, topic))

        return MenuButton(_("More"), fill)

    # --- what was taken on

    def homework(self) -> QWidget:
        shown = self.view.homework
        on = shown[0].taken_on if shown else None
        words = _("Taken on, {day}").format(day=day_words(on, self.view.on)) if on is not None else _("Taken on")
        head: QWidget = heading(words)
        if self.may_write:
            head = in_line(head, link_button(_("Add"), self.ways.add_homework))
        if not shown:
            return CardFrame(column(head, note(_("Nothing was taken on so far.")), spacing=Space.FIELD))
        return CardFrame(column(head, *_ruled([self._taken(each) for each in shown]), spacing=Space.FIELD))

    def _taken(self, each: Homework) -> QWidget:
        about = [each.who] if each.who else []
        if each.by is not None:
            about.append(_("until {day}").format(day=day_words(each.by, self.view.on)))
        pieces: list[QWidget] = [note(", ".join(about))] if about else []
        if not each.ours and not self.sitting.solo:
            pieces.append(PrivacySign(Sees.ME, _("Only you see this")))
        if each.in_the_way:
            pieces.append(note(each.in_the_way))
        what = _holder(reading(each.what), *pieces, spacing=2)
        if not self.may_write:
            return _holder(what, note(step_words(each.state)), spacing=2)
        return in_line(what, self._how_far(each))

    def _how_far(self, each: Homework) -> MenuButton:
        def fill(menu: QMenu) -> None:
            for step in HOW_FAR:
                action = menu.addAction(step_words(step), partial(self.ways.how_far, each, step))
                action.setEnabled(step is not each.state)
            menu.addSeparator()
            menu.addAction(_("What got in the way"), partial(self.ways.change_homework, each, True))
            menu.addAction(_("Change it"), partial(self.ways.change_homework, each, False))
            menu.addAction(_("Set it aside"), partial(self.ways.how_far, each, CounsellingStep.SET_ASIDE))

        made = MenuButton(step_words(each.state), fill)
        made.setAccessibleName(_("{question}: {detail}").format(question=each.what, detail=step_words(each.state)))
        return made

    # --- what was agreed

    def agreed(self) -> QWidget | None:
        held = self.view.session
        if held is None:
            return None
        head = heading(_("Agreed on {day}").format(day=day_words(held.on, self.view.on)))
        sees = PrivacySign(Sees.BOTH if held.ours else Sees.ME)
        more = note_link(_("The whole page"), partial(self.ways.open_session, held))
        return CardFrame(column(in_line(head, sees), reading(held.agreed), _flow(more), spacing=Space.FIELD))


def _ruled(lines: list[QWidget]) -> list[QWidget]:
    """With a hairline between each two."""
    made: list[QWidget] = []
    for line in lines:
        made += [Rule(), line] if made else [line]
    return made


def _flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*widgets, spacing=Space.CARD))
    return holder


def _holder(*widgets: QWidget, spacing: int) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*widgets, spacing=spacing))
    return holder
