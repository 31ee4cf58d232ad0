"""Charts of marks over the weeks, with their values in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustbook.documents.nodes.base import Node, Role
from trustbook.documents.nodes.brief import BriefChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts(Node):
    """One chart, or two beside each other. What they show is said by their alternative texts, and by a table."""

    charts: tuple[BriefChart, ...]
    ours: bool = True
    role: Role = Role.FIGURE

    def texts(self) -> Iterator[str]:
        for chart in self.charts:
            yield from (chart.title, chart.first_day, chart.last_day, "…0123456789")
            yield from (line.name for line in chart.lines)
