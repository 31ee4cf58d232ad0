"""The page for a counsellor as a neutral node."""

from __future__ import annotations

from typing import Final

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import Brief, MarksChart, MarksOfWeeks
from trustbook.documents.text import printable
from trustbook.language import _, day_words, long_date, ngettext

_LAST_SESSIONS: Final = 3
"""So many days of sessions are named."""


def brief_pages(brief: Brief) -> SheetPages:
    """One page, with an appendix where its text is long."""
    title = _title(brief)
    return SheetPages(title=title, code="", line="", nodes=(_paper(brief, title),), look="brief", for_both=True)


def _title(brief: Brief) -> str:
    if len(brief.names) == 1:
        return _("For my counsellor")
    if brief.next_session is None:
        return _("For our next session")
    return _("For our session on {day}").format(day=day_words(brief.next_session, brief.until))


def _paper(brief: Brief, title: str) -> nodes.BriefPaper:
    one = len(brief.names) == 1
    return nodes.BriefPaper(
        title=title,
        who=_who(brief),
        when=_when(brief),
        named=_text(_("What we both named"), brief.both_named),
        halves=tuple(_text(name, said) for name, said in zip(brief.names, brief.topics, strict=True)),
        homework=_("Taken on last time"),
        columns=(_("What"), _("How far"), _("What got in the way")),
        rows=tuple(
            nodes.BriefRow((printable(row.what), printable(row.how_far), printable(row.in_the_way)))
            for row in brief.homework
        ),
        charts=tuple(_chart(chart, brief) for chart in brief.charts),
        pair=tuple(
            text
            for text in (
                _text(_("One thing that went well"), brief.went_well),
                _text(_("One hard moment"), brief.hard),
            )
            if text.paragraphs
        ),
        question=_text(_("One question") if len(brief.questions) < 2 else _("Our questions"), brief.questions),
        box=_("For next time"),
        foot=_own_foot(brief) if one else _foot(brief),
        more=_("more: {number}"),
        appendix=_("What found no room on the first page"),
        large=brief.large,
    )


def _text(heading: str, paragraphs: tuple[str, ...]) -> nodes.BriefText:
    return nodes.BriefText(printable(heading), tuple(printable(each).strip() for each in paragraphs if each.strip()))


def _who(brief: Brief) -> str:
    names = printable(_(" and ").join(brief.names))
    if not brief.counsellor:
        return _("{names}.").format(names=names)
    return _("{names}, with {counsellor}.").format(names=names, counsellor=printable(brief.counsellor))


def _when(brief: Brief) -> str:
    words = _("From {since} to {until}.").format(
        since=day_words(brief.since, brief.until), until=long_date(brief.until)
    )
    if not brief.sessions:
        return words
    days = ", ".join(day_words(day, brief.until) for day in brief.sessions[-_LAST_SESSIONS:])
    return (
        words
        + " "
        + ngettext("Last session {days}.", "Last sessions {days}.", len(brief.sessions[-_LAST_SESSIONS:])).format(
            days=days
        )
    )


def _foot(brief: Brief) -> str:
    words = _("Our own notes, not a test or a diagnosis.")
    if brief.agreed_on is None:
        return words
    names = printable(_(" and ").join(brief.names))
    agreed = _("Both agreed to this page: {names}, {day}.").format(names=names, day=long_date(brief.agreed_on))
    return f"{words} {agreed}"


def _own_foot(brief: Brief) -> str:
    (name,) = brief.names
    return _("{name}’s own notes, not a test or a diagnosis. Nobody else wrote or agreed to this page.").format(
        name=printable(name)
    )


def _chart(chart: MarksChart, brief: Brief) -> nodes.BriefChart:
    title = _("{question}, 0 to 10").format(question=printable(chart.title))
    weeks = -(-(brief.until - brief.since).days // 7)
    lines = tuple(
        nodes.BriefLine(printable(line.name), line.marks, _values(line, weeks), second=line.second)
        for line in chart.lines
    )
    return nodes.BriefChart(
        title=title,
        lines=lines,
        since=brief.since,
        until=brief.until,
        first_day=day_words(brief.since, brief.until, short=True),
        last_day=day_words(brief.until, brief.until, short=True),
        alternative=" ".join((title + ".", *(line.values + "." for line in lines))),
    )


def _values(line: MarksOfWeeks, weeks: int) -> str:
    values = ", ".join(str(mark) for _day, mark in line.marks)
    return _("{name} {values} (n = {count}, of {weeks} weeks)").format(
        name=printable(line.name), values=values, count=len(line.marks), weeks=max(weeks, len(line.marks))
    )
