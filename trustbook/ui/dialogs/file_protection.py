"""Whether the file has a password, on by default where own pages go into it, and who else can open it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, PassphraseInput, TextLabel, column
from trustbook.workbook.paper.paper_files import suggested_password


class FileProtection(QWidget):
    """A tick, the password, and the word of care. A tick of the program's own comes with a password to write down."""

    def __init__(self) -> None:
        super().__init__()
        self._private = False
        self.protect = CheckMark()
        self.protect.setAccessibleName(_("Protect the file with a password"))
        self.password = PassphraseInput(
            _("Password of the file"),
            _("Write it down, or type your own. Nothing opens the file without it."),
            shown=True,
        )
        self._row = MarkRow(self.protect, _("Protect the file with a password"))
        self._who_else = TextLabel("", "caution")
        self.setLayout(column(self._row, self.password, self._who_else, spacing=8))
        self.protect.toggled.connect(lambda _checked: self._on_toggled())

    def show_what_fits(self, *, answers: bool, private: bool) -> None:
        """`answers`: something that people wrote goes into the file; `private`: own pages do, so that a password is
        put on."""
        if private != self._private:
            self._private = private
            self.protect.setChecked(private)
        self._who_else.setVisible(private)
        self._row.setVisible(answers)
        self._show_password()

    def wanted_password(self) -> str | None:
        """The password for the file, None for a file that anyone can open. "" means that it is still to be typed."""
        if not self.protect.isChecked() or self._row.isHidden():
            return None
        typed = self.password.text()
        return "" if is_blank(typed) else typed

    def ask_for_password(self) -> str:
        """Put the cursor where the password is missing. The words that say so."""
        words = _("Please type a password for the file, or untick the protection.")
        self.password.setFocus()
        self.password.describe(words)
        return words

    def _on_toggled(self) -> None:
        if self.protect.isChecked() and is_blank(self.password.text()):
            self.password.set_text(suggested_password())
            self.password.edit.setCursorPosition(0)
        self._show_password()

    def _show_password(self) -> None:
        protected = self.protect.isChecked() and not self._row.isHidden()
        self.password.setVisible(protected)
        self._who_else.setText(_with_password_words() if protected else _without_password_words())


def _with_password_words() -> str:
    return _(
        "Whoever has this file and its password can read your own pages in it, without your passphrase. On paper, it is"
        " whoever finds the paper."
    )


def _without_password_words() -> str:
    return _(
        "Whoever gets this file can read your own pages in it, without this program and without your passphrase:"
        " everybody who uses this computer, who is sent the file, or who finds it in a folder that is copied elsewhere."
        " On paper, it is whoever finds the paper."
    )
