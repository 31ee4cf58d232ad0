"""Pages that somebody takes along to counselling: which, in which order, and what of each stays out. Pure rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Brought:
    """One page of the list. `left_out`: ids of its fields that do not go along."""

    entry_id: str
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BringList:
    """Pages in their order, each once. Every change gives a new list."""

    pages: tuple[Brought, ...] = ()

    def __post_init__(self) -> None:
        once: dict[str, Brought] = {}
        for page in self.pages:
            once.setdefault(page.entry_id, page)
        object.__setattr__(self, "pages", tuple(once.values()))

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its pages, in order."""
        return tuple(page.entry_id for page in self.pages)

    def with_page(self, entry_id: str) -> BringList:
        """With this page at the end; the same list where it is on it."""
        return self if entry_id in self.ids else BringList((*self.pages, Brought(entry_id)))

    def without(self, entry_id: str) -> BringList:
        """Without this page, and without a word of what of it was left out."""
        return BringList(tuple(page for page in self.pages if page.entry_id != entry_id))

    def at_place(self, entry_id: str, place: int) -> BringList:
        """With this page at `place`, counted from 0 as it stands afterwards; before the first is the first."""
        page = next((page for page in self.pages if page.entry_id == entry_id), None)
        if page is None:
            return self
        others = [each for each in self.pages if each is not page]
        others.insert(max(0, place), page)
        return BringList(tuple(others))

    def leaving_out(self, entry_id: str, fields: Collection[str]) -> BringList:
        """With exactly these fields of the page left out."""
        left_out = frozenset(fields)
        pages = (replace(page, left_out=left_out) if page.entry_id == entry_id else page for page in self.pages)
        return BringList(tuple(pages))

    def only(self, entry_ids: Collection[str]) -> BringList:
        """Without what is not there any more."""
        return BringList(tuple(page for page in self.pages if page.entry_id in entry_ids))
