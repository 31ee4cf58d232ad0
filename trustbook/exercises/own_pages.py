"""Pages that a person makes from questions of their own: definitions like all others, kept in that person's book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, assert_never

from trustbook.exercises.bounds import HIGHEST_ORDER, HIGHEST_VERSION, LONGEST_LABEL
from trustbook.exercises.fields import DateField, Field, ListField, LongField, ScaleField, ShortField, YesNoField
from trustbook.exercises.model import ChapterId, Exercise, Part
from trustbook.language import _

OWN_CHAPTER: Final[ChapterId] = "self-reflection"
"""The chapter whose tab has the own pages, after its others."""
MOST_QUESTIONS: Final = 12
LONGEST_QUESTION: Final = LONGEST_LABEL
"""In characters; a title too."""
_PREFIX: Final = "own-"
_PART: Final = "questions"
_MINUTES: Final = 10


class OwnKind(StrEnum):
    """How a question of one's own is answered."""

    LONG = "long"
    SHORT = "short"
    LIST = "list"
    YES_NO = "yes-no"
    SCALE = "scale"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question. `id` is that of its field, "" for a new one: answers are kept under it."""

    text: str
    kind: OwnKind = OwnKind.LONG
    id: str = ""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What a person says of a page of their own.

    `again`: it is filled in on several days. `may_share`: what is written on it may be shared, else it is never
    offered.
    """

    title: str
    questions: tuple[OwnQuestion, ...]
    again: bool = False
    may_share: bool = False


def is_own(exercise_id: str) -> bool:
    """Whether this is the id of a page that somebody made, in whatever book it lies."""
    return exercise_id.startswith(_PREFIX)


def own_id(random: str) -> str:
    """The id of a new own page, from a random identifier."""
    return f"{_PREFIX}{random.lower()}"


def tidied(page: OwnPage) -> OwnPage:
    """The same without questions that say nothing, and without blanks around the words."""
    kept = [replace(each, text=" ".join(each.text.split())) for each in page.questions]
    return replace(page, title=" ".join(page.title.split()), questions=tuple(each for each in kept if each.text))


def definition(exercise_id: str, page: OwnPage, before: Exercise | None = None) -> Exercise:
    """The definition of an own page; the next version of `before` where its questions are changed.

    The page is tidied, has a title and one to MOST_QUESTIONS questions, none longer than LONGEST_QUESTION. A question
    that is answered in another way than before is a new one: the answers of the two do not go together.
    """
    return Exercise(
        id=exercise_id,
        chapter=OWN_CHAPTER,
        version=1 if before is None else min(before.version + 1, HIGHEST_VERSION),
        title=page.title,
        minutes=_MINUTES,
        rhythm=_("when you like"),
        lead=_("A page with questions of your own."),
        purpose=_("You made this page, with your own questions."),
        steps=(_("Answer what you like, in any order."),),
        parts=(_part(page, before),),
        repeat="dated" if page.again else "once",
        short=False,
        open_together=False,
        basis="own",
        order=HIGHEST_ORDER,
    )


def page_of(exercise: Exercise) -> OwnPage:
    """What its maker said of an own page, for changing it. What an own page cannot ask is passed over."""
    asked = [(field, kind_of(field)) for _part, field in exercise.fields()]
    questions = tuple(OwnQuestion(field.label, kind, field.id) for field, kind in asked if kind is not None)
    offered = any(part.privacy == "offer" for part in exercise.parts)
    return OwnPage(exercise.title, questions, again=exercise.repeat == "dated", may_share=offered)


def kind_of(field: Field) -> OwnKind | None:
    """How this field is answered, where an own page can ask so."""
    return next((kind for kind in OwnKind if isinstance(field, type(_field(kind, "a", "a")))), None)


def _part(page: OwnPage, before: Exercise | None) -> Part:
    known = {field.id: kind_of(field) for _each, field in before.fields()} if before is not None else {}
    free = _free_ids((*known, *(each.id for each in page.questions)))
    fields = []
    for each in page.questions:
        stays = bool(each.id) and known.get(each.id) is each.kind
        fields.append(_field(each.kind, each.id if stays else next(free), each.text))
    return Part(
        id=_PART,
        title=_("My questions"),
        who="each",
        privacy="offer" if page.may_share else "private",
        fields=tuple(fields),
    )


def _free_ids(taken: Sequence[str]) -> Iterator[str]:
    """Ids of fields that were never used on this page, one after the other."""
    highest = max((int(name[1:]) for name in taken if name[1:].isdecimal()), default=0)
    return (f"q{number}" for number in range(highest + 1, highest + MOST_QUESTIONS + 2))


def _field(kind: OwnKind, field_id: str, text: str) -> Field:
    match kind:
        case OwnKind.LONG:
            return LongField(id=field_id, label=text)
        case OwnKind.SHORT:
            return ShortField(id=field_id, label=text)
        case OwnKind.LIST:
            return ListField(id=field_id, label=text)
        case OwnKind.YES_NO:
            return YesNoField(id=field_id, label=text)
        case OwnKind.SCALE:
            return ScaleField(id=field_id, label=text, low=_("not at all"), high=_("very much"))
        case OwnKind.DATE:
            return DateField(id=field_id, label=text)
    assert_never(kind)
