"""The built-in pages that a tab may begin with. One line for each; `resources/tabs.toml` names them."""

from __future__ import annotations

USUAL = "usual"
"""What a tab begins with that names nothing else."""

OVERVIEWS: dict[str, str] = {
    USUAL: "trustbook.ui.pages.tab_overview:TabOverview",
}
"""Name → module and class, an `Overview` (`trustbook.ui.pages.overview`). Imported when it is first shown."""
