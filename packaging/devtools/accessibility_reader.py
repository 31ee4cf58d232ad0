"""Says what a screen reader would find on this desktop. Runs under the system's Python, which has AT-SPI's bindings.

Reads one JSON request a line, answers with one JSON line. A node is {"role", "name", "text", "focused", "enabled",
"checked", "selected", "box"}. Requests: {"do": "tree"} → every node that shows; {"do": "focused"} → the one that has
the keyboard, or null; {"do": "find", "words", "role"} → the node of that name, else the first that says the words;
{"do": "everything"} → all names, descriptions and texts of the whole tree, shown or not; {"do": "remember", "words"} →
whether it now holds the node that says the words; {"do": "ask"} → what that node says now, "" if it does not answer.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 – the version must be chosen first

TEXT_AT_MOST = 100_000
ITEMS = {"page tab", "list item", "table cell", "tree item"}
"""A current item says "focused" even while its list is not: it counts only when the list is."""
ALL = Atspi.CollectionMatchType.ALL
SHOWING, FOCUSED = Atspi.StateType.SHOWING, Atspi.StateType.FOCUSED


def main():
    Atspi.init()
    Atspi.set_timeout(2000, 4000)
    answers = {
        "tree": lambda _: tree(),
        "focused": lambda _: focused(),
        "find": find,
        "everything": lambda _: everything(),
        "remember": remember,
        "ask": lambda _: ask(),
    }
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answers[request["do"]](request)), flush=True)


def tree():
    return [described for node in matching(SHOWING) if (described := describe(node))]


def focused():
    """What lies around the focused one, or only carries its picture ("filler"), says "focused" as well."""
    found = [node for node in matching(SHOWING, FOCUSED) if has_keyboard(node)]
    inner = next((node for node in reversed(found) if role_of(node) != "filler"), found[-1] if found else None)
    return describe(inner) if inner else None


def find(request):
    words, role = request["words"], request["role"]
    nodes = [node for node in matching(SHOWING) if not role or role_of(node) == role]
    names = [name_of(node) for node in nodes]
    if words in names:
        return describe(nodes[names.index(words)])
    for node, name in zip(nodes, names, strict=True):
        if words in name or words in text_of(node):
            return describe(node)
    return None


def everything():
    """Every text that any program of this desktop gives out, whether it says that it shows or not."""
    desktop = Atspi.get_desktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    waiting, found = children(desktop), []
    while waiting:
        node = waiting.pop()
        found += [words for words in (name_of(node), description_of(node), text_of(node)) if words]
        waiting += children(node)
    return found


REMEMBERED = []


def remember(request):
    REMEMBERED[:] = [node for node in matching(SHOWING) if request["words"] in text_of(node)][:1]
    return bool(REMEMBERED)


def ask():
    return "".join(text_of(node) + name_of(node) for node in REMEMBERED)


def matching(*states):
    """The nodes of all windows that have these states, in the order of the tree."""
    desktop = Atspi.get_desktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    chosen = Atspi.StateSet.new(list(states))
    rule = Atspi.MatchRule.new(chosen, ALL, {}, ALL, [], ALL, [], ALL, False)
    found = []
    for application in children(desktop):
        for window in children(application):
            try:
                if window.get_state_set().contains(SHOWING):
                    found.append(window)
                    found += Atspi.Collection.get_matches(window, rule, Atspi.CollectionSortOrder.CANONICAL, 0, True)
            except GLib.Error:
                continue  # it has just gone
    return found


def children(node):
    try:
        return [child for child in map(node.get_child_at_index, range(node.get_child_count())) if child]
    except GLib.Error:
        return []


def has_keyboard(node):
    try:
        if not node.get_state_set().contains(FOCUSED):
            return False
        return role_of(node) not in ITEMS or node.get_parent().get_state_set().contains(FOCUSED)
    except GLib.Error:
        return False


def role_of(node):
    try:
        return node.get_role_name()
    except GLib.Error:
        return ""


def name_of(node):
    try:
        return node.get_name() or ""
    except GLib.Error:
        return ""


def description_of(node):
    try:
        return node.get_description() or ""
    except GLib.Error:
        return ""


def text_of(node):
    try:
        text = node.get_text_iface()
        return Atspi.Text.get_text(text, 0, min(Atspi.Text.get_character_count(text), TEXT_AT_MOST)) if text else ""
    except GLib.Error:
        return ""


def describe(node):
    """The node as the tests know it, None when it has just gone."""
    try:
        states = node.get_state_set()
        component = node.get_component_iface()
        box = component.get_extents(Atspi.CoordType.SCREEN) if component else None
        return {
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "text": text_of(node),
            "focused": states.contains(FOCUSED),
            "enabled": states.contains(Atspi.StateType.ENABLED),
            "checked": states.contains(Atspi.StateType.CHECKED),
            "selected": states.contains(Atspi.StateType.SELECTED),
            "box": [box.x, box.y, box.width, box.height] if box else None,
        }
    except GLib.Error:
        return None


if __name__ == "__main__":
    main()
