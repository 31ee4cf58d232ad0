"""Where somebody was before each page that was asked for, and the way back there."""

from __future__ import annotations

from typing import Final

from trustbook.ui.frame.tab_content import Target
from trustbook.ui.frame.tabs import LazyTabs

LONGEST_TRAIL: Final = 50


class Trail:
    """Of one view: tab and place, the newest last."""

    def __init__(self) -> None:
        self._places: list[tuple[str, Target]] = []

    def remember(self, tabs: LazyTabs) -> None:
        """Somebody goes elsewhere from what the tabs show now."""
        content = tabs.content
        if content is not None:
            self._places.append((content.id, content.state()))
            del self._places[:-LONGEST_TRAIL]

    def go_back(self, tabs: LazyTabs) -> None:
        """To where one was last; nothing where that is nowhere."""
        if self._places:
            tab_id, target = self._places.pop()
            page = tabs.show_tab(tab_id)
            if page is not None:
                page.show_target(target)
