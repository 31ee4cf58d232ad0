"""The one gateway for questions and news. Questions are data; tests script the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one or more answers. `answers` are (id, label), the safest one last; Esc gives `escape`."""

    id: str
    """Stable name by which tests answer it."""
    title: str
    text: str
    answers: tuple[tuple[str, str], ...]
    escape: str
    primary: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """Something to be told, calmly, with one button to close it."""

    id: str
    title: str
    text: str


class Prompts(Protocol):
    """Asks and tells. Never blocks: the answer comes by callback, so that a lock always works."""

    def ask(self, question: Question, answered: Callable[[str], None]) -> None: ...

    def tell(self, news: News) -> None: ...

    def choose_save_path(self, title: str, suggested: str, kinds: str, chosen: Callable[[str], None]) -> None:
        """Ask where to write a file; `chosen` is not called when the person thinks better of it."""
        ...

    def choose_open_path(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        """Ask which file to read; as `choose_save_path`."""
        ...

    def choose_folder(self, title: str, chosen: Callable[[str], None]) -> None:
        """Ask for a folder; as `choose_save_path`."""
        ...
