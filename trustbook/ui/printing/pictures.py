"""PDF pages as pictures, for the preview and for printers that take no PDF. Not on the GUI thread."""

from __future__ import annotations

import threading

from PySide6.QtGui import QImage

_ONE_AT_A_TIME = threading.Lock()  # pdfium is not made for two threads


def page_picture(pdf: bytes, page: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
    """Page `page` (from 0) of a PDF without a password."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            opened = document[page]
            bitmap = opened.render(scale=dots_per_inch / 72, grayscale=grey, rev_byteorder=not grey)
            form = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}.get(
                bitmap.n_channels, QImage.Format.Format_RGBX8888
            )
            picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            opened.close()
        finally:
            document.close()
    picture.setDevicePixelRatio(1.0)
    return picture


def page_count(pdf: bytes) -> int:
    """How many pages a PDF without a password has."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def first_pages(pdf: bytes) -> tuple[int, ...]:
    """Where each chapter of a PDF without a password begins: numbers of pages, from 0."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            places = [(mark.level, mark.get_dest()) for mark in document.get_toc()]
            return tuple(dest.get_index() or 0 for level, dest in places if level == 0 and dest is not None)
        finally:
            document.close()
