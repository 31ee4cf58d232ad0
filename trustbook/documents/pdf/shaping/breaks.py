"""Where a line may end inside of what stands between two spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from trustbook.documents.pdf.shaping.clusters import clusters
from trustbook.documents.pdf.shaping.thai import word_ends

_HAN_AND_KANA: Final = (
    r"\u2e80-\u2fdf\u3000-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef"
    r"\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_WITHOUT_SPACES: Final = "\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Lao, Burmese and Khmer: their words are known to a list only, and none is here: a line ends between two signs."""
_THAI: Final = range(0x0E00, 0x0E80)
_ANY: Final = re.compile(f"[{_HAN_AND_KANA}{_WITHOUT_SPACES}\u0e00-\u0e7f\u200b]")
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
    inside = set(_inside_thai_words(signs))
    part = ""
    for place, sign in enumerate(signs):
        if part and place not in inside and _may_break(part, sign):
            yield part
            part = ""
        part += sign
    yield part


def _inside_thai_words(signs: list[str]) -> Iterator[int]:
    """Before which signs no Thai word begins, though Thai stands on both sides."""
    start = 0
    for thai, run in groupby(signs, key=lambda sign: ord(sign[0]) in _THAI):
        found = list(run)
        if thai:
            ends = word_ends(found)
            yield from (start + place for place in range(1, len(found)) if place not in ends)
        start += len(found)


def _may_break(before: str, sign: str) -> bool:
    if before[-1] == "\u200b":
        return True
    if sign[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return False
    if _EASTERN.match(sign) or _EASTERN.match(before[-1]):
        return True
    if ord(sign[0]) in _THAI:
        return ord(before[-1]) in _THAI
    return bool(_SOUTHERN.match(sign) and _SOUTHERN.match(before[-1]))
