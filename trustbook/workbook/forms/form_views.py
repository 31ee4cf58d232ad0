"""What a filled form would change, for a person to look at before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trustbook.domain.answers import is_empty
from trustbook.domain.people import Viewer
from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise
from trustbook.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What stands in a form and has no place on its page: a question that is no longer asked, or what is no answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """The answers to one page, out of a form."""

    exercise: Exercise
    answers: Mapping[str, Any]
    unplaced: tuple[Unplaced, ...] = ()
    unkept: int = 0
    """How many answers there are to what is never saved; they are not even read."""
    older: bool = False
    """It was made when the page asked otherwise."""
    lost: int = 0
    """How many answers have emoji of which a program lost one half."""
    name: str = ""
    """Who filled it in, as it says itself."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form that was read: every page with an answer in it, as it was typed and with its emoji mended."""

    path: Path
    as_typed: tuple[FilledSheet, ...]
    mended: tuple[FilledSheet, ...]
    gone: int = 0
    """How many answers have emoji of which so much is lost that nobody can tell what they were."""
    unknown: int = 0
    """How many pages with answers in them are not among the exercises here."""

    @property
    def lost(self) -> int:
        """How many answers there are that can be mended."""
        return sum(sheet.lost for sheet in self.as_typed)

    def sheets(self, *, mend: bool) -> tuple[FilledSheet, ...]:
        """One of the two."""
        return self.mended if mend else self.as_typed


@dataclass(frozen=True, slots=True)
class ReadField:
    """One answer that would change."""

    field: Field
    before: Any
    """None where nothing is written yet."""
    after: Any

    @property
    def is_conflict(self) -> bool:
        """Whether both the workbook and the form say something, and not the same."""
        return not is_empty(self.before)


@dataclass(frozen=True, slots=True)
class FormTarget:
    """A page that the answers could go to. `entry_id` is "" for a new one of today."""

    entry_id: str
    on: date
    fields: tuple[ReadField, ...]
    """What would change on it; nothing where it says all of it already."""

    @property
    def conflicts(self) -> tuple[ReadField, ...]:
        """Answers that stand against others."""
        return tuple(each for each in self.fields if each.is_conflict)


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page of a form, as this seat may bring it in. `targets`: the usual one first; none where nothing is new."""

    exercise: Exercise
    targets: tuple[FormTarget, ...]
    known: bool
    """Everything in it that this seat may bring in is there already."""
    unplaced: tuple[Unplaced, ...]
    older: bool
    of_both: int
    """Answers that both write: they are read at Together."""
    of_one: int
    """Answers that one of the two writes: they are read at that person's seat, and not shown here."""
    unkept: int
    """Answers to what is never saved."""
    signed: int
    """Places for names: they are set in the workbook only."""
    name: str
    """Who filled it in, as it says itself; "" at Together."""
    of_other: str
    """Name of the other one, where the sheet bears that: then nothing of it is brought in at this seat."""


@dataclass(frozen=True, slots=True)
class FormPreview:
    """A form as this viewer would bring it in."""

    viewer: Viewer
    form: ReadForm
    mend: bool
    pages: tuple[FormPage, ...]

    @property
    def changes(self) -> bool:
        """Whether there is anything to bring in."""
        return any(page.targets for page in self.pages)


@dataclass(frozen=True, slots=True)
class FormChoice:
    """What was chosen for one page. `page`: its number in the preview. `target`: one of its targets.

    `replaced`: ids of fields where the form's answer goes in the place of another one.
    """

    page: int
    target: FormTarget
    replaced: frozenset[str] = frozenset()

    @property
    def taken(self) -> dict[str, Any]:
        """The answers that go onto the page: where nothing stood, and where it was chosen."""
        fields = self.target.fields
        return {each.field.id: each.after for each in fields if not each.is_conflict or each.field.id in self.replaced}


def form_words(form: ReadForm) -> list[str]:
    """What of the whole form is lost, or is left out."""
    found = []
    if form.gone:
        words = ngettext(
            "In one answer the program that it was typed in has lost an emoji for good. “�” stands in its place.",
            "In {number} answers the program that they were typed in has lost emoji for good. “�” stands in their"
            " place.",
            form.gone,
        )
        found.append(words.format(number=form.gone))
    if form.unknown:
        words = ngettext(
            "One page of the form is not here, or belongs to another seat. It is left out.",
            "{number} pages of the form are not here, or belong to another seat. They are left out.",
            form.unknown,
        )
        found.append(words.format(number=form.unknown))
    return found


def left_out_words(page: FormPage) -> list[str]:
    """A sentence for each kind of answer that is not brought in, and for a form of an older page."""
    found = []
    if page.of_other:
        words = _("It bears the name {name}, so it is read at the seat of {name}. Nothing of it comes into your book.")
        found.append(words.format(name=page.of_other))
    elif page.name:
        found.append(_("It bears the name {name}.").format(name=page.name))
    if page.older:
        found.append(_("The form was made when this page asked a little differently. What fits is brought in."))
    if page.of_both:
        found.append(_("What both of you write on this page is read at Together."))
    if page.of_one:
        found.append(_("What one of you answers alone is read at that person’s own seat. It is not shown here."))
    if page.unkept:
        found.append(_("Some of it is never kept on any disk. It is left out."))
    if page.signed:
        found.append(_("Names under what you agree to are set in the workbook, never by a form."))
    return found
