"""The bundled font files, and words shaped in them by HarfBuzz. Widths in points at size 1."""

from __future__ import annotations

import itertools
from functools import cached_property
from threading import Lock
from typing import Final

import msgspec
import uharfbuzz as hb

from trustbook.locations import resources

_REMEMBERED_WORDS: Final = 50_000
_LONGEST_REMEMBERED: Final = 40
_MARKS: Final = range(0x0300, 0x0370)
_loading = Lock()
_faces: dict[str, Face] = {}


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """`advance`, `x` and `y` are in units of the font: how far the next glyph is, and where this one stands."""

    id: int
    advance: int
    x: int
    y: int


class Cluster(msgspec.Struct, frozen=True, gc=False):
    """Glyphs that draw a piece of text together. There are some for each word that is remembered: the collector, which
    looks at all there is again and again, has nothing to find in them.
    """

    text: str
    glyphs: tuple[Glyph, ...]


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """How a file writes a word: `words` has a place for the number of each glyph, which it has in that file.

    `glyphs` are these, each with the text that it stands for.
    """

    words: str
    glyphs: tuple[tuple[int, str], ...]


class Shaped:
    """A word in one face. `clusters` are in visual order, from left to right.

    `plain`: each glyph stands on the line, in the order of reading, for a text of its own. `pattern` is how files write
    a plain word, once it is known.
    """

    __slots__ = ("clusters", "face", "pattern", "plain", "rtl", "width")

    def __init__(self, face: Face, clusters: tuple[Cluster, ...], *, rtl: bool) -> None:
        self.face = face
        self.clusters = clusters
        self.rtl = rtl
        self.pattern: Pattern | None = None
        self.plain = all(len(cluster.glyphs) == 1 and not cluster.glyphs[0].y for cluster in clusters)
        self.width: float = sum(glyph.advance for cluster in clusters for glyph in cluster.glyphs) / face.units


class Face:
    """One font file. Its words are remembered, since words come again and again."""

    def __init__(self, name: str) -> None:
        self.name = name
        blob = hb.Blob.from_file_path(str(resources() / "fonts" / f"{name}.ttf"))
        self.data = hb.Face(blob)
        self.font = hb.Font(self.data)
        self.units: int = self.data.upem
        self.characters = frozenset(map(chr, self.data.unicodes))
        self._words: dict[tuple[str, bool], Shaped] = {}
        self._anchored: dict[str, bool] = {}
        self._advances: dict[int, int] = {}

    @cached_property
    def empty(self) -> int | None:
        """A glyph without any picture and any width, if the font has one."""
        for glyph in range(1, self.data.glyph_count):
            if not self.advance(glyph):
                seen = self.font.get_glyph_extents(glyph)
                if seen is None or not (seen.width or seen.height):
                    return glyph
        return None

    def advance(self, glyph: int) -> int:
        """Width of a glyph by itself, in units of the font."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self.font.get_glyph_h_advance(glyph)
        return known

    def shape(self, text: str, *, rtl: bool = False) -> Shaped:
        """The glyphs of a piece of text that has one script and one direction."""
        key = (text, rtl)
        known = self._words.get(key)
        if known is not None:
            return known
        shaped = Shaped(self, self._clusters(text, rtl=rtl), rtl=rtl)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self._words) > _REMEMBERED_WORDS:
                self._words.clear()
            self._words[key] = shaped
        return shaped

    def anchors(self, cluster: str) -> bool:
        """Whether the marks of a letter sit on it. Some fonts have letter and mark, and no place where they meet."""
        if not any(ord(character) in _MARKS for character in cluster):
            return True
        known = self._anchored.get(cluster)
        if known is None:
            _base, *marks = (glyph for found in self._clusters(cluster, rtl=False) for glyph in found.glyphs)
            known = self._anchored[cluster] = all(not mark.advance and (mark.x or mark.y) for mark in marks)
        return known

    def _clusters(self, text: str, *, rtl: bool) -> tuple[Cluster, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = "und"  # else HarfBuzz asks for the language of the machine
        buffer.guess_segment_properties()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self.font, buffer)
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos})
        ends = dict(itertools.pairwise([*starts, len(text)]))
        found: list[tuple[int, list[Glyph]]] = []
        for info, place in zip(infos, buffer.glyph_positions, strict=True):
            glyph = Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
            if found and found[-1][0] == info.cluster:
                found[-1][1].append(glyph)
            else:
                found.append((info.cluster, [glyph]))
        return tuple(Cluster(text[start : ends[start]], tuple(glyphs)) for start, glyphs in found)


def face(name: str) -> Face:
    """The font with this file name, read once. Raises uharfbuzz's HarfBuzzError when its file is missing."""
    known = _faces.get(name)
    if known is None:
        with _loading:  # two of one font would be two fonts in a file
            known = _faces.get(name) or _faces.setdefault(name, Face(name))
    return known
