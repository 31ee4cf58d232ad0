"""Says what a screen reader would find on this desktop. Runs under the system's Python, which has AT-SPI's bindings.

Reads one JSON request a line, answers with one JSON line: {"do": "tree"} → what shows, as a list of
{"role", "name", "text", "focused", "enabled", "checked", "box"}; {"do": "focused"} → the focused one or null.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 – the version must be chosen first

TEXT_AT_MOST = 100_000
ITEMS = {"page tab", "list item", "table cell", "tree item"}
"""A current item says "focused" even while its list is not: it counts only when the list is."""


def main():
    Atspi.init()
    Atspi.set_timeout(2000, 4000)
    for line in sys.stdin:
        request = json.loads(line)
        nodes = everything_showing()
        print(json.dumps(nodes if request["do"] == "tree" else focused(nodes)), flush=True)


def focused(nodes):
    """What has the keyboard. What lies around it, or only carries its picture ("filler"), says "focused" as well."""
    found = [node for node in nodes if node["focused"]]
    return next((node for node in reversed(found) if node["role"] != "filler"), found[-1] if found else None)


def everything_showing():
    """Every node that shows, in the order of the tree. Windows that go away meanwhile are left out."""
    desktop = Atspi.get_desktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    found = []
    for application in children(desktop):
        for window in children(application):
            walk(window, found, 0, False)
    return found


def children(node):
    try:
        number = min(node.get_child_count(), 500)
        return [child for child in map(node.get_child_at_index, range(number)) if child]
    except GLib.Error:
        return []


def walk(node, found, depth, inside_focused):
    try:
        states = node.get_state_set()
        if depth > 60 or not states.contains(Atspi.StateType.SHOWING):
            return
        description = describe(node, states)
    except GLib.Error:
        return
    if description["role"] in ITEMS and not inside_focused:
        description["focused"] = False
    found.append(description)
    for child in children(node):
        walk(child, found, depth + 1, description["focused"])


def describe(node, states):
    component = node.get_component_iface()
    box = component.get_extents(Atspi.CoordType.SCREEN) if component else None
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "text": text_of(node),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "selected": states.contains(Atspi.StateType.SELECTED),
        "box": [box.x, box.y, box.width, box.height] if box else None,
    }


def text_of(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, min(Atspi.Text.get_character_count(text), TEXT_AT_MOST)) if text else ""


if __name__ == "__main__":
    main()
