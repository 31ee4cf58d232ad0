"""Which workbooks are offered first."""

from __future__ import annotations

from pathlib import Path

from trustbook.ui.start.folders import workbooks_in


def test_the_example_stands_after_peoples_own_workbooks(tmp_path: Path) -> None:
    for name in ("Example", "Example 2", "Zebra", "Workbook"):
        (tmp_path / f"{name}.trustbook").mkdir()
    (tmp_path / "Letter.trustbook").write_text("no folder", encoding="utf-8")
    found = [path.name.removesuffix(".trustbook") for path in workbooks_in(tmp_path)]
    assert found == ["Workbook", "Zebra", "Example", "Example 2"], found
    assert workbooks_in(tmp_path / "nowhere") == ()
