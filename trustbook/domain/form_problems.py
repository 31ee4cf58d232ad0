"""What can be wrong with a filled form, and with making one. Each has its sentence, as all problems have."""

from __future__ import annotations

from trustbook.domain.problems import AboutFile, Problem


class DamagedForm(AboutFile):
    """A file that should be a filled form is no PDF, or a part of it is missing."""


class LockedForm(AboutFile):
    """A filled form that opens with a password only."""


class RefusedForm(AboutFile):
    """A PDF with more or deeper parts than any form has, as one that was made to do harm."""


class ForeignForm(AboutFile):
    """A PDF with no field of a form of ours in it."""


class FlatForm(AboutFile):
    """A form of ours without its fields: it was printed or flattened, so that its answers are only drawn."""


class EmptyForm(AboutFile):
    """A form of ours in which nothing is filled in."""


class UnknownForm(AboutFile):
    """A form of ours of pages that are not among the exercises here."""


class ChangedMeanwhile(Problem):
    """A page has other answers than those beside which answers of a form were shown, so nothing was written."""


class NothingToFillIn(Problem):
    """What was chosen for a form is to read only, or for the moment only: there is nothing to fill in."""


class TooLargeFile(AboutFile):
    """A file that somebody chose is far larger than anything this program writes."""
