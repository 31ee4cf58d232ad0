"""What the shell works with, wired by hand in `trustbook.application`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.times import Clock
from trustbook.ui.frame.window import Window
from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.own_clipboard import OwnClipboard, SystemClipboard
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile
from trustbook.ui.runtime.theme import Theme
from trustbook.ui.runtime.worker import SerialWorker

if TYPE_CHECKING:
    from trustbook.exercises.content import Content
    from trustbook.ui.runtime.prompts import Prompts
    from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener


class Look:
    """Settings of the device: kept in their file and put to use at once."""

    def __init__(self, settings: DeviceSettings, file: SettingsFile, theme: Theme, watch: IdleWatch) -> None:
        self.settings = settings
        self._file = file
        self._theme = theme
        self._watch = watch

    def change(self, name: str, value: object) -> bool:
        """Take a new value; True when everything on the screen has to be drawn anew (another language)."""
        before, self.settings = self.settings, self.settings.with_values(**{name: value})
        if self.settings == before:
            return False
        self._file.save(self.settings)
        if name == "lock_minutes":
            self._watch.use_minutes(self.settings.lock_minutes)
        elif name in ("theme", "text_percent"):
            self._theme.use(self.settings)
        return name == "language"

    def step_text(self, by: int) -> None:
        """Larger or smaller text by some steps."""
        from trustbook.ui.runtime.settings import choices

        sizes = [size for size in choices("text_percent") if isinstance(size, int)]
        place = sizes.index(self.settings.text_percent) + by
        self.change("text_percent", sizes[min(max(place, 0), len(sizes) - 1)])


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything a screen of the shell may need. What stands as a call is made when first called."""

    window: Window
    worker: SerialWorker
    pool: SerialWorker
    prompts: Prompts
    theme: Theme
    look: Look
    watch: IdleWatch
    clock: Clock
    folder: Callable[[], Path]
    """The default folder of workbooks."""
    opener: Callable[[], LazyWorkbookOpener]
    content: Callable[[], Content]
    """What there is to read and to fill in, in the language in use."""
    speak: Callable[[str], None]
    """Speak this language from now on."""
    clipboard: OwnClipboard = field(default_factory=SystemClipboard)
