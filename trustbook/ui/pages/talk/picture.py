"""Draws a scene of the talk table: four lines in their order, the ring beside them, and the keys below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from trustbook.domain.people import Partner
from trustbook.ui.kit import FlowLayout, Rule, Space, column, initials, row
from trustbook.ui.kit.far import Far, FarChoice, FarDisc, FarLine, FarText, FarView, KeyButton
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.kit.ring import Ring
from trustbook.ui.pages.talk.scene import Scene, SceneInput, SceneText

_NARROW = 1.45
"""Width by height below which the ring goes under the words."""
_BEGINS = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_GOES_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class _Area(LazyScrollArea):
    """Leaves the keys to the table, which scrolls it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Picture(FarView):
    """One scene at a time. `pressed` carries what a key button or a choice does."""

    pressed = Signal(str)
    written = Signal(str)
    entered = Signal()

    def __init__(self, people: tuple[Partner, Partner]) -> None:
        super().__init__()
        self._people = people
        self.scene: Scene | None = None
        self.ring = Ring()
        self.head = FarText("", Far.NAME, heavy=True)
        """Has the focus while nothing else is asked; a screen reader is told the whole scene there."""
        self.line: FarLine | None = None
        self.choices: list[FarChoice] = []
        self.keys: list[KeyButton] = []
        self._beside: QBoxLayout | None = None
        self._inside: QWidget | None = None
        self._outer: QVBoxLayout = column(spacing=0)
        self.setLayout(self._outer)

    def show_scene(self, scene: Scene) -> None:
        """Show this instead of the one before."""
        old, self.scene = self._inside, scene
        self.ring.hide()
        self.ring.setParent(self)
        self.line, self.choices, self.keys, self._beside = None, [], [], None
        self._inside = self._drawn(scene)
        self._outer.addWidget(self._inside)
        self.ring.setVisible(scene.clock)
        if old is not None:
            self._outer.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margin = Space.WIDE if self.width() >= 1000 else Space.COLUMN
        inside = self._inside.layout() if self._inside is not None else None
        if inside is not None:
            inside.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self.use_far_sizes()
        if self._beside is not None:
            narrow = self.width() < self.height() * _NARROW
            self._beside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # --- what a scene is made of

    def _drawn(self, scene: Scene) -> QWidget:
        made = QWidget()
        body = self._scrolling(self._body(scene), "raised" if scene.raised else "paper")
        made.setLayout(column(self._top(scene), body, Rule(), Space.PART, self._keys(scene), spacing=0))
        return made

    def _top(self, scene: Scene) -> QBoxLayout:
        place = FarText(scene.place, Far.PLAIN, reading=False)
        place.setWordWrap(False)
        line = row(FarText(scene.subject, Far.PLAIN, reading=False), place, spacing=Space.COLUMN)
        line.setStretch(0, 1)
        return line

    def _body(self, scene: Scene) -> QVBoxLayout:
        self._make_head(scene, Far.SENTENCE if scene.preparing else Far.NAME)
        if scene.preparing:
            return self._preparing(scene)
        words = column(self._with_disc(self.head, scene.who, Far.NAME))
        words.setSpacing(Space.STEP)
        if scene.how:
            words.addWidget(FarText(scene.how, Far.SENTENCE, italic=scene.spoken))
        if scene.line is not None:
            words.addLayout(self._line(scene.line))
        main = row(words, spacing=Space.COLUMN)
        main.setStretch(0, 1)
        if scene.clock:
            main.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
            self._beside = main
        body = column(None, main, spacing=Space.STEP if scene.lines else Space.COLUMN)
        if scene.other:
            size = Far.SENTENCE if scene.other_who is not None else Far.PLAIN
            body.addLayout(self._with_disc(FarText(scene.other, size), scene.other_who, Far.SENTENCE))
        if scene.lines:
            body.addWidget(Rule())
            body.addLayout(column(*map(_said, scene.lines), spacing=Space.FIELD))
        if scene.choices:
            body.addLayout(self._choices(scene))
        body.addStretch(2)
        return body

    def _make_head(self, scene: Scene, size: Far) -> None:
        self.head = FarText(scene.head, size, heavy=True)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setAccessibleName(scene.words)

    def _preparing(self, scene: Scene) -> QVBoxLayout:
        """All that is to be known before a talk, above the line for its subject: none of it below the fold."""
        head, how = self._with_disc(self.head, scene.who, Far.SENTENCE), FarText(scene.how, Far.PLAIN)
        body = column(None, head, None, *map(_said, scene.lines), None, how, spacing=Space.FIELD)
        if scene.line is not None:
            body.addLayout(self._line(scene.line, beside=True))
        body.addStretch(2)
        return body

    def _with_disc(self, words: FarText, who: Partner | None, size: Far) -> QBoxLayout:
        if who is None:
            return row(words)
        other = next((each.name for each in self._people if each.id != who.id), "")
        disc = FarDisc(initials(who.name, other), who.colour, size)
        line = row(disc, words, spacing=Space.PART)
        line.setStretch(1, 1)
        line.setAlignment(disc, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _line(self, line: SceneInput, *, beside: bool = False) -> QBoxLayout:
        self.line = FarLine(line.question, line.text)
        self.line.textChanged.connect(lambda _text: self._on_written())
        self.line.composed.connect(self._on_written)
        self.line.returnPressed.connect(self.entered)
        question = FarText(line.question, Far.PLAIN, reading=False)
        if not beside:
            return column(question, self.line, spacing=Space.FIELD)
        question.setWordWrap(False)
        return row(question, self.line, spacing=Space.STEP)

    def _on_written(self) -> None:
        if self.line is not None:
            self.written.emit(self.line.whole_text())

    def _choices(self, scene: Scene) -> FlowLayout:
        self.choices = [FarChoice(each.words, self._presses(each.does)) for each in scene.choices]
        for each in self.choices:
            each.installEventFilter(self)
        return FlowLayout(*self.choices, spacing=Space.STEP)

    def _keys(self, scene: Scene) -> QBoxLayout:
        shown = [key for key in scene.keys if key.shown]
        self.keys = [KeyButton(k.cap, k.words, self._presses(k.does), likely=k.likely) for k in shown]
        ways_out = [button for key, button in zip(shown, self.keys, strict=True) if not key.likely][-1:]
        line = row(
            FlowLayout(*[each for each in self.keys if each not in ways_out], spacing=Space.COLUMN),
            spacing=Space.COLUMN,
        )
        line.setStretch(0, 1)
        for last in ways_out:
            line.addWidget(last, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _presses(self, does: str) -> Callable[[], None]:
        return lambda: self.pressed.emit(does)

    def _scrolling(self, layout: QVBoxLayout, ground: str) -> QScrollArea:
        area = _Area()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", ground)
        inside.setLayout(layout)
        area.setWidget(inside)
        self._area = area
        return area

    def scroll_by(self, step: int) -> None:
        """Up or down, where there is more than fits."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.singleStep() * 3)

    def walk(self, key: Qt.Key) -> bool:
        """The arrow keys walk over the choices, round and round; from elsewhere to the first, or back to the last."""
        step = {**dict.fromkeys(_BEGINS, -1), **dict.fromkeys(_GOES_ON, 1)}.get(key)
        if step is None or not self.choices:
            return False
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        here = next((place for place, each in enumerate(self.choices) if each.hasFocus()), -1 if step > 0 else 0)
        self.choices[(here + step) % len(self.choices)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take(self) -> None:
        """Take the choice that has the focus; where none has it, the first gets it, and nobody chose by mistake."""
        focused = next((each for each in self.choices if each.hasFocus()), None)
        if focused is not None:
            focused.click()
        else:
            self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or watched not in self.choices:
            return False
        return self.walk(Qt.Key(event.key()))


def _said(said: SceneText) -> FarText:
    return FarText(said.text, Far.PLAIN, reading=not said.soft, italic=said.spoken)
