"""What stands in for people, clocks and the clipboard in tests of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QApplication

from tests.shared_content import usual_content
from trustbook.domain.times import Moment
from trustbook.exercises.content import Content
from trustbook.ui.runtime.prompts import News, Question


class Unscripted(AssertionError):
    """The program asked or told something that the test did not expect."""


class ScriptedPrompts:
    """Answers questions from a script. Whatever is not scripted fails the test at its end, and is answered by Esc."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.expected_news: set[str] = set()
        self.paths: list[str] = []
        self.asked: list[Question] = []
        self.told: list[News] = []
        self.surprises: list[str] = []

    def ask(self, question: Question, answered: Callable[[str], None]) -> None:
        self.asked.append(question)
        if question.id not in self.answers:
            self.surprises.append(f"asked {question.id}: {question.title} / {question.text}")
        answer = self.answers.get(question.id, question.escape)
        assert answer in {each for each, _label in question.answers} | {question.escape}
        answered(answer)

    def tell(self, news: News) -> None:
        self.told.append(news)
        if news.id not in self.expected_news:
            self.surprises.append(f"told {news.id}: {news.title} / {news.text}")

    def choose_save_path(self, title: str, suggested: str, kinds: str, chosen: Callable[[str], None]) -> None:
        self._choose(title, chosen)

    def choose_open_path(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        self._choose(title, chosen)

    def choose_folder(self, title: str, chosen: Callable[[str], None]) -> None:
        self._choose(title, chosen)

    def _choose(self, title: str, chosen: Callable[[str], None]) -> None:
        if not self.paths:
            self.surprises.append(f"asked for a file: {title}")
            return
        chosen(self.paths.pop(0))


@dataclass
class TestClock:
    """A clock that goes on only when told to."""

    __test__ = False
    day: date = date(2026, 3, 2)
    seconds: float = 0.0

    def now(self) -> Moment:
        start = datetime(self.day.year, self.day.month, self.day.day, 14, 2, tzinfo=UTC)
        return Moment(start + timedelta(seconds=self.seconds), "UTC")

    def today(self) -> date:
        return self.now().utc.date()

    def ticks(self) -> float:
        return self.seconds


class ClipboardOfTests:
    """Whatever lies there was copied here; the platform of the tests never says so."""

    def clear(self) -> None:
        QApplication.clipboard().clear()


@dataclass
class Speaking:
    """The content in use. A test puts in what another language would have."""

    content: Content = field(default_factory=usual_content)
    others: dict[str, Content] = field(default_factory=dict)
    also: Callable[[str], object] = str
    """What else is to be done with the code of the language."""

    def speak(self, language: str) -> None:
        """As the program does when somebody chooses another language."""
        self.also(language)
        self.content = self.others.get(language, self.content)
