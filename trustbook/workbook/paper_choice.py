"""What somebody chose to have on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.documents.document import Margins, Style


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """Agreements on paper: to hang up ("fridge"), to cut up ("cards"), or each with its names on a sheet ("page").

    `agreement_ids`: which; None for all that stand. What hangs where visitors read it says no names unless `named`,
    and may go without its title. `pause` adds the word for a break that both chose.
    """

    form: Literal["fridge", "cards", "page"] = "fridge"
    agreement_ids: tuple[str, ...] | None = None
    titled: bool = True
    named: bool = False
    pause: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """One page that was picked, without these of its fields."""

    entry_id: str
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What is to be put on paper.

    "page": `entry_id` (a saved page, our page or a shared copy), or one of `exercises` when blank. "tab": everything
    in `tabs`. "workbook": everything. `chapters` and `exercises` narrow the last two. `since` and `until` are entry
    dates, both included. `private` adds the viewer's own pages and works from a person's seat only.

    Worksheets only, blank ones or those to fill in on a computer: `set_id` is a paper set, or "everything"; `short`
    gives short forms; `alone` is for one person alone (always so in a workbook of one). `cards` gives pocket cards
    instead of pages, filled ones for a page.

    "agreements": those that `agreements` says.

    "picked": exactly the pages of `picked`, in that order, own ones too: naming a page is asking for it. With `cards`
    the pocket card of each.

    "line": the line through time from `since` to `until`; own things on it only with `private`.

    `letter`: of a page only the letter that was written on it. `large`: everything in large print. `margins`: room for
    binding, on one side or on both. `with_steps`: filled pages with steps, hints, what was not ticked and what was left
    open. `named`: the cover says whose workbook it is.
    """

    scope: Literal["page", "tab", "workbook", "agreements", "picked", "line"]
    style: Style = "filled"
    paper: Literal["a4", "letter"] = "a4"
    entry_id: str | None = None
    tabs: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    private: bool = False
    set_id: str = ""
    short: bool = False
    alone: bool = False
    cards: bool = False
    letter: bool = False
    large: bool = False
    margins: Margins = "usual"
    with_steps: bool = False
    named: bool = True
    agreements: AgreementPaper = AgreementPaper()
    picked: tuple[Picked, ...] = ()
