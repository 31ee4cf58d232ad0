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


def main():
    Atspi.init()
    Atspi.set_timeout(2000, 4000)
    for line in sys.stdin:
        request = json.loads(line)
        nodes = everything_showing()
        answer = nodes if request["do"] == "tree" else next((node for node in nodes if node["focused"]), None)
        print(json.dumps(answer), flush=True)


def everything_showing():
    """Every node that shows, in the order of the tree. Windows that go away meanwhile are left out."""
    desktop = Atspi.get_desktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    found = []
    for application in children(desktop):
        for window in children(application):
            walk(window, found, 0)
    return found


def children(node):
    try:
        number = min(node.get_child_count(), 500)
        return [child for child in map(node.get_child_at_index, range(number)) if child]
    except GLib.Error:
        return []


def walk(node, found, depth):
    try:
        states = node.get_state_set()
        if depth > 60 or not states.contains(Atspi.StateType.SHOWING):
            return
        found.append(describe(node, states))
    except GLib.Error:
        return
    for child in children(node):
        walk(child, found, depth + 1)


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
