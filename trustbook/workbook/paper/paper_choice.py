"""What somebody chose to have on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.documents.document import Margins, Style

Scope = Literal["page", "picked", "tab", "workbook", "agreements", "line", "chart", "then-and-now", "guide"]


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
class PickedPage:
    """One page that was picked, without these of its fields."""

    entry_id: str
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PaperLook:
    """How paper is set. It says nothing of what stands on it, so it may be kept from one time to the next.

    `large`: everything in large print. `margins`: room for binding, on one side or on both. `grey`: without colours.
    `with_steps`: filled pages with steps, hints, what was not ticked and what was left open. `named`: the cover says
    whose workbook it is.
    """

    paper: Literal["a4", "letter"] = "a4"
    large: bool = False
    margins: Margins = "usual"
    grey: bool = False
    with_steps: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class ThenNowPaper:
    """Two occasions of one page beside each other; "" for the first and the latest."""

    exercise_id: str = ""
    then: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What is to be put on paper, for the window and for the command line. A password is no part of it.

    "page": `entry_id` (a saved page, our page or a shared copy), or one of `exercises` when blank. "tab": everything
    in `tabs`. "workbook": everything. `chapters` and `exercises` narrow the last two. `since` and `until` are entry
    dates, both included. `private` adds the viewer's own pages and works from a person's seat only; without `shared`
    there are only these.

    Worksheets only, blank ones or those to fill in on a computer: `set_id` is a paper set, or "everything"; `short`
    gives short forms; `alone` is for one person alone (always so in a workbook of one). `cards` gives pocket cards
    instead of pages, filled ones for a page.

    "agreements": those that `agreements` says.

    "picked": exactly the pages of `picked`, in that order, own ones too: naming a page is asking for it. With `cards`
    the pocket card of each.

    "line": the line through time from `since` to `until`; own things on it only with `private`. "chart": the marks of
    the weekly pulse as charts and tables, of the same days. "then-and-now": what `beside` says.

    "guide": the texts of the guide that `texts` names, in that order; it needs no workbook.

    `letter`: of a page only the letter that was written on it.
    """

    scope: Scope
    style: Style = "filled"
    look: PaperLook = PaperLook()
    entry_id: str | None = None
    tabs: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    private: bool = False
    shared: bool = True
    set_id: str = ""
    short: bool = False
    alone: bool = False
    cards: bool = False
    letter: bool = False
    agreements: AgreementPaper = AgreementPaper()
    picked: tuple[PickedPage, ...] = ()
    beside: ThenNowPaper = ThenNowPaper()
    texts: tuple[str, ...] = ()
