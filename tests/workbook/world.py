"""A couple, a small library of exercises and a clock, for tests of the use cases over real books."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests import ready_workbooks
from trustbook.domain.people import Viewer
from trustbook.domain.times import Moment, random_id
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft, PageView

ANA, BEN = ready_workbooks.ANA, ready_workbooks.BEN

_TABS = """
[[tabs]]
id = "first"
title = "First"
chapters = ["trust", "trust-issues", "communication", "rebuilding", "forgiveness", "boundaries", "connection",
  "professional-help", "patience", "self-reflection", "infidelity", "maintaining", "setbacks", "celebrating",
  "questions"]
"""
_HEAD = """
id = "{id}"
chapter = "trust"
version = {version}
title = "{title}"
minutes = 5
rhythm = "now and then"
repeat = "{repeat}"
print = "{print}"
purpose = "To try it."
alone = "One person can try it too."
steps = ["Write."]
"""
_PART = """
[[parts]]
id = "{id}"
title = "{id}"
who = "{who}"
privacy = "{privacy}"
"""
_FIELD = """
[[parts.fields]]
id = "{id}"
kind = "{kind}"
label = "About {id}"
core = {core}
{more}
"""
_CHOICES = 'options = [{id = "red", label = "Crimson"}, {id = "blue", label = "Azure"}]'


def part(name: str, who: str, privacy: str, *fields: str) -> str:
    """A part with fields written "id" or "id:kind"; the first is a core field."""
    text = _PART.format(id=name, who=who, privacy=privacy)
    for number, each in enumerate(fields):
        field_id, _colon, kind = each.partition(":")
        more = {"choice": _CHOICES, "scale": 'low = "low"\nhigh = "high"'}.get(kind, "")
        core = "true" if number == 0 and privacy != "private" else "false"
        text += _FIELD.format(id=field_id, kind=kind or "long", core=core, more=more)
    return text


def exercise(name: str, *parts: str, repeat: str = "once", version: int = 1, how: str = "normal") -> str:
    """A whole definition."""
    title = name.capitalize()
    return _HEAD.format(id=name, version=version, title=title, repeat=repeat, print=how) + "".join(parts)


WALK = exercise(
    "walk",
    part("secret", "each", "private", "diary"),
    part("mine", "each", "offer", "wish", "worry", "colour:choice"),
    part("ours", "together", "joint", "plan", "promise"),
    part("aloud", "each", "unsaved", "spoken"),
)
PULSE = exercise("pulse", part("mine", "each", "offer", "word", "score:scale"), repeat="dated")
MEETING = exercise("meeting", part("ours", "together", "joint", "agenda"), repeat="dated")
THANKS = exercise("thanks", part("mine", "each", "offer", "deed", "words:letter"), how="letter")
LETTER = exercise("letter", part("mine", "each", "offer", "text"), how="one-by-one")


def make_library(folder: Path, *definitions: str) -> Library:
    """A library of these definitions in one tab called "first"."""
    chapters = "".join(
        f'\n[[chapters]]\nid = "{name}"\ntitle = "{name.capitalize()}"\n'
        for name in _TABS.split('"')[5::2]
        if name != ", "
    )
    place = folder / "exercises" / "en" / "trust"
    place.mkdir(parents=True, exist_ok=True)
    (folder / "tabs.toml").write_text(_TABS + chapters, encoding="utf-8")
    for text in definitions:
        (place / f"{text.split(chr(34))[1]}.toml").write_text(text, encoding="utf-8")
    return Library(folder)


@dataclass
class TestClock:
    """Stands still until it is told to go on."""

    __test__ = False
    utc: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    seconds: float = 0.0

    def now(self) -> Moment:
        return Moment(self.utc, "Europe/Berlin")

    def today(self) -> date:
        return self.now().local().date()

    def ticks(self) -> float:
        return self.seconds

    def go_on(self, **by: float) -> None:
        """By minutes, days, …"""
        self.utc += timedelta(**by)
        self.seconds += timedelta(**by).total_seconds()


@dataclass
class World:
    """A workbook for Ana, and after `join` for Ben too. `session` is the sitting that is open now."""

    folder: Path
    library: Library
    clock: TestClock = field(default_factory=TestClock)
    open_session: Session | None = None

    @property
    def opener(self) -> WorkbookOpener:
        return WorkbookOpener(Content(library=self.library), self.clock, random_id)

    @property
    def session(self) -> Session:
        assert self.open_session is not None
        return self.open_session

    @property
    def viewer(self) -> Viewer:
        return self.session.viewer

    def create(self) -> Session:
        """Ana alone, at her seat, in the workbook that every test of her begins with."""
        ready_workbooks.copy_ready("solo", self.folder, self.clock)
        return self.sit(ANA)

    def create_another(self) -> Session:
        """Ana alone, in a workbook that is no other test's."""
        self.open_session = self.opener.create(self.folder, "Ana", ANA)
        return self.open_session

    def join(self) -> Session:
        """Let Ben take the second seat; Ana stays at hers."""
        if self.open_session is None:
            ready_workbooks.copy_ready("couple", self.folder, self.clock)
            return self.sit(ANA)
        self.session.people.take_second_seat("Ben", BEN)
        return self.session

    def sit(self, passphrase: str) -> Session:
        """Close, and sign in with another passphrase."""
        self.close()
        self.open_session = self.opener.sign_in(self.folder, passphrase)
        return self.open_session

    def together(self) -> Session:
        """Both sit down; nobody has shown yet who they are."""
        me = self.session.people.sitting().me
        assert me is not None
        self.session.people.go_together(BEN if me.colour == "first" else ANA)
        return self.session

    def sit_together(self) -> Session:
        """Close, and sign in at Together, one after the other."""
        self.close()
        first = self.opener.first_of_two(self.folder, BEN)
        self.open_session = self.opener.sign_in_together(first, ANA)
        return self.open_session

    def both_are_here(self) -> None:
        """At Together, each shows by their passphrase that it is them."""
        for partner, passphrase in zip(self.session.people.sitting().partners, (ANA, BEN), strict=True):
            self.session.people.prove(partner.id, passphrase)

    def write(self, name: str, entry_id: str | None = None, **answers: object) -> PageView:
        """Open a page, save these answers on it, and give the page as it is then."""
        page = self.session.pages.open_page(self.viewer, name, entry_id)
        self.session.pages.save(self.viewer, Draft(page.entry_id, name, answers))
        return self.session.pages.open_page(self.viewer, name, page.entry_id)

    def close(self) -> None:
        if self.open_session is not None:
            self.open_session.keeping.close()
            self.open_session = None
