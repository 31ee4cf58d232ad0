"""What each node of a document is in a text. No mark and no blank is drawn here: the writers do that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trustbook.documents import nodes
from trustbook.documents.document import Document
from trustbook.language import _, number

LONGEST_HEAD = 6
"""Deepest level of a heading."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; level 1 is the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words of the exercise or of the program. `strong`: what is asked; `quiet`: who, when, hints."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody wrote, newlines kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """One below the other. `said`: somebody wrote them; `first`: number of the first, None for dots."""

    items: tuple[str, ...]
    said: bool = False
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Ticks:
    """Lines with a mark before each: ticked or not."""

    ticks: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a row has a cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write, so many lines."""

    lines: int = 1


Block = Head | TextLine | Quoted | Items | Ticks | Grid | Room


def blocks_of(document: Document) -> Iterator[Block]:
    """Everything that stands in a document, in order."""
    deeper = 0
    if document.front:
        yield Head(1, document.title)
        if document.subtitle:
            yield TextLine(document.subtitle, quiet=True)
        deeper = 2
    if not document.chapters:
        yield TextLine(document.furniture.empty)
    for chapter in document.chapters:
        if document.front and chapter.title:
            yield Head(2, chapter.title)
        for sheet in chapter.sheets:
            for node in sheet.nodes:
                yield from (_lowered(block, deeper) for block in _block(node))


def _lowered(block: Block, deeper: int) -> Block:
    return Head(min(block.level + deeper, LONGEST_HEAD), block.text) if isinstance(block, Head) else block


def _block(node: nodes.Node) -> Iterator[Block]:
    """Those of one node; one without words is left out."""
    for kinds in (_to_read, _answered, _by_people, _marked, _on_paper):
        found = kinds(node)
        if found is not None:
            return (block for block in found if not _is_empty(block))
    raise TypeError(type(node).__name__)  # a new kind of node needs its words here


def _is_empty(block: Block) -> bool:
    match block:
        case Head() | TextLine() | Quoted():
            return not block.text.strip()
        case Items():
            return not any(item.strip() for item in block.items)
        case Ticks():
            return not block.ticks
        case Grid():
            return not block.rows
        case Room():
            return False


def _to_read(node: nodes.Node) -> list[Block] | None:
    match node:
        case nodes.Heading():
            return [Head(node.level, node.text), TextLine(node.quiet, quiet=True)]
        case nodes.Paragraph():
            return [TextLine(node.text, quiet=node.tone in ("quiet", "care", "part"))]
        case nodes.Bullets():
            return [Items(node.items)]
        case nodes.Note():
            return [TextLine(node.title, strong=True), TextLine(node.text)]
        case nodes.Step():
            return [Items((node.text,), first=node.number)]
        case nodes.LargeTitle():
            return [Head(1, node.text)]
        case _:
            return None


def _answered(node: nodes.Node) -> list[Block] | None:
    match node:
        case nodes.Label():
            return [TextLine(node.text, strong=True), TextLine(node.hint, quiet=True)]
        case nodes.Answer():
            return [Quoted(node.text)]
        case nodes.AnswerList():
            return [Items(node.items, said=True)]
        case nodes.Unanswered():
            return [TextLine(node.text, quiet=True)]
        case nodes.LetterPaper():
            parts = (node.date, node.salutation, node.text, node.closing, node.name)
            return [Quoted("\n\n".join(part for part in parts if part))]
        case nodes.Table():
            return [_grid(node)]
        case nodes.Weeks():
            return [_weeks(node)]
        case nodes.Charts():
            return [TextLine(chart.alternative) for chart in node.charts]
        case nodes.WritingSpace():
            return [TextLine(node.opening, quiet=True), Room(node.lines), TextLine(node.closing, quiet=True)]
        case nodes.Blanks():
            return [block for word in node.words for block in (TextLine(word.text, quiet=True), Room())]
        case _:
            return None


def _by_people(node: nodes.Node) -> list[Block] | None:
    """What two people said; each answer has its name."""
    match node:
        case nodes.Beside():
            pairs = zip(node.names, (node.first, node.second), strict=True)
            return [block for name, text in pairs if text for block in (TextLine(name, quiet=True), Quoted(text))]
        case nodes.Said():
            return list(_block(node.inner))
        case nodes.Hairline():
            return [TextLine(node.words, quiet=True)]
        case nodes.BesideNames():
            return []
        case _:
            return None


def _marked(node: nodes.Node) -> list[Block] | None:
    match node:
        case nodes.Options():
            return [Ticks(tuple((option.chosen, option.text) for option in node.options))]
        case nodes.Checks():
            return [Ticks(tuple((check.done, _beside(check.text, check.beside)) for check in node.checks))]
        case nodes.Scale() | nodes.Pairs():
            return [TextLine(node.alternative)]
        case nodes.Words():
            found: list[Block] = []
            for group in node.groups:
                ticks = tuple((word.chosen, word.text) for word in group.words)
                found += [TextLine(group.title, strong=True), Ticks(ticks)]
            return found
        case _:
            return None


def _on_paper(node: nodes.Node) -> list[Block] | None:
    """What is made for paper: cards, words to hang up, a brief."""
    match node:
        case nodes.CardFace():
            fields = [
                block
                for field in node.fields
                for block in (
                    TextLine(field.label, strong=True),
                    Quoted(field.text) if field.text else Room(field.lines),
                )
            ]
            return [Head(2, node.title), Items(node.lines), *fields]
        case nodes.AgreedWords():
            return [Quoted(node.text), TextLine(node.quiet, quiet=True)]
        case nodes.AgreedCards():
            return [block for card in node.cards for block in (Quoted(card.text), TextLine(card.quiet, quiet=True))]
        case nodes.FramedWord():
            return [TextLine(node.word, strong=True), TextLine(node.text)]
        case nodes.BriefPaper():
            return _brief(node)
        case _:
            return None


def _grid(table: nodes.Table) -> Grid:
    rows = tuple(tuple(_cell(cell) for cell in row.cells) for row in table.rows)
    return Grid(tuple(column.text for column in table.columns), rows)


def _weeks(node: nodes.Weeks) -> Grid:
    columns = (node.head, *(" ".join(word for word in day if word) for day in node.days))
    rows = tuple((row.label, *("–" if mark is None else number(mark) for mark in row.marks)) for row in node.rows)
    return Grid(columns, rows)


def _cell(cell: nodes.Cell) -> str:
    chosen = ", ".join(option.text for option in cell.options if option.chosen)
    told = _("{question}: {detail}")
    more = (each.line or told.format(question=each.asked, detail=each.words) for each in cell.more)
    return "\n".join(filter(None, (cell.text or chosen, *more)))


def _brief(brief: nodes.BriefPaper) -> list[Block]:
    """A brief for a counsellor, in the order in which it is read; a chart by its values."""
    found: list[Block] = [Head(1, brief.title), TextLine(brief.who, quiet=True), TextLine(brief.when, quiet=True)]
    found += _texts((brief.named, *brief.halves))
    if brief.rows:
        found += [Head(2, brief.homework), Grid(brief.columns, tuple(row.cells for row in brief.rows))]
    for chart in brief.charts:
        found += [Head(2, chart.title), Items(tuple(f"{line.name}: {line.values}" for line in chart.lines))]
    found += _texts((*brief.pair, brief.question))
    return [*found, Head(2, brief.box), Room(3), TextLine(brief.foot, quiet=True)]


def _texts(texts: Sequence[nodes.BriefText]) -> Iterator[Block]:
    for text in texts:
        if text.paragraphs:
            yield Head(2, text.heading)
            yield Items(text.paragraphs, said=True)


def _beside(text: str, beside: str) -> str:
    return _("{words} ({detail})").format(words=text, detail=beside) if text and beside else text or beside
