"""Sleep and the lock of the desktop session, behind a small port.

Linux tells of both over D-Bus (systemd-logind). Windows and macOS have no source here yet: there the idle lock works.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SLOT, QObject, SignalInstance, Slot
from PySide6.QtCore import Signal as QtSignal


class SystemEvents(Protocol):
    """Says when the machine goes to sleep or its screen is locked."""

    @property
    def went_away(self) -> SignalInstance: ...


class NoSystemEvents(QObject):
    """A system that tells nothing. Tests emit its signal themselves."""

    went_away = QtSignal()


_SERVICE = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"


class LogindEvents(QObject):
    """Listens to logind on the system bus."""

    went_away = QtSignal()

    def __init__(self, bus: object = None, service: str = _SERVICE, parent: QObject | None = None) -> None:
        """`bus` is a QDBusConnection, the system bus if None; another one and `service` "" are for tests."""
        super().__init__(parent)
        from PySide6.QtDBus import QDBusConnection

        self._bus = bus if isinstance(bus, QDBusConnection) else QDBusConnection.systemBus()
        self.connected = False
        if self._bus.isConnected():
            sleep = self._hear(service, "/org/freedesktop/login1", _MANAGER, "PrepareForSleep", SLOT("on_sleep(bool)"))
            self.connected = self._hear(service, "", _SESSION, "Lock", SLOT("on_session_lock()")) and sleep

    def _hear(self, service: str, path: str, interface: str, name: str, slot: object) -> bool:
        # the stubs ask for bytes, the binding takes str only
        connected: bool = self._bus.connect(service, path, interface, name, self, slot)  # type: ignore[call-overload]
        return connected

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The machine is about to sleep (True) or woke up."""
        if begins:
            self.went_away.emit()

    @Slot()
    def on_session_lock(self) -> None:
        """A session's screen is being locked."""
        self.went_away.emit()


def system_away(parent: QObject) -> SystemEvents:
    """What this system can tell."""
    has_bus = "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or Path("/run/dbus/system_bus_socket").exists()
    if sys.platform.startswith("linux") and has_bus:
        return LogindEvents(parent=parent)
    return NoSystemEvents(parent)
