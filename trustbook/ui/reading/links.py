"""The ways from one text to others that belong to it."""

from __future__ import annotations

from typing import Final

from trustbook.exercises.text_ids import (
    CHILDREN,
    HELP,
    HIDDEN_DEBTS,
    PARTING,
    PRIVACY,
    QUESTIONS,
    SAFETY,
    SHOCK,
    STOPPING_HARM,
)
from trustbook.language import _
from trustbook.ui.reading.reading_page import Link

SUITABILITY: Final = "suitability-check"
"""The exercise “Is this book right for us?”."""

ABOUT_SAFETY: Final = (HELP, SAFETY, STOPPING_HARM)
"""Texts that lead to each other."""


def help_links() -> tuple[Link, ...]:
    """What helps somebody who is not safe, or not sure."""
    return (
        Link("text", HELP, _("Getting help")),
        Link("text", SAFETY, _("When not to use this together")),
        Link("unsaved", SUITABILITY, _("Is this book right for us?")),
        Link("text", STOPPING_HARM, _("If you are the one who frightens or hurts")),
    )


def more_links() -> tuple[Link, ...]:
    """What is to be read beside the chapters."""
    return (
        Link("text", QUESTIONS, _("Questions and answers")),
        Link("text", SHOCK, _("The first night and the first days")),
        Link("text", CHILDREN, _("Children: what they may know, by age")),
        Link("text", HIDDEN_DEBTS, _("Hidden debts: the first steps")),
        Link("text", PARTING, _("If we part")),
        Link("text", PRIVACY, _("What is private, and what is not")),
        Link("credits", "", _("Where this comes from")),
    )
