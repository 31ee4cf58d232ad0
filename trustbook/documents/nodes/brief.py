"""The page for a counsellor, with the words of its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trustbook.documents.nodes.base import Node, Role


@dataclass(frozen=True, slots=True)
class BriefText:
    """Paragraphs under a heading."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A row of a small table."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefLine:
    """Marks of one person from 0 to 10, by day; `values` says them in words. `second`: of the second person."""

    name: str
    marks: tuple[tuple[date, int], ...]
    values: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class BriefChart:
    """A small chart: its title, its lines, and the days at its ends in words. `alternative` says what it shows."""

    title: str
    lines: tuple[BriefLine, ...]
    since: date
    until: date
    first_day: str
    last_day: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPaper(Node):
    """All of one page, in the order in which it is read.

    `halves` stand beside each other and are equally high; there is one on one person's page. `more` has the place
    {number}: it stands where text goes on in the appendix, which is headed `appendix`. `large`: in large print.
    """

    title: str
    who: str
    when: str
    named: BriefText
    halves: tuple[BriefText, ...]
    homework: str
    columns: tuple[str, ...]
    rows: tuple[BriefRow, ...]
    charts: tuple[BriefChart, ...]
    pair: tuple[BriefText, ...]
    question: BriefText
    box: str
    foot: str
    more: str
    appendix: str
    large: bool = False
    ours: bool = True
    role: Role = Role.GROUP

    def texts(self) -> Iterator[str]:
        yield from (self.title, self.who, self.when, self.homework, self.box, self.foot, self.more, self.appendix)
        for text in (self.named, *self.halves, *self.pair, self.question):
            yield text.heading
            yield from text.paragraphs
        yield from self.columns
        for row in self.rows:
            yield from row.cells
        for chart in self.charts:
            yield from (chart.title, chart.first_day, chart.last_day, "…0123456789")
            for line in chart.lines:
                yield from (line.name, line.values)
