"""Where a line may end inside of what stands between two spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from trustbook.documents.pdf.shaping.clusters import clusters

_HAN_AND_KANA: Final = (
    r"\u2e80-\u2fdf\u3000-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef"
    r"\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_WITHOUT_SPACES: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: their words are known to a dictionary only, so a line ends between two signs."""
_ANY: Final = re.compile(f"[{_HAN_AND_KANA}{_WITHOUT_SPACES}\u200b]")
_EASTERN: Final = re.compile(f"[{_HAN_AND_KANA}]")
_SOUTHERN: Final = re.compile(f"[{_WITHOUT_SPACES}]")
_NEVER_FIRST: Final = frozenset(
    "、。，．：；？！）］｝〉》」』】〕〗〙〛｠’”)]},.:;?!%‰°…‥・·ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "ะาำๅๆฯະາຳຽໆ"
)
_NEVER_LAST: Final = frozenset("（［｛〈《「『【〔〖〘〚｟‘“([{$¥￥£€เแโใไເແໂໃໄ")


def parts(word: str) -> list[str]:
    """A word in parts between which a line may end; most words are one."""
    if word.isascii() or not _ANY.search(word):
        return [word]
    return list(_joined(list(clusters(word))))


def _joined(signs: list[str]) -> Iterator[str]:
    part = ""
    for sign in signs:
        if part and _may_break(part, sign):
            yield part
            part = ""
        part += sign
    yield part


def _may_break(before: str, sign: str) -> bool:
    if before[-1] == "\u200b":
        return True
    if sign[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return False
    if _EASTERN.match(sign) or _EASTERN.match(before[-1]):
        return True
    return bool(_SOUTHERN.match(sign) and _SOUTHERN.match(before[-1]))
