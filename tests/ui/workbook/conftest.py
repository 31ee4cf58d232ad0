"""The talk table for tests."""

from __future__ import annotations

import pytest

from tests.ui.support import Stage
from tests.ui.workbook.talk_support import begin
from trustbook.ui.pages.talk.talk_page import TalkPage


@pytest.fixture
def talk(stage: Stage) -> TalkPage:
    """Both sit together, and talking in turns is about to begin."""
    stage.create_couple()
    return begin(stage)
