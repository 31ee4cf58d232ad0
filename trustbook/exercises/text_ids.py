"""The ids of the texts that are no exercises. Here by themselves: who only leads to a text need not load any."""

from __future__ import annotations

from typing import Final

SAFETY: Final = "safety"
HELP: Final = "help"
PRIVACY: Final = "privacy"
FIRST_EVENING: Final = "first-evening"
RECOVERY_CODE: Final = "recovery-code"
SECOND_SEAT: Final = "second-seat"
TOGETHER: Final = "together"
SHARING: Final = "sharing"
SETTLE: Final = "settle"
STOPPING_HARM: Final = "stopping-harm"
QUESTIONS: Final = "questions-and-answers"
PARTING: Final = "if-we-part"
HIDDEN_DEBTS: Final = "hidden-debts"
SHOCK: Final = "shock"
CHILDREN: Final = "children"
FOR_COUNSELLOR: Final = "for-your-counsellor"

TEXT_IDS: Final = (
    SAFETY,
    HELP,
    PRIVACY,
    FIRST_EVENING,
    RECOVERY_CODE,
    SECOND_SEAT,
    TOGETHER,
    SHARING,
    SETTLE,
    STOPPING_HARM,
    QUESTIONS,
    PARTING,
    SHOCK,
    CHILDREN,
    HIDDEN_DEBTS,
    FOR_COUNSELLOR,
)
"""All of them."""
