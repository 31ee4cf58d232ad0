"""The built-in pages that a tab may begin with. One line for each; `resources/tabs.toml` names them."""

from __future__ import annotations

WELCOME = "welcome"
"""What a tab begins with that names nothing else."""

OVERVIEWS: dict[str, str] = {
    WELCOME: "trustbook.ui.pages.welcome:Welcome",
}
"""Name → module and class, an `Overview` (`trustbook.ui.pages.overview`). Imported when it is first shown."""
