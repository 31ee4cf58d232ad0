"""How an agreement stands, in one calm sentence, for screens, paper and the command line."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from trustbook.domain import problems as p
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.domain.people import Partner
from trustbook.language import _, day_words
from trustbook.workbook.agreed.agreement_views import AgreementCard, EarlierWords, Signed
from trustbook.workbook.sentences.file_sentences import FileSentence


def state_in_words(card: AgreementCard, today: date) -> str:
    """How it stands, such as “Offered by you on 22 November”. Of openness its end comes first."""
    match card.state:
        case State.DRAFT:
            return _("Not offered yet")
        case State.OFFERED:
            return _offered(card, today)
        case State.AGREED | State.REVIEW_DUE:
            return _standing(card, today)
        case State.CHANGED:
            if card.changed_on is None:
                return _("The words were changed. Nobody has agreed to the new ones yet.")
            return _("The words were changed on {day}. Nobody has agreed to the new ones yet.").format(
                day=day_words(card.changed_on, today)
            )
        case State.TOLD:
            told = _("Told on {day}, words changed") if card.changed_on else _("Told on {day}")
            return _dated(told, card.on, today)
        case State.REFUSED:
            return _dated(_("No, {day}"), card.on, today)
        case State.NOT_NOW:
            return _dated(_("Not now, {day}"), card.on, today)
        case State.TAKEN_BACK:
            return _dated(_("Taken back on {day}"), card.on, today)
        case State.ENDED:
            return _dated(_("Ended on {day}"), card.on, today)
        case State.LAPSED:
            return _dated(_("It ended by itself on {day}"), card.ends_on, today)
        case _:
            assert_never(card.state)


def next_in_words(card: AgreementCard, today: date) -> str:
    """What comes next, such as “Next look 30 January”; "" where nothing does."""
    if card.state.is_over or card.owner is not None or card.next_look is None:
        return ""
    if card.state is State.REVIEW_DUE:
        return _agreed_by(card, today)
    look = _("Next look {day}").format(day=day_words(card.next_look, today))
    return _("Ends by itself. {look}").format(look=look) if card.kind == "openness" else look


def signed_in_words(signed: Signed, today: date) -> tuple[str, str]:
    """That somebody agreed to these words, and when and where."""
    name = signed.partner.name
    day = day_words(signed.on, today)
    where = {
        "own": _("{day}, at {name}’s seat").format(day=day, name=name),
        "together": _("{day}, at Together").format(day=day),
        "": day,
    }
    return _("{name} agreed to these words").format(name=name), where[signed.at]


def earlier_in_words(words: EarlierWords, today: date) -> str:
    """What these earlier words were: agreed by both, or only put forward."""
    if words.agreed_on is not None:
        return _("Agreed by both on {day}").format(day=day_words(words.agreed_on, today))
    if words.by is not None:
        day = day_words(words.on, today)
        return _("Put forward by {name} on {day}").format(name=words.by.name, day=day)
    return _("Put forward on {day}").format(day=day_words(words.on, today))


def lack_in_words(lack: p.Lack) -> str:
    """What is still needed before it can be placed with both."""
    return {
        "words": _("Write the words, as they are to stand."),
        "scope": _("Say what is open, and what stays private."),
        "next-look": _("Choose a day to look at it again."),
        "ends-on": _("Choose the day on which it ends by itself."),
        "next-look-past": _("The day to look at it again is past. Choose a later one."),
        "ends-on-past": _("The day on which it ends is past. Choose a later one."),
        "next-look-after-end": _("Choose a day to look at it again before it ends."),
    }[lack]


def incomplete(problem: p.Problem) -> FileSentence:
    """Of `AgreementIncomplete`."""
    assert isinstance(problem, p.AgreementIncomplete)
    return FileSentence(_("Something is still open here"), " ".join(map(lack_in_words, problem.lacks)))


def not_as_it_stands(_problem: p.Problem) -> FileSentence:
    """Of `NotAsItStands`."""
    return FileSentence(
        _("This does not go with how it stands now"),
        _("Nothing was changed. Please open it again and look at how it stands."),
    )


def _offered(card: AgreementCard, today: date) -> str:
    if card.changed_on is not None:
        changed = _("Words changed by you on {day}") if card.mine else _("Words changed by {name} on {day}")
        return _named(_dated(changed, card.changed_on, today), card.offered_by)
    offered = _("Offered by you on {day}") if card.mine else _("Offered by {name} on {day}")
    return _named(_dated(offered, card.on, today), card.offered_by)


def _standing(card: AgreementCard, today: date) -> str:
    if card.kind == "openness" and card.ends_on is not None:
        return _("Openness for a while, until {day}").format(day=day_words(card.ends_on, today))
    if card.state is State.REVIEW_DUE and card.next_look is not None:
        if card.next_look == today:
            return _("The day to look at it again is today")
        return _("The day to look at it again was on {day}").format(day=day_words(card.next_look, today))
    if card.kept_on is not None:
        return _("Agreed, kept on {day}").format(day=day_words(card.kept_on, today))
    if card.changed_on is not None:
        return _("Agreed, words changed on {day}").format(day=day_words(card.changed_on, today))
    return _("Agreed")


def _agreed_by(card: AgreementCard, today: date) -> str:
    names = [signed.partner.name for signed in card.signed]
    if card.agreed_on is None:
        return ""
    day = day_words(card.agreed_on, today)
    match names:
        case [one, other]:
            return _("Agreed by {one} and {other} on {day}").format(one=one, other=other, day=day)
        case _:
            return _("Agreed on {day}").format(day=day)


def _dated(sentence: str, day: date | None, today: date) -> str:
    return sentence.replace("{day}", day_words(day, today) if day is not None else "–")


def _named(sentence: str, who: Partner | None) -> str:
    return sentence.replace("{name}", who.name if who is not None else "–")
