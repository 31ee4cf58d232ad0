"""Looks at the spelling of the field that somebody writes in. Nothing is sent anywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from trustbook.language import _, babel_locale
from trustbook.spelling import LANGUAGES, Spelling
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.spell_marks import MarkedWord, Spans, SpellMarks
from trustbook.ui.kit.menus import draw_marks, menu_beside
from trustbook.ui.pages.exercise.entry_page import EntryPage
from trustbook.ui.runtime.languages import own_name
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.spelling_choice import OFF, SETTING, SpellingChoice


class SpellCheck(QObject):
    """One for each view. It follows the focus; a dictionary is loaded on the pool when it is first needed."""

    def __init__(self, services: WorkbookServices, view: QWidget) -> None:
        super().__init__(view)
        self._services = services
        self._view = view
        self._choice = SpellingChoice.read(services.client.sitting.settings.get(SETTING, ""))
        self._dictionaries: dict[str, Spelling | None] = {}
        """By language; None while it is loaded."""
        self._edit: AnswerEdit | None = None
        self.marks: SpellMarks | None = None
        """Those of the field that has the focus."""
        self._key = QShortcut(QKeySequence(Qt.Key.Key_F7), view, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._key.activated.connect(self._to_next)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    # --- which field

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._edit:
            return  # another window, or a menu of this field
        self._leave()
        if isinstance(new, AnswerEdit) and not new.isReadOnly() and self._view.isAncestorOf(new):
            self._edit = new
            new.menu_opens.connect(self._fill_menu)
            self._begin()

    def _leave(self) -> None:
        if self._edit is not None and isValid(self._edit):
            self._edit.menu_opens.disconnect(self._fill_menu)
            if self.marks is not None:
                self.marks.take_away()
        self._edit = self.marks = None

    def _begin(self) -> None:
        """Mark the field, once its dictionary is there."""
        if self._edit is None or not isValid(self._edit) or self._services.program.look.settings.spelling == OFF:
            return
        language = self._language()
        if language == OFF:
            return
        if language not in self._dictionaries:
            self._dictionaries[language] = None
            self._services.program.pool.do(lambda: Spelling(language), self._loaded, owner=self)
        elif self._dictionaries[language] is not None and self.marks is None:
            self.marks = SpellMarks(self._edit, self._unknown)

    def _loaded(self, spelling: Spelling) -> None:
        self._dictionaries[spelling.language] = spelling
        self._begin()

    def _unknown(self, paragraph: str) -> Spans:
        spelling = self._dictionaries.get(self._language())
        return tuple(spelling.unknown(paragraph, self._choice.own_words)) if spelling is not None else ()

    def _language(self) -> str:
        used = babel_locale().split("_")[0]
        return self._choice.language_of(self._name(), used if used in LANGUAGES else "en")

    def _name(self) -> str:
        """The field by its permanent names."""
        field, page = _field_of(self._edit), _page_of(self._edit)
        exercise_id = page.page.exercise.id if page is not None else ""
        return f"{exercise_id}/{field.field.id if field is not None else 'letter'}"

    # --- its menu

    def _fill_menu(self, menu: object, position: int) -> None:
        if not isinstance(menu, QMenu) or self._services.program.look.settings.spelling == OFF:
            return
        word = self.marks.word_at(position) if self.marks is not None else None
        if word is not None:
            self._offer(menu, word)
        menu.addSeparator()
        draw_marks(menu)
        self._fill_languages(menu_beside(menu, _("Spelling")))

    def _offer(self, menu: QMenu, word: MarkedWord) -> None:
        spelling = self._dictionaries.get(self._language())
        found = spelling.suggestions(word.word) if spelling is not None else ()
        offered = [(other, partial(self._put, word, other)) for other in found]
        offered.append((_("“{word}” is right").format(word=word.word), partial(self._keep, word)))
        usual = menu.actions()
        for words, chosen in offered:
            action = QAction(words, menu)
            action.triggered.connect(chosen)
            menu.insertAction(usual[0], action)
        menu.insertSeparator(usual[0])
        menu.setActiveAction(menu.actions()[0])

    def _fill_languages(self, menu: QMenu) -> None:
        chosen, group = self._language(), QActionGroup(menu)
        lines = [(code, own_name(code)) for code in LANGUAGES] + [(OFF, _("Not in this field"))]
        for code, words in lines:
            action = menu.addAction(words, partial(self._use, code))
            action.setCheckable(True)
            action.setChecked(code == chosen)
            group.addAction(action)

    def _put(self, word: MarkedWord, other: str) -> None:
        if self.marks is not None:
            self.marks.put(word, other)

    def _keep(self, word: MarkedWord) -> None:
        self._choose(self._choice.with_word(word.word))
        if self.marks is not None:
            self.marks.forget()

    def _use(self, language: str) -> None:
        self._choose(self._choice.with_field(self._name(), language))
        if self.marks is not None:
            self.marks.take_away()
            self.marks = None
        self._begin()

    def _choose(self, choice: SpellingChoice) -> None:
        self._choice, client = choice, self._services.client
        if not client.viewer.is_together and not client.sitting.read_only:
            client.do(
                lambda session: session.people.put_setting(client.viewer, SETTING, choice.text()),
                failed=lambda _problem: None,
            )  # where it cannot be kept, it holds for this sitting

    # --- by keys

    def _to_next(self) -> None:
        """To the next marked word, with its menu."""
        edit, word = self._edit, self.marks.next_word() if self.marks is not None else None
        if edit is None or word is None:
            return
        edit.put_caret(word.start)
        place = edit.cursorRect().center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, edit.viewport().mapToGlobal(place))
        QApplication.postEvent(edit, asked)


def _page_of(widget: QWidget | None) -> EntryPage | None:
    while widget is not None and not isinstance(widget, EntryPage):
        widget = widget.parentWidget()
    return widget


def _field_of(widget: QWidget | None) -> FieldWidget | None:
    while widget is not None and not isinstance(widget, FieldWidget):
        widget = widget.parentWidget()
    return widget
