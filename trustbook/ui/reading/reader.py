"""What can be read at any time, with or without a workbook: the guide, help, credits, pages that leave no trace."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.text_ids import HELP, SAFETY
from trustbook.language import _
from trustbook.ui.frame.surfaces import Surface
from trustbook.ui.reading.guide_texts import drawn, find_chapter, find_text
from trustbook.ui.reading.links import ABOUT_SAFETY, SUITABILITY, help_links, more_links
from trustbook.ui.reading.reading_page import Link, Links, ReadingPage

if TYPE_CHECKING:
    from trustbook.exercises.texts import Text
    from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
    from trustbook.ui.pages.exercise.ways_on import NextLink
    from trustbook.ui.services import Services

    Made = ReadingPage | UnsavedPage
    Make = Callable[[], Made]


class Reader(QObject):
    """Shows one page at a time and knows the way back. Nothing is noted anywhere, not even while it runs."""

    def __init__(
        self,
        services: Services,
        surface: Surface,
        parent: QObject,
        *,
        open_exercise: Callable[[str], None] | None = None,
    ) -> None:
        """`open_exercise` opens an exercise in the workbook beside it; without one there is no workbook."""
        super().__init__(parent)
        self._services = services
        self._surface = surface
        self._open_exercise = open_exercise
        self._ways = _ReaderNavigator(self)
        self._trail: list[Make] = []
        self._shown: Made | None = None

    @property
    def inside(self) -> bool:
        """Whether a workbook is open beside it."""
        return self._open_exercise is not None

    # --- what can be opened

    def text(self, text_id: str, word: str = "") -> None:
        """A text of the guide, where the folded `word` stands in it."""
        self._begin(lambda: self._text(text_id), word)

    def chapter(self, chapter_id: str, word: str = "") -> None:
        """What to read before the exercises of a chapter, where the folded `word` stands in it."""
        self._begin(lambda: self._chapter(chapter_id), word)

    def guide(self) -> None:
        """Everything that there is to read."""
        self._begin(self._guide)

    def credits(self) -> None:
        """Where the exercises come from, and what the program is built with."""
        self._begin(self._credits)

    def unsaved(self, exercise_id: str = SUITABILITY) -> None:
        """An exercise that leaves no trace."""
        self._begin(lambda: self._unsaved(exercise_id))

    # --- the way there and back

    def _begin(self, make: Make, word: str = "") -> None:
        self._trail = [make]
        self._show()
        if word and isinstance(self._shown, ReadingPage):
            self._shown.show_word(word)

    def _follow(self, make: Make) -> None:
        self._trail.append(make)
        self._show()

    def _show(self) -> None:
        self._shown = page = self._trail[-1]()
        self._surface.show_page(page, None if isinstance(page, ReadingPage) else page.undo_stack)
        if not isinstance(page, ReadingPage):
            page.build()
        page.take_focus()

    def back(self) -> None:
        """To the page that led here; from the first one away."""
        self._trail = self._trail[:-1]
        if self._trail:
            self._show()
        elif self._shown is not None:
            self._surface.hide_page(self._shown)

    def follow(self, link: Link) -> None:
        """Go on from the page that is shown, with the way back to it."""
        if link.kind == "exercise":
            self._on_exercise(link.id)
            return
        self._follow(
            {
                "text": lambda: self._text(link.id),
                "chapter": lambda: self._chapter(link.id),
                "guide": self._guide,
                "credits": self._credits,
                "unsaved": lambda: self._unsaved(link.id),
            }[link.kind]
        )

    # --- the pages

    def _text(self, text_id: str) -> ReadingPage:
        number = self._number() if text_id == HELP else None
        links = tuple(each for each in help_links() if each.id != text_id) if text_id in ABOUT_SAFETY else ()
        shown = (Links(_("Also here"), links),) if links else ()
        text = find_text(self._services.content(), text_id, self._services.clock)
        if self._services.look.settings.emergency_number:
            return self._page(text, shown, first=number)
        return self._page(text, shown, inset=number)  # what to do in danger comes before a form

    def _chapter(self, chapter_id: str) -> ReadingPage:
        pages = self._exercises_of(chapter_id)
        shown = (Links(_("Pages of this chapter"), pages),) if pages else ()
        return self._page(find_chapter(self._services.content(), chapter_id, self._services.clock), shown)

    def _credits(self) -> ReadingPage:
        return self._page(self._services.content().credits)

    def _guide(self) -> ReadingPage:
        content = self._services.content()
        library = content.library
        chapters = tuple(
            Link("chapter", chapter, library.chapter_title(chapter), library.chapter_about(chapter))
            for tab in content.tabs
            for chapter in tab.chapters
        )
        page = ReadingPage(
            _("Guide"),
            (),
            (
                Links(_("Chapters"), chapters),
                Links(_("More to read"), more_links()),
                Links(_("To be safe"), help_links()),
            ),
        )
        return self._connected(page)

    def _page(
        self,
        text: Text,
        links: tuple[Links, ...] = (),
        *,
        first: QWidget | None = None,
        inset: QWidget | None = None,
    ) -> ReadingPage:
        page = ReadingPage(*drawn(text), links, first=first, inset=inset, can_print=bool(text.id))
        page.print_requested.connect(lambda: self._print(text))
        return self._connected(page)

    def _connected(self, page: ReadingPage) -> ReadingPage:
        page.followed.connect(self.follow)
        page.closed.connect(self.back)
        return page

    def _unsaved(self, exercise_id: str) -> Made:
        from trustbook.ui.fields.context import FieldContext
        from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
        from trustbook.ui.pages.exercise.ways_on import reads_of, ways_of

        content = self._services.content()
        try:
            exercise = content.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return self._text(SAFETY)  # the page cannot be read; what it leads to can
        clock = self._services.clock
        return UnsavedPage(
            exercise,
            FieldContext(clock.today, clock.ticks),
            self._ways,
            ways=[way for way in ways_of(exercise, content, clock.today()) if self._leads(way)],
            reads=reads_of(exercise, content, clock.today()),
            way_back=True,
        )

    def _on_exercise(self, exercise_id: str) -> None:
        if self._leaves_no_trace(exercise_id):
            self._follow(lambda: self._unsaved(exercise_id))
        elif self._open_exercise is not None:
            self._open_exercise(exercise_id)

    def _leads(self, way: NextLink) -> bool:
        return way.kind != "exercise" or self._can_open(way.target_id)

    def _can_open(self, exercise_id: str) -> bool:
        return self.inside or self._leaves_no_trace(exercise_id)

    def _leaves_no_trace(self, exercise_id: str) -> bool:
        """Raises UnknownName, BrokenDefinition."""
        from trustbook.exercises.unsaved import is_unsaved

        return is_unsaved(self._services.content().library.exercise(exercise_id))

    def _exercises_of(self, chapter_id: str) -> tuple[Link, ...]:
        library, found = self._services.content().library, []
        for name in library.exercise_ids(chapter=chapter_id):
            with suppress(BrokenDefinition):
                if self._can_open(name):
                    found.append(Link("exercise", name, library.exercise(name).title))
        return tuple(found)

    def _number(self) -> QWidget:
        from trustbook.ui.reading.emergency_number import EmergencyNumber

        look = self._services.look
        return EmergencyNumber(look.settings.emergency_number, lambda number: look.change("emergency_number", number))

    # --- paper

    def _print(self, text: Text) -> None:
        from trustbook.ui.dialogs.paper_open import text_paper

        text_paper(self._surface.window(), self._services, text)

    def blank_sheet(self, exercise_id: str) -> None:
        """A sheet with room to write, of one exercise. What was answered on the screen is never on it."""
        from trustbook.ui.dialogs.paper_open import blank_paper

        blank_paper(self._surface.window(), self._services, only=exercise_id)


class _ReaderNavigator:
    """The navigator of a page that is shown here: what it asks for is read on top of it, with the way back to it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def open_exercise(self, exercise_id: str) -> None:
        self._reader.follow(Link("exercise", exercise_id, ""))

    def open_text(self, text_id: str, word: str = "") -> None:
        self._reader.follow(Link("text", text_id, ""))

    def open_chapter(self, chapter_id: str, word: str = "") -> None:
        self._reader.follow(Link("chapter", chapter_id, ""))

    def print_blank(self, exercise_id: str) -> None:
        self._reader.blank_sheet(exercise_id)

    def back(self) -> None:
        self._reader.back()
