"""The settings of this device: changed, kept and put to use in one place."""

from __future__ import annotations

from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile, choices
from trustbook.ui.runtime.theme import Theme


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
        sizes = [size for size in choices("text_percent") if isinstance(size, int)]
        place = sizes.index(self.settings.text_percent) + by
        self.change("text_percent", sizes[min(max(place, 0), len(sizes) - 1)])

    def reset_text(self) -> None:
        """Text in the size that it has before anybody chose one."""
        self.change("text_percent", DeviceSettings().text_percent)
