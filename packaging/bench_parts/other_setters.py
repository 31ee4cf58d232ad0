"""The content of our pages for WeasyPrint and for Typst, and the time they take for it, in a process of their own.

other_setters.py weasyprint|typst SOURCE      prints pages and processor milliseconds; status 3: it is not installed
They are no part of the project. TRUSTBOOK_BENCH_PYTHON names an interpreter that has them.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

NOT_THERE: Final = 3
_HEADING: Final = "#heading(level: "
FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"


class Taken(NamedTuple):
    """What one run of another program took."""

    pages: int
    milliseconds: float


def taken(program: str, source: str) -> Taken | None:
    """One run; None where the program is not installed."""
    python = os.environ.get("TRUSTBOOK_BENCH_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ("pages.typ" if program == "typst" else "pages.html")
        file.write_text(source, encoding="utf-8")
        command = [python, __file__, program, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == NOT_THERE:
        return None
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.strip()[-1500:]}")
    pages, milliseconds = done.stdout.split()[-2:]
    return Taken(int(pages), float(milliseconds))


def as_html(document: Any) -> str:
    """With contents that point to page numbers, and page numbers of both kinds at the foot."""
    titles = [sheet.title for sheet in document.sheets()]
    lines = "".join(f'<li><a href="#s{number}">{escape(title)}</a></li>' for number, title in enumerate(titles))
    body = "".join(
        f'<section id="s{number}">{"".join(_html(node) for node in sheet.nodes)}</section>'
        for number, sheet in enumerate(document.sheets())
    )
    faces = "".join(
        f"@font-face{{font-family:{family};src:url({(FONTS / file).as_uri()})}}"
        for family, file in (("serif-ours", "Literata-Regular.ttf"), ("sans-ours", "NotoSans-Regular.ttf"))
    )
    look = (
        "@page{size:A4;margin:2.4cm 2cm;@bottom-right{content:'Page ' counter(page) ' of ' counter(pages)}}"
        "body{font:10.75pt/1.5 serif-ours}h1{page-break-before:always}h1,h2,h3,li,td,th{font-family:sans-ours}"
        "h1,h2,h3{page-break-after:avoid}table{width:100%;border-collapse:collapse}td,th{border-bottom:.5pt solid #999}"
        "td,th{text-align:left;vertical-align:top}b{border:.7pt solid;border-radius:9pt;padding:0 5pt;margin:2pt}"
        "nav a::after{content:leader('.') target-counter(attr(href),page)}"
    )
    head = f'<html lang="en"><head><title>{escape(document.title)}</title><style>{faces}{look}</style></head>'
    return f"{head}<body><h1>{escape(document.title)}</h1><nav><ul>{lines}</ul></nav>{body}</body></html>"


def _html(node: Any) -> str:
    from bench_parts.platypus_pages import texts_of
    from trustbook.documents import nodes

    if isinstance(node, nodes.Said):
        return _html(node.inner)
    if isinstance(node, nodes.Table):
        head = "".join(f"<th>{escape(column.text)}</th>" for column in node.columns)
        rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row.cells) for row in node.rows)
        return f"<table><thead><tr>{head}</tr></thead>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    if isinstance(node, nodes.Scale):
        circles = "".join(f"<b>{value}</b>" for value in range(node.minimum, node.maximum + 1))
        return f"<p>{circles}<br>{escape(node.low)} – {escape(node.high)}</p>"
    tags = {"title": "h1", "part": "h2", "label": "h3"}
    return "".join(
        f"<{tags.get(style, 'p')}>{escape(text)}</{tags.get(style, 'p')}>" for text, style in texts_of(node) if text
    )


def as_typst(document: Any) -> str:
    """The same with an outline and page numbers; it is tagged by Typst itself."""
    title = json.dumps(document.title, ensure_ascii=False)
    look = (
        f'#set document(title: {title})\n#set text(font: "Literata", size: 10.75pt, lang: "en")\n'
        '#set page(paper: "a4", margin: (x: 2cm, y: 2.4cm), numbering: "1 of 1")\n'
        '#show heading: set text(font: "Noto Sans")\n'
        "#show heading.where(level: 1): it => { pagebreak(weak: true); it }\n"
    )
    lines = [look, f"#heading(level: 1, {title})", "#outline(title: none)"]
    level = 1
    for node in (node for sheet in document.sheets() for node in sheet.nodes):
        for line in _typst(node):
            if line.startswith(_HEADING):  # none may be left out
                level = min(int(line[len(_HEADING)]), level + 1)
                line = f"{_HEADING}{level}{line[len(_HEADING) + 1 :]}"
            lines.append(line)
    return "\n".join(lines)


def _typst(node: Any) -> Iterator[str]:
    from bench_parts.platypus_pages import texts_of
    from trustbook.documents import nodes

    def said(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    if isinstance(node, nodes.Said):
        yield from _typst(node.inner)
    elif isinstance(node, nodes.Table):
        widths = ", ".join(f"{share}fr" for share in node.widths)
        head = ", ".join(said(column.text) for column in node.columns)
        cells = ", ".join(said(cell.text) for row in node.rows for cell in row.cells)
        yield f"#table(columns: ({widths},), stroke: (bottom: .5pt), table.header({head}), {cells})"
    elif isinstance(node, nodes.Scale):
        values = range(node.minimum, node.maximum + 1)
        circles = " ".join(f"#box(circle(radius: 9.5pt, align(center + horizon)[{value}]))" for value in values)
        yield f"{circles}\n\n#par({said(f'{node.low} – {node.high}')})"
    else:
        levels = {"title": 1, "part": 2, "label": 3}
        for text, style in texts_of(node):
            if text and style in levels:
                yield f"{_HEADING}{levels[style]}, outlined: {str(levels[style] == 1).lower()}, {said(text)})"
            elif text:
                yield f"#par({said(text)})"


def _weasyprint(source: Path) -> int:
    weasyprint = importlib.import_module("weasyprint")
    made = weasyprint.HTML(filename=str(source)).render()
    made.write_pdf()
    return len(made.pages)


def _typst_pages(source: Path) -> int:
    typst = importlib.import_module("typst")
    data: bytes = typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards="ua-1")
    return data.count(b"/Type /Page\n") or data.count(b"/Type/Page/") or data.count(b"/MediaBox")


if __name__ == "__main__":
    program, source = sys.argv[1:]
    if find_spec(program) is None:
        sys.exit(NOT_THERE)
    run = _typst_pages if program == "typst" else _weasyprint
    importlib.import_module(program)  # it starts once, whatever it sets
    began = time.process_time()
    pages = run(Path(source))
    print(pages, (time.process_time() - began) * 1000)
