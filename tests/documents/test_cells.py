"""Options in the cells of blank tables: side by side where there is room, and columns that make room for them."""

from __future__ import annotations

from io import BytesIO

from tests.documents.drawn import Recorder, spot
from trustbook.documents.nodes import Besides, Cell, Named, OptionBox, Row, Table
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.cells import CellLines, CellOptions, CellPieces, cell_lines, column_edges
from trustbook.documents.pdf.file import PdfFile
from trustbook.documents.pdf.style import PAPERS
from trustbook.documents.pdf.tables import TableBlock, table_block

A4 = PAPERS["a4"]
FOUR = ("fine as it is", "something to talk about", "not all right now", "no topic for me")


def options(*texts: str) -> Cell:
    return Cell(options=tuple(OptionBox(text) for text in texts))


def table(*cells: Cell, rows: int = 4, blank: bool = True) -> Table:
    widths = tuple(3.0 for _cell in cells)
    return Table(columns=(Named(""),) * len(cells), widths=widths, rows=(Row(cells),) * rows, blank=blank)


def rows_of(*texts: str, width: float) -> list[list[str]]:
    cell = cell_lines(options(*texts), width, A4)
    assert isinstance(cell, CellOptions)
    return [[str(piece.line) for piece in row] for row in cell.lines]


def test_short_options_stand_in_one_row_where_the_column_is_wide() -> None:
    assert rows_of("up", "down", "mixed", width=200) == [["up", "down", "mixed"]]


def test_options_stand_in_aligned_rows_where_one_row_is_too_long() -> None:
    assert rows_of("fine", "unclear", "too loose", "too tight", width=110) == [
        ["fine", "unclear"],
        ["too loose", "too tight"],
    ]
    cell = cell_lines(options("fine", "unclear", "too loose", "too tight"), 110, A4)
    assert isinstance(cell, CellOptions)
    assert [piece.right for piece in cell.lines[0]] == [piece.right for piece in cell.lines[1]]


def test_a_long_option_is_broken_and_has_one_circle() -> None:
    cell = cell_lines(options("something that has many words", "no"), 70, A4)
    assert isinstance(cell, CellOptions)
    assert all(len(row) == 1 for row in cell.lines)
    assert [row[0].piece for row in cell.lines].count(1) == 2 < len(cell.lines)


def test_a_column_to_write_in_makes_room_for_options_but_stays_wide_enough() -> None:
    plain = column_edges(table(Cell(), Cell()), A4, 0, 440)
    edges = column_edges(table(Cell(), options(*FOUR)), A4, 0, 440)
    assert list(plain) == [0, 220, 440]
    assert 0.6 * 220 <= edges[1] <= 220 and edges[2] == 440
    narrow = column_edges(table(Cell(), Cell(), options(*FOUR)), A4, 0, 240)
    assert narrow[1] == 80, "a narrow column gives nothing away"


def test_rows_with_options_are_as_low_as_two_lines() -> None:
    block = table_block(table(Cell("Topic", heading=True), Cell(), options(*FOUR)), spot(475))
    assert all(row.height < 40 for row in block.rows)


def test_an_open_table_gets_only_a_few_rows_more() -> None:
    block = table_block(table(Cell(), Cell(), rows=7), spot())
    assert len(block.resized(1.8).rows) == 10
    assert len(block.resized(0.5).rows) == 4


def test_a_low_table_is_divided_rather_than_leave_a_large_hole() -> None:
    block = table_block(table(Cell(), Cell(), rows=8), spot())
    assert block.split(120) is None
    pieces = block.split(200)
    assert pieces is not None
    rows = [len(piece.rows) for piece in pieces if isinstance(piece, TableBlock)]
    assert sum(rows) == 8 and min(rows) >= 2


def test_no_single_row_to_write_in_stands_alone_on_the_next_page() -> None:
    block = table_block(table(Cell(), Cell(), rows=12), spot())
    pieces = block.split(block.height - 5)
    assert pieces is not None
    assert [len(piece.rows) for piece in pieces if isinstance(piece, TableBlock)] == [10, 2]


def test_what_was_asked_besides_stays_with_what_was_said_and_nothing_is_lost() -> None:
    said = Cell("One. " * 30, more=(Besides("And then?", "Two. " * 30), Besides("And now?", "Three.")))
    cell = cell_lines(said, 120.0, A4)
    for count in range(1, len(cell.lines)):
        head, tail = cell.cut(count)
        assert isinstance(head, CellPieces) and isinstance(tail, CellPieces)
        assert [*head.lines, *tail.lines] == list(cell.lines)
        assert head.height <= count * cell.style.leading
        assert not head.lines or head.lines[-1] not in ("And then?", "And now?")


def test_a_row_that_goes_on_overleaf_is_named_there_again_and_has_three_lines_at_least() -> None:
    day = Cell("14 Oct", heading=True)
    block = table_block(table(day, Cell("A word. " * 120), rows=1, blank=False), spot())
    for room in range(90, int(block.height), 7):
        pieces = block.split(float(room))
        if pieces is None:
            continue
        rest = pieces[1]
        assert isinstance(rest, TableBlock)
        assert rest.rows[0].height >= 3 * 14 and isinstance(rest.rows[0].cells[0], CellLines)
        assert rest.rows[0].cells[0].lines == ("14 Oct",)
        assert told_by(rest) == ["word"]


def told_by(block: TableBlock) -> list[str]:
    """What somebody hears of a table that goes on: no head and no name again."""
    recorder = Recorder()
    block.draw(Canvas(PdfFile(BytesIO()), recorder), 800.0)
    words = {word.strip(".").lower() for part in recorder.parts if not part.is_decoration for word in part.texts}
    return sorted({"word" for line in words if "word" in line} | {line for line in words if "oct" in line})
