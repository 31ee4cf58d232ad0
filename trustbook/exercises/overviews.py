"""The built-in pages that a tab may begin with. One line for each; `resources/tabs.toml` names them."""

from __future__ import annotations

USUAL = "usual"
"""What a tab begins with that names nothing else."""

COUNSELLING = "counselling"
PROGRESS = "progress"

OVERVIEWS: dict[str, str] = {
    "letters": "trustbook.ui.pages.letters.letters_page:LettersPage",
    USUAL: "trustbook.ui.pages.tab_overview:TabOverview",
    "agreements": "trustbook.ui.pages.agreements.overview:AgreementsOverview",
    COUNSELLING: "trustbook.ui.pages.counselling.overview:CounsellingOverview",
    "promises": "trustbook.ui.pages.promises.overview:PromisesOverview",
    "own-pages": "trustbook.ui.pages.own_pages_overview:OwnPagesOverview",
    PROGRESS: "trustbook.ui.pages.progress.overview:ProgressOverview",
    "talks": "trustbook.ui.pages.talks_overview:TalksOverview",
}
"""Name → module and class, an `Overview` (`trustbook.ui.pages.overview`). Imported when it is first shown."""

ON_OVERVIEW: dict[str, str] = {
    "agreement": "agreements",
    "counselling-appointment": "counselling",
    "counselling-homework": "counselling",
    "counselling-topic": "counselling",
}
"""Exercises of which each entry lies on a built-in page, and its name: the list of pages has no line for them."""
