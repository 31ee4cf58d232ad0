"""Passwords for PDF files: AES-256, revision 6, in memory."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from trustbook.domain.problems import UnusablePassphrase
from trustbook.domain.typed_secret import usable_secret

_MOST_BYTES: Final = 127


def protect(data: bytes, password: str) -> bytes:
    """The same pages, to be opened with `password` only.

    The password is what `typed_secret.usable_secret` makes of it. Raises UnusablePassphrase, also when it is longer
    than the 127 bytes that PDF takes: longer ones would be cut off in silence.
    """
    import pikepdf  # 60 ms: only for files with a password

    secret = usable_secret(password)
    if len(secret.encode()) > _MOST_BYTES:
        raise UnusablePassphrase
    sealed = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(sealed, encryption=pikepdf.Encryption(owner=secret, user=secret, R=6, aes=True, metadata=True))
    return sealed.getvalue()
