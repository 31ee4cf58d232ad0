"""The content of our pages as an ordinary platypus story: plain paragraphs, tables, circles, page numbers, no tags."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from trustbook.documents import nodes
from trustbook.documents.document import Document
from trustbook.documents.pdf.style import PAPERS, RULE
from trustbook.locations import resources

_FACES: Final = tuple(
    f"{family}-{face}"
    for family, faces in (("Literata", ("Regular", "Italic", "SemiBold")), ("NotoSans", ("Regular", "Italic", "Bold")))
    for face in faces
)


def platypus(document: Document, *, contents: bool = False) -> float:
    """Processor milliseconds of platypus with the same content."""
    began = time.process_time()
    platypus_pages(document, contents=contents)
    return (time.process_time() - began) * 1000


def platypus_pages(document: Document, *, contents: bool = False) -> bytes:
    """The same content as a story; with `contents` it is laid out twice, as platypus finds its page numbers so."""
    from reportlab.platypus import SimpleDocTemplate

    class Template(SimpleDocTemplate):  # type: ignore[misc]  # reportlab ships without types
        def afterFlowable(self, flowable: Any) -> None:
            if getattr(flowable, "style", None) is not None and flowable.style.name == "title":
                self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

    _register_fonts()
    paper = PAPERS["a4"]
    stream = BytesIO()
    template = Template(
        stream,
        pagesize=(paper.width, paper.height),
        leftMargin=paper.left,
        rightMargin=paper.margin,
        topMargin=paper.top,
        bottomMargin=paper.bottom,
        invariant=1,
    )
    build = template.multiBuild if contents else template.build
    build(list(_story(document, contents=contents)), onFirstPage=_numbered, onLaterPages=_numbered)
    return stream.getvalue()


@cache
def _register_fonts() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name in _FACES:
        registerFont(TTFont(name, str(resources() / "fonts" / f"{name}.ttf"), shapable=False))


def _numbered(canvas: Any, template: Any) -> None:
    canvas.setFont("NotoSans-Regular", 8)
    canvas.drawRightString(PAPERS["a4"].width - PAPERS["a4"].margin, 36, f"Page {template.page}")


def _story(document: Document, *, contents: bool) -> Iterator[Any]:
    from reportlab.platypus import PageBreak, Paragraph
    from reportlab.platypus.tableofcontents import TableOfContents

    styles = _styles()
    yield Paragraph(escape(document.title), styles["title"])
    if contents:
        yield TableOfContents(levelStyles=[styles["option"]])
    for sheet in document.sheets():
        yield PageBreak()
        for node in sheet.nodes:
            yield from _flowables(node, styles)


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, font: str, size: float, leading: float, **more: Any) -> tuple[str, Any]:
        return name, ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)

    return dict(
        (
            style("title", "Literata-SemiBold", 22, 28, spaceAfter=6, keepWithNext=1),
            style("part", "Literata-SemiBold", 14, 19, spaceBefore=20, keepWithNext=1),
            style("quiet", "NotoSans-Italic", 8.75, 12.5, spaceAfter=8, keepWithNext=1),
            style("lead", "Literata-Italic", 11, 17, spaceAfter=8),
            style("step", "NotoSans-Regular", 8.75, 12.5, spaceBefore=12, keepWithNext=1),
            style("label", "NotoSans-Bold", 9.75, 14, spaceBefore=10, keepWithNext=1),
            style("answer", "Literata-Regular", 10.75, 16.5, leftIndent=12, spaceAfter=8),
            style("option", "NotoSans-Regular", 9.75, 19, leftIndent=16),
            style("cell", "Literata-Regular", 9.75, 14),
            style("head", "NotoSans-Bold", 8.5, 12),
        )
    )


def _flowables(node: nodes.Node, styles: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import Paragraph

    if isinstance(node, nodes.Said):
        yield from _flowables(node.inner, styles)
    elif isinstance(node, nodes.Table):
        yield _table(node, styles)
    elif isinstance(node, nodes.Scale):
        yield _circles(node)
    else:
        for text, style in texts_of(node):
            yield Paragraph(escape(text), styles[style])


def texts_of(node: nodes.Node) -> list[tuple[str, str]]:
    """Texts of a node that is no table and no scale, each with its style."""
    match node:
        case nodes.Said():
            return texts_of(node.inner)
        case nodes.Heading():
            return [(node.text, "title" if node.level == 1 else "part"), (node.quiet, "quiet")]
        case nodes.Paragraph():
            return [(node.text, "lead")]
        case nodes.Step():
            return [(f"{node.number} {node.text}", "step")]
        case nodes.Label():
            return [(node.text, "label")]
        case nodes.Answer():
            return [(paragraph, "answer") for paragraph in node.text.split("\n")]
        case nodes.Bullets():
            return [(f"• {item}", "option") for item in node.items]
        case nodes.AnswerList():
            return [(item, "answer") for item in node.items]
        case nodes.Checks():
            return [(f"[{'x' if each.done else ' '}] {each.text} {each.beside}", "option") for each in node.checks]
        case nodes.Options():
            return [(f"[{'x' if option.chosen else ' '}] {option.text}", "option") for option in node.options]
        case _:
            return [(text, "answer") for text in node.texts() if text]


def _table(node: nodes.Table, styles: dict[str, Any]) -> Any:
    from reportlab.lib.colors import Color
    from reportlab.platypus import Paragraph, Table

    width = PAPERS["a4"].column / sum(node.widths)
    cells = [[Paragraph(escape(column.text), styles["head"]) for column in node.columns]]
    cells += [[Paragraph(escape(cell.text), styles["cell"]) for cell in row.cells] for row in node.rows]
    look = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, Color(*RULE)),
        ("BACKGROUND", (0, 0), (-1, 0), Color(0.955, 0.948, 0.930)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, [width * share for share in node.widths], repeatRows=1, style=look)


def _circles(node: nodes.Scale) -> Any:
    from reportlab.platypus import Flowable

    class Circles(Flowable):  # type: ignore[misc]  # reportlab ships without types
        width, height = 400, 44

        def draw(self) -> None:
            canvas = self.canv
            canvas.setStrokeColorRGB(*RULE)
            canvas.setFont("NotoSans-Regular", 9)
            for index, value in enumerate(range(node.minimum, node.maximum + 1)):
                canvas.circle(10 + 38 * index, 30, 9.5)
                canvas.drawCentredString(10 + 38 * index, 27, str(value))
            canvas.drawString(0, 6, node.low)
            canvas.drawRightString(400, 6, node.high)

    return Circles()
