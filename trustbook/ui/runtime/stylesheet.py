"""One style sheet for the whole program, made from the colour roles and the text size.

Kit widgets carry a `role` property; nothing else in the program styles itself. Where one reads from the right, Qt turns
round what is said of the left and the right of a button's words; the edges of a frame it does not: see `$lead`.
"""

from __future__ import annotations

from string import Template

from trustbook.ui.kit.scale import MENU_EDGE, READING_FAMILY, TYPE_SIZES

_SHEET = Template(
    """
* { outline: none; }
QWidget { color: $ink; }
QToolTip { background: $raised; color: $ink; border: 1px solid $rule; padding: 4px; }

QWidget[role="desk"], QMainWindow, QScrollArea[role="desk"] { background: $desk; }
QFrame[role="side"] { background: $paper; border: none; }
QFrame[role="panel"] { background: $paper; border: none; border-$lead: 1px solid $rule; }
QWidget[role="paper"], QDialog { background: $paper; }
QWidget[role="raised"] { background: $raised; }
QFrame[role="sheet"] { background: $paper; border: 1px solid $rule; border-radius: 4px; }
QFrame[role="copy"] { background: $field; border: 1px solid $rule; border-radius: 4px; }
QFrame[role="card"] { background: $paper; border: 1px solid $rule; border-radius: 6px; }
QFrame[role="strip"] { background: $raised; border: none; border-$lead: 3px solid $accent; }
QFrame[role="desk-side"] { background: $desk; border: none; }
QFrame[role="care"] { background: $raised; border: none; }
QFrame[role="own"] { background: transparent; border: none; }
QFrame[role="rule"] { background: $rule; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="rule-upright"] { background: $rule; border: none; min-width: 1px; max-width: 1px; }
QFrame[role="banner"] { background: $notice; border: none; border-radius: 4px; }
QFrame[role="banner"] QLabel { color: $notice_ink; }
QFrame[role="bar"] { background: $paper; border: none; border-bottom: 1px solid $rule; }
QFrame[role="foot"] { background: $paper; border: none; border-top: 1px solid $rule; }
QWidget[role="cover"] { background: $cover; }
QScrollArea { border: none; background: transparent; }

QLabel[role="title"] { font-family: "$reading"; font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-family: "$reading"; font-size: ${head}px; font-weight: 600; }
QLabel[role="subheading"], QLabel[role="label"], QLabel[role="part"] { font-weight: 700; }
QLabel[role="reading"], QLabel[role="lead"], QLabel[role="letter-name"] {
  font-family: "$reading"; font-size: ${read}px; }
QLabel[role="letter"] { font-family: "$reading"; font-size: ${head}px; }
QLabel[role="saying"] { font-family: "$reading"; font-size: ${read}px; font-style: italic; }
QLabel[role="tile-name"] { font-family: "$reading"; font-size: ${read}px; font-weight: 600; }
QLabel[role="to-copy"] { font-family: "$reading"; font-size: ${head}px; font-weight: 600; }
QLabel[role="hint"], QLabel[role="note"], QLabel[role="privacy"], QLabel[role="step"], QLabel[role="beside-link"] {
  font-size: ${note}px; color: $ink_soft;
}
QLabel[role="care-words"] { font-size: ${note}px; }
QLabel[role="state"] { font-size: ${note}px; color: $accent; }
QLabel[role="failed"] { font-size: ${note}px; background: $notice; color: $notice_ink; padding: 2px 6px; }
QLabel[role="soft"], QLabel[role="far-soft"] { color: $ink_soft; }
QLabel[role="step-number"] { font-weight: 700; color: $accent; }
QLabel[role="line-link"] { color: $accent; text-decoration: underline; }
QLabel[role="chapter"] { font-family: "$reading"; font-size: ${head}px; font-weight: 600; color: $accent; }
QLabel[role="letter-hint"], QLabel[role="soft-reading"] {
  font-family: "$reading"; font-size: ${read}px; color: $ink_soft;
}
QLabel[role="time-left"] { font-family: "$reading"; font-size: ${title}px; font-weight: 600; }
QLabel[role="beside-button"] { color: $ink_soft; padding: ${pad}px 2px; border: 1px solid transparent; }
QLabel[role="caution"], QLabel[role="care"] {
  background: $raised; border-$lead: 3px solid $accent; padding: 8px 12px; font-size: ${note}px;
}
QLabel[role="care"] { padding: 4px 12px; }
QLabel[role="first"] { color: $first; }
QLabel[role="second"] { color: $second; }

QPushButton, QToolButton {
  background: $paper; color: $ink; border: 1px solid $field_edge; border-radius: 6px;
  padding: ${pad}px 16px; min-height: ${line}px;
}
QToolButton[role="sign"] { padding: 7px; min-height: 0; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $rule; }
QPushButton:disabled, QToolButton:disabled { color: $ink_soft; border-color: $rule; }
QPushButton[role="primary"] { background: $accent; color: $accent_ink; border: 1px solid $accent; font-weight: 700; }
QPushButton[role="primary"]:disabled { background: $raised; color: $ink_soft; border-color: $rule; }
QPushButton[role="seat"], QPushButton[role="seat-first"], QPushButton[role="seat-second"] {
  font-family: "$reading"; font-size: ${read}px; font-weight: 600; text-align: left;
  background: transparent; border: 2px solid transparent; padding: 0; min-height: 0;
}
QPushButton[role="seat-first"] { color: $first; }
QPushButton[role="seat-second"] { color: $second; }
QPushButton[role="seat"]:hover, QPushButton[role="seat-first"]:hover, QPushButton[role="seat-second"]:hover {
  background: $accent_soft;
}
QPushButton[role="seat"]:focus, QPushButton[role="seat-first"]:focus, QPushButton[role="seat-second"]:focus {
  border: 2px solid $focus;
}
QPushButton[role="bar"] { background: transparent; border: 1px solid transparent; padding: ${pad}px 12px; }
QPushButton[role="bar"]:hover { background: $accent_soft; }
QPushButton[role="bar"]:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[role="sign"] {
  background: transparent; border: 1px solid transparent; color: $ink_soft;
  padding: 2px; min-width: ${sign}px; min-height: 0;
}
QPushButton[role="sign"]:hover { background: $accent_soft; }
QPushButton[role="bar-menu"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: ${pad}px 12px;
}
QPushButton[role="bar-menu"]:hover { background: $accent_soft; }
QPushButton[role="menu"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 2px 0; padding-right: 3px;
  min-height: 0;
}
QPushButton[role="day-head"] {
  background: transparent; border: 1px solid transparent; padding: 3px 0; padding-right: 3px; color: $ink;
  text-align: left;
  font-family: "$reading"; font-size: ${head}px; font-weight: 600;
}
QPushButton[role="day-head"]:hover { background: $accent_soft; }
QPushButton[role="day-head"]:focus { border: 2px solid $focus; }
QPushButton[role="menu"]:hover { background: $accent_soft; }
QPushButton[role="foot"] {
  background: transparent; border: 1px solid transparent; color: $ink_soft; font-size: ${note}px; padding: 4px 8px;
  min-height: ${note_line}px;
}
QPushButton[role="foot"]:hover { color: $accent; }
QPushButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; text-decoration: underline; text-align: left;
  padding: 2px 0; padding-right: 3px;
}
QPushButton[role="link"]:hover, QPushButton[role="link-note"]:hover { background: $accent_soft; }
QPushButton[role="link"]:disabled, QPushButton[role="link-note"]:disabled { color: $ink_soft; text-decoration: none; }
QPushButton[role="link-note"] {
  background: transparent; border: 1px solid transparent; color: $accent; text-decoration: underline; text-align: left;
  font-size: ${note}px; padding: 2px 0; padding-right: 3px; min-height: ${note_line}px;
}
QPushButton[role="back"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 2px 0; padding-right: 3px;
}
QPushButton[role="back"]:hover { background: $accent_soft; }
QPushButton[role="far-choice"] { padding: 8px 24px; min-height: 0; }
QPushButton[role="opener"], QPushButton[role="line"] {
  background: transparent; border: 2px solid transparent; padding: 0; min-height: 0; text-align: left;
}
QLabel[role="line-name"] { font-weight: 700; color: $accent; }
QLabel[role="opener-words"] { font-family: "$reading"; font-size: ${read}px; font-style: italic; color: $accent; }
QPushButton[role="opener"]:hover, QPushButton[role="line"]:hover { background: $accent_soft; }
QPushButton[role="opener"]:focus, QPushButton[role="line"]:focus { border: 2px solid $focus; }
QPushButton[role="choice"] { min-height: ${choice}px; padding: 3px 12px; }
QPushButton[role="choice"]:checked, QToolButton:checked {
  background: $accent_soft; color: $accent; border-color: $accent; font-weight: 700;
}
QPushButton[role="switch-first"], QPushButton[role="switch-middle"], QPushButton[role="switch-last"] {
  font-size: ${note}px; min-height: ${note_line}px; padding: 5px 11px; border-radius: 0; margin-left: -1px;
}
QPushButton[role="switch-first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; margin-left: 0; }
QPushButton[role="switch-last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[role="switch-first"][mirrored="yes"], QPushButton[role="switch-last"][mirrored="yes"] { border-radius: 0; }
QPushButton[role="switch-first"][mirrored="yes"] {
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; margin-left: -1px;
}
QPushButton[role="switch-last"][mirrored="yes"] {
  border-top-left-radius: 6px; border-bottom-left-radius: 6px; margin-left: 0;
}
QPushButton[role="switch-first"]:checked, QPushButton[role="switch-middle"]:checked,
QPushButton[role="switch-last"]:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[role="quiet-choice"] {
  background: transparent; border: 1px solid transparent; color: $ink_soft; font-size: ${note}px;
  padding: 2px ${pad}px; min-height: ${note_line}px;
}
QPushButton[role="quiet-choice"]:hover { background: $raised; color: $ink; }
QPushButton[role="quiet-choice"]:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[role="word"] { background: transparent; padding: 3px 10px; border-radius: 9px; }
QPushButton[role="word"]:hover { background: $accent_soft; }
QPushButton[role="word"]:checked { background: $accent; color: $accent_ink; border-color: $accent; }
QPushButton[role="choice-line"], QPushButton[role="book"] {
  text-align: left; padding: 0; min-height: 0; background: transparent; border: 2px solid transparent;
}
QPushButton[role="choice-line"]:hover { background: $accent_soft; }
QPushButton[role="tile"], QPushButton[role="tile-due"], QPushButton[role="tile-letter"] {
  text-align: left; padding: 12px; border-color: $rule; background: $paper;
}
QPushButton[role="tile-due"] { border-color: $accent; }
QPushButton[role="tile-letter"] { min-height: ${letter}px; }
QPushButton[role="tile"]:hover, QPushButton[role="tile-due"]:hover, QPushButton[role="tile-letter"]:hover {
  border-color: $accent; background: $accent_soft;
}
QPushButton:focus, QToolButton:focus, QPushButton[role="link"]:focus, QPushButton[role="link-note"]:focus,
QPushButton[role="quiet-choice"]:focus, QPushButton[role="sign"]:focus, QPushButton[role="choice-line"]:focus,
QPushButton[role="menu"]:focus, QPushButton[role="back"]:focus, QPushButton[role="bar"]:focus,
QPushButton[role="bar-menu"]:focus, QPushButton[role="foot"]:focus {
  border: 2px solid $focus;
}
QToolButton[role="row"] {
  background: transparent; border: 1px solid transparent; padding: 1px 3px; color: $accent;
  text-decoration: underline; font-size: ${note}px; min-height: 0;
}
QToolButton[role="row"]:hover { background: $accent_soft; }
QPushButton:default { border-width: 2px; }

QLineEdit, QPlainTextEdit, QDateEdit, QComboBox, QSpinBox {
  background: $field; color: $ink; border: 1px solid $field_edge; border-radius: 5px; padding: ${pad}px;
  selection-background-color: $accent; selection-color: $accent_ink;
}
QLineEdit[role="answer"], QPlainTextEdit[role="answer"] {
  font-family: "$reading"; font-size: ${read}px;
}
QPlainTextEdit[role="letter"] { font-family: "$reading"; font-size: ${read}px; }
QFrame#shared-copy:focus { border: 2px solid $focus; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $focus; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $raised; border-color: $rule; }
QPlainTextEdit[role="letter"], QPlainTextEdit[role="letter"]:focus, QPlainTextEdit[role="letter"]:read-only {
  background: transparent; border: none; padding: 0;
}
QPlainTextEdit[place="soft"] { color: $ink_soft; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $field; color: $ink; selection-background-color: $accent;
  selection-color: $accent_ink; border: 1px solid $field_edge; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${mark}px; height: ${mark}px; border: 1px solid $field_edge; background: $field;
}
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${markhalf}px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent; border: 3px solid $field; }

QTabWidget::pane { border: none; background: $desk; }
QTabBar { background: $paper; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $ink_soft; padding: ${tab}px 14px; margin: 0;
  border: 2px solid transparent; border-bottom: 3px solid transparent; }
QTabBar[role="close"]::tab { padding: ${tab}px 5px; }
QTabBar::scroller { width: ${scroller}px; }
QTabBar QToolButton { padding: 0; margin: 2px; }
QTabBar::tab:selected { color: $ink; border-bottom: 3px solid $accent; }
QTabBar[above="yes"]::tab:selected { color: $ink_soft; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $ink; background: $raised; }
QTabBar::tab:focus { border: 2px solid $focus; }
QTabBar::tab:selected:focus { border-bottom: 3px solid $accent; }
QTabBar[above="yes"]::tab:selected:focus { border-bottom: 2px solid $focus; }

QListView, QListWidget, QTreeView { background: $paper; border: none; }
QListView::item { padding: ${pad}px; border-radius: 4px; border: 2px solid transparent; }
QListView::item:selected { background: $accent_soft; color: $ink; }
QListView::item:focus { border: 2px solid $focus; }
QListView:focus { border: 2px solid $focus; }
QListView[role="lines"]:focus { border: none; }
QTableView { background: $field; gridline-color: $rule; border: 1px solid $field_edge; }
QTableView::item:selected { background: $accent_soft; color: $ink; }
QTableView::item:focus { border: 2px solid $focus; }
QTableView QTableCornerButton::section { background: $raised; border: none; border-bottom: 1px solid $rule; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $ink; border: none; border-bottom: 1px solid $rule; padding: 6px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $paper; }
QCalendarWidget QToolButton { background: transparent; border: 1px solid transparent; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QToolButton:focus { border: 2px solid $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { background: $field; color: $ink; selection-background-color: $accent;
  selection-color: $accent_ink; border: none; }

QMenuBar, QMenu { background: $paper; color: $ink; }
QMenu { border: 1px solid $rule; padding: 4px; }
QMenu::item { padding: 6px ${menu}px; border-radius: 3px; }
QMenu[marks="own"]::indicator, QMenu[marks="own"]::right-arrow { width: 0; height: 0; }
QMenu::item:selected, QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink_soft; }
QProgressBar { background: $raised; border: 1px solid $rule; border-radius: 4px; text-align: center; color: $ink; }
QProgressBar::chunk { background: $accent_soft; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_edge; border-radius: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:vertical { margin: 0 4px; }
QScrollBar::handle:horizontal { margin: 4px 0; }
QScrollBar::handle:hover { background: $ink_soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $rule; }
"""
)


def stylesheet(tokens: dict[str, str], factor: float, *, mirrored: bool = False) -> str:
    """The style sheet for these colours; `factor` is the text size, 1.0 for 100 %. `mirrored`: read from the right."""
    values: dict[str, object] = {role.replace("-", "_"): colour for role, colour in tokens.items()}
    values |= {size.name: size.pixels(factor) for size in TYPE_SIZES}
    values |= {
        "reading": READING_FAMILY,
        "lead": "right" if mirrored else "left",
        "line": round(20 * factor),
        "note_line": round(18 * factor),
        "choice": round(22 * factor),
        "pad": 7 if factor < 1.5 else 9,
        "tab": round(8 * factor),
        "scroller": round(50 * factor),
        "mark": round(18 * factor),
        "markhalf": round(9 * factor),
        "sign": round(24 * factor),
        "menu": round(MENU_EDGE * factor),
        "letter": round(126 * factor),
    }
    return _SHEET.substitute(values)
