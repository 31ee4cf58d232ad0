"""Passwords for PDF files: AES-256, revision 6, in memory."""

from __future__ import annotations

from io import BytesIO

from trustbook.domain.problems import UnusablePassphrase


def protect(data: bytes, password: str) -> bytes:
    """The same pages, to be opened with `password` only.

    Raises UnusablePassphrase when it is empty, holds NUL or a lone surrogate, or is longer than the 127 bytes that
    PDF takes: longer ones would be cut off in silence.
    """
    import pikepdf  # 60 ms: only for files with a password

    try:
        encoded = password.encode()
    except UnicodeEncodeError:
        raise UnusablePassphrase from None
    if not encoded or b"\0" in encoded or len(encoded) > 127:
        raise UnusablePassphrase
    sealed = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(sealed, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return sealed.getvalue()
