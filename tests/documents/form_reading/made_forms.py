"""Small forms made and broken by hand, for tests of what reads them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

ABOUT = "trustbook-form.json"


def utf16(text: str) -> String:
    """As other programs write text, lone surrogates too."""
    return String(codecs.BOM_UTF16_BE + text.encode("utf-16-be", "surrogatepass"))


def made_form(values: Mapping[str, Any], about: object = None) -> bytes:
    """A PDF with a field for each whole name. A value is what stands in /V; text becomes UTF-16, None is left out."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    tree: dict[str, Any] = {}
    for name, value in values.items():
        node = tree
        *above, last = name.split(".")
        for part in above:
            below = node.setdefault(part, {})
            if isinstance(below, _Leaf):  # it has a value itself: then this one is called by its whole name
                node, last = tree, name
                break
            node = below
        node[last] = _Leaf(value)
    pdf.Root.AcroForm = Dictionary(Fields=Array([_node(pdf, name, each) for name, each in tree.items()]))
    if about is not None:
        attach(pdf, json.dumps(about).encode())
    return saved(pdf)


class _Leaf:
    def __init__(self, value: Any) -> None:
        self.value = value


def _node(pdf: Pdf, name: str, node: Any) -> Any:
    made = Dictionary(T=utf16(name))
    if isinstance(node, _Leaf):
        made.Type, made.Subtype, made.FT = Name.Annot, Name.Widget, Name.Tx
        if node.value is not None:
            made.V = utf16(node.value) if isinstance(node.value, str) else node.value
        if isinstance(node.value, Name):
            made.FT = Name.Btn
    else:
        made.Kids = Array([_node(pdf, each, below) for each, below in node.items()])
    return pdf.make_indirect(made)


def attach(pdf: Pdf, content: bytes, name: str = ABOUT) -> None:
    """Attach a description."""
    held = pdf.make_indirect(Stream(pdf, content))
    spec = Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=held, UF=held))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(name), spec])))


def saved(pdf: Pdf, **how: Any) -> bytes:
    """The bytes of it."""
    out = BytesIO()
    pdf.save(out, **how)
    return out.getvalue()
