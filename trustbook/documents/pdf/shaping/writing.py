"""Lines of text as operators of a PDF page."""

from __future__ import annotations

from trustbook.documents.pdf.fonts import Chain
from trustbook.documents.pdf.shaping.faces import Shaped
from trustbook.documents.pdf.shaping.fonts_in_file import FontInFile, FontsInFile, Rise


class LineWriter:
    """Writes lines into one file. What a word looks like is remembered."""

    def __init__(self, fonts: FontsInFile) -> None:
        self._fonts = fonts
        self._plain: dict[str, dict[str, str | None]] = {}

    def line(self, text: str, chain: Chain, size: float) -> str:
        """Operators that draw a line, which goes from left to right, where the text position is."""
        return self._in_one_font(text, chain, size) or self._in_many_fonts(text, chain, size)

    def _in_one_font(self, text: str, chain: Chain, size: float) -> str:
        """The line, if the chain's own font draws all of it, each word on the line; else nothing."""
        font = self._fonts.of(chain.primary)
        known = self._plain.setdefault(chain.name, {"": ""})
        parts = []
        for word in text.split(" "):
            if word not in known:
                known[word] = self._plain_word(word, chain)
            part = known[word]
            if part is None:
                return ""
            parts.append(part)
        space = font.fragment(chain.primary.shape(" "))[0]
        return f"/{font.name} {size:g} Tf[{str(space).join(parts)}]TJ".replace("><", "")

    def _plain_word(self, word: str, chain: Chain) -> str | None:
        pieces = chain.word(word).pieces
        if any(piece.face is not chain.primary for piece in pieces):
            return None
        font = self._fonts.of(chain.primary)
        fragments = [part for piece in pieces for part in font.fragment(piece)]
        return None if any(isinstance(part, Rise) for part in fragments) else "".join(map(str, fragments))

    def _in_many_fonts(self, text: str, chain: Chain, size: float) -> str:
        line = _Line(size)
        for number, word in enumerate(text.split(" ")):
            if number:
                self._show(line, chain.primary.shape(" "))
            for piece in chain.word(word).pieces:
                self._show(line, piece)
        return line.done()

    def _show(self, line: _Line, shaped: Shaped) -> None:
        line.show(self._fonts.of(shaped.face), shaped)


class _Line:
    """Operators of a line in the making."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._out: list[str] = []
        self._font: FontInFile | None = None
        self._open = False

    def show(self, font: FontInFile, shaped: Shaped) -> None:
        """A word more."""
        if font is not self._font:
            self._close()
            self._out.append(f"/{font.name} {self._size:g} Tf")
            self._font = font
        for part in font.fragment(shaped):
            if isinstance(part, Rise):
                self._close()
                self._out.append(f" {part * self._size:.4g} Ts")
                continue
            if not self._open:
                self._out.append("[")
                self._open = True
            self._out.append(part)

    def _close(self) -> None:
        if self._open:
            self._out.append("]TJ ")
            self._open = False

    def done(self) -> str:
        """All operators."""
        self._close()
        return "".join(self._out).replace("><", "")
