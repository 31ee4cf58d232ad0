"""Who can see a part of a page: the same signs as everywhere, in words that are true also after sharing."""

from __future__ import annotations

from collections.abc import Iterable

from trustbook.exercises.model import Part
from trustbook.language import _, long_date
from trustbook.ui.kit import PrivacySign, Sees, sees_words
from trustbook.workbook.sitting.views import PageView, SharedCopy, Sitting


def who_sees(part: Part, sitting: Sitting) -> Sees:
    """Who can see what is written in this part, here."""
    return Sees.BOTH if sitting.viewer.is_together and part.privacy != "unsaved" else Sees.ME


def unsaved_words() -> str:
    """Of what is never written to a disk."""
    return _("Never saved; gone when you leave the page")


def privacy_words(part: Part, sitting: Sitting, copies: Iterable[SharedCopy] = ()) -> str:
    """Who can see what is written in a part, and who has a copy of it."""
    if part.privacy == "unsaved":
        return unsaved_words()
    if sitting.viewer.is_together or sitting.solo or part.privacy == "private":
        return sees_words(who_sees(part, sitting))
    if part.privacy == "joint":
        return _("Only you can see this until you put it on our page")
    shared = newest_copy(part, copies)
    if shared is None:
        return sees_words(Sees.ME)
    return _("In your own book; {name} has a copy from {day}").format(
        name=other_name(sitting), day=long_date(shared.on)
    )


def privacy_sign(part: Part, sitting: Sitting, page: PageView) -> PrivacySign:
    """The sign of a part with its words."""
    return PrivacySign(who_sees(part, sitting), privacy_words(part, sitting, page.placed))


def newest_copy(part: Part, copies: Iterable[SharedCopy]) -> SharedCopy | None:
    """The newest copy that this viewer placed of something in the part."""
    asked = {field.id for field in part.fields}
    mine = [copy for copy in copies if copy.mine and asked & set(copy.answers)]
    return max(mine, key=lambda copy: copy.on, default=None)


def other_name(sitting: Sitting) -> str:
    """What the other person is called."""
    others = [partner.name for partner in sitting.partners if sitting.me is None or partner.id != sitting.me.id]
    return others[0] if others else _("your partner")
