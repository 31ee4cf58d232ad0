"""Settings as a list of data: how it looks here, and what belongs to the person at the seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trustbook.language import _, available_languages, ngettext
from trustbook.ui.kit import CalmDialog, DropDown, LineInput, button, column, hint, label, row, subheading
from trustbook.ui.runtime.languages import own_name
from trustbook.ui.runtime.settings import DeviceSettings, choices


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of this device and the words for its values."""

    name: str
    label: str
    options: tuple[tuple[object, str], ...]
    help: str = ""


def device_settings() -> tuple[Setting, ...]:
    """All of them, in the order of the dialog."""
    return (
        Setting("text_percent", _("Text size"), tuple((value, f"{value} %") for value in choices("text_percent"))),
        Setting(
            "theme",
            _("Light or dark"),
            (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
        ),
        Setting("paper", _("Paper"), (("a4", "A4"), ("letter", _("US Letter")))),
        Setting("language", _("Language"), _languages()),
        Setting(
            "spelling",
            _("Spelling"),
            (("on", _("On")), ("off", _("Off"))),
            _("Marks words that may be misspelt in the field that you write in. Nothing is sent anywhere."),
        ),
        Setting(
            "talk_sound",
            _("Sound at the talk table"),
            (("off", _("Off")), ("on", _("On"))),
            _("The usual sound of this computer, once, when a time is over."),
        ),
        Setting(
            "lock_minutes",
            _("Lock by itself"),
            tuple((value, _minutes(value)) for value in choices("lock_minutes")),
            _("When nobody touches the keyboard or the mouse for this long."),
        ),
    )


class SettingsDialog(CalmDialog):
    """Each choice holds at once. `change(name, value)` is called for those of the device."""

    def __init__(
        self,
        parent: QWidget,
        settings: DeviceSettings,
        change: Callable[[str, object], object],
        personal: Personal | None,
    ) -> None:
        """`personal` is None at Together, where nothing belongs to one person."""
        self._change = change
        pieces: list[QWidget | int] = []
        self.boxes: dict[str, DropDown] = {}
        for setting in device_settings():
            pieces += self._device(setting, getattr(settings, setting.name))
        if personal is not None:
            pieces += [8, subheading(_("Yours")), *personal.widgets(self)]
        super().__init__(parent, _("Settings"), column(*pieces, None, spacing=10), width_characters=58)
        self.add_primary(_("Close"), self.accept)

    def _device(self, setting: Setting, value: object) -> list[QWidget | int]:
        box = DropDown()
        box.setObjectName(setting.name)
        for each, words in setting.options:
            box.addItem(words, each)
        known = [each for each, _words in setting.options]
        box.setCurrentIndex(known.index(value) if value in known else 0)
        box.activated.connect(lambda index, name=setting.name: self._change(name, known[index]))
        self.boxes[setting.name] = box
        line = QWidget()
        layout = row(label(setting.label, box), box, spacing=12)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        if setting.help:
            box.setAccessibleDescription(setting.help)
            return [line, hint(setting.help)]
        return [line]


@dataclass(frozen=True, slots=True)
class Personal:
    """What the person at the seat can change about themselves. Each closes the dialog first."""

    name: str
    rename: Callable[[str], object]
    change_passphrase: Callable[[], object]
    new_code: Callable[[], object]

    def widgets(self, dialog: CalmDialog) -> list[QWidget]:
        """The widgets of this part."""

        def closing(wish: Callable[[], object]) -> Callable[[], None]:
            def pressed() -> None:
                dialog.accept()
                wish()

            return pressed

        name = LineInput(_("Your name here"))
        name.set_text(self.name)
        take = button(_("Use this name"), closing(lambda: self.rename(name.text())))
        line = QWidget()
        line.setLayout(
            row(
                button(_("Change the passphrase"), closing(self.change_passphrase)),
                button(_("New recovery code"), closing(self.new_code)),
                None,
            )
        )
        name_line = QWidget()
        name_line.setLayout(column(name, row(take, None), spacing=6))
        return [name_line, line]


def _minutes(value: object) -> str:
    if not isinstance(value, int) or value <= 0:
        return _("Never")
    return ngettext("After {count} minute", "After {count} minutes", value).format(count=value)


def _languages() -> tuple[tuple[object, str], ...]:
    return (("", _("As the system")), *((code, own_name(code)) for code in available_languages()))
