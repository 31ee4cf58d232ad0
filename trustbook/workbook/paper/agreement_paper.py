"""Agreements for paper: only words and days to hang up, or each on a sheet with the names under exactly its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from trustbook.documents.sheets import AgreedLine, AgreedNames, AgreementSheet, Binder, BinderChapter, Fridge, PauseWord
from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.entries import EntryRole, age_of
from trustbook.domain.problems import NothingToPrint
from trustbook.exercises.in_words import in_few_words
from trustbook.language import _, day_words, long_date
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.agreed.agreement_views import AgreementCard, AgreementView
from trustbook.workbook.paper.paper_choice import AgreementPaper
from trustbook.workbook.sentences.agreement_sentences import signed_in_words, state_in_words
from trustbook.workbook.sitting.session_context import Seat, SessionContext

_BREAK: Final = "time-out-agreement"
_WORD, _LENGTH, _LATEST = "signal", "length", "latest"


def agreements_on_paper(context: SessionContext, seat: Seat, choice: AgreementPaper) -> Binder:
    """The sheets of a choice. To hang up only what both have agreed to as it stands. Raises NothingToPrint."""
    prepared = _Agreements(context, seat, choice)
    if choice.form == "page":
        sheets = tuple(prepared.sheets())
        chapter = BinderChapter("", (), agreements=sheets)
        found = bool(sheets)
    else:
        fridge = prepared.fridge()
        chapter = BinderChapter("", (), fridge=fridge)
        found = bool(fridge.lines)
    if not found:
        raise NothingToPrint
    return Binder(_fridge_title(), "", (chapter,), context.content.language, title_page=False, style="filled")


def agreement_chapter(context: SessionContext, seat: Seat, agreement_id: str) -> BinderChapter:
    """One on its sheet, to stand among other pages. Raises NothingToPrint."""
    (chapter,) = agreements_on_paper(context, seat, AgreementPaper("page", (agreement_id,))).chapters
    return replace(chapter, title=_("Agreement"))


def pause_word(context: SessionContext, seat: Seat) -> PauseWord | None:
    """The word for a break that both chose, as their newest page about it says; None where there is none."""
    if seat.solo:
        return None
    pages = sorted(seat.shelf.entries.all(_BREAK, EntryRole.JOINT), key=age_of)
    for entry in reversed(pages):
        word = entry.answers.get(_WORD)
        if isinstance(word, str) and word.strip():
            exercise, answers = context.definitions.read_entry(seat.shelf, entry)
            said = {field.id: in_few_words(field, answers.get(field.id)) for _part, field in exercise.fields()}
            return PauseWord(word.strip(), _meaning(said.get(_LENGTH, ""), said.get(_LATEST, "")))
    return None


def _meaning(length: str, latest: str) -> str:
    words = [_("A break. Whoever says it comes back, and says so.")]
    if length:
        words.append(_("How long: {length}.").format(length=length))
    if latest:
        words.append(_("Talking again at the latest: {latest}.").format(latest=latest))
    return " ".join(words)


class _Agreements:
    def __init__(self, context: SessionContext, seat: Seat, choice: AgreementPaper) -> None:
        self._context, self._seat, self._choice = context, seat, choice
        self._reader = AgreementReader(context)
        self._today = context.clock.today()

    def fridge(self) -> Fridge:
        """What is chosen of all that both have agreed to."""
        lines = tuple(AgreedLine(card.words, self._look_again(card)) for card in self._cards() if card.state.stands)
        choice = self._choice
        return Fridge(
            lines=lines,
            title=_fridge_title() if choice.titled else "",
            foot=self._foot(),
            pause=pause_word(self._context, self._seat) if choice.pause else None,
            cards=choice.form == "cards",
        )

    def sheets(self) -> Iterator[AgreementSheet]:
        """Each with who agreed to exactly these words."""
        for card in self._cards():
            view = self._reader.view(self._seat, self._reader.found(self._seat, card.agreement_id))
            yield self._sheet(view)

    def _cards(self) -> Iterator[AgreementCard]:
        ours = self._reader.overview(self._seat)
        wanted = self._choice.agreement_ids
        for card in (*ours.now, *ours.limits, *ours.past):
            if card.agreement_id in wanted if wanted is not None else card.state.stands:
                yield card

    def _look_again(self, card: AgreementCard) -> str:
        if card.next_look is None:
            return ""
        return _("look again {day}").format(day=day_words(card.next_look, self._today))

    def _foot(self) -> str:
        names = _(" and ").join(partner.name for partner in self._context.partners()) if self._choice.named else ""
        day = ", ".join(filter(None, (names, long_date(self._today))))
        return _("{day}. Each of us could have said no.").format(day=day) if self._choice.titled else day

    def _sheet(self, view: AgreementView) -> AgreementSheet:
        card = view.card
        names = tuple(AgreedNames(*signed_in_words(signed, self._today)) for signed in card.signed)
        if card.owner is not None:
            names = ()
        state = state_in_words(card, self._today)
        changed = card.state is AgreementState.CHANGED
        origin = [(line.label, line.text) for line in view.background if line.text]
        if view.scope:
            origin.insert(0, (_("What is open, and what stays private"), view.scope))
        return AgreementSheet(
            words=card.words,
            state="" if changed else state,
            names=names,
            note=state if changed else self._limit_note(card),
            origin=tuple(origin),
        )

    @staticmethod
    def _limit_note(card: AgreementCard) -> str:
        if card.owner is None or card.state is not AgreementState.TOLD:
            return ""
        return _("A limit of {name}’s own. Nobody needs to agree to it.").format(name=card.owner.name)


def _fridge_title() -> str:
    return _("What we have agreed")
