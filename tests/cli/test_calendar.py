"""`trustbook calendar` writes days without a word of what they are for, and own ones only for their person."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Trustbook
from trustbook.domain.counselling import Appointment
from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener


def test_it_writes_days_of_both_and_own_ones_when_asked(ours: Trustbook) -> None:
    clock = SystemClock()
    phrase = Path("ana").read_text(encoding="utf-8").strip()
    session = WorkbookOpener(Content(), clock, random_id).sign_in(Path("Ours.trustbook"), phrase)
    for days, is_ours in ((3, True), (4, False)):
        on = clock.today() + timedelta(days=days)
        visit = Appointment("", on, "17:30", "Mr Haddad", ours=is_ours)
        session.counselling.save_appointment(session.viewer, visit)
    session.keeping.close()
    for name, options, days in (("ours", (), 1), ("mine", ("--private", "Ana"), 2)):
        done = ours("calendar", "Ours.trustbook", f"{name}.ics", "--passphrase-file", "ana", *options)
        assert done.status == 0, done.err
        content = Path(f"{name}.ics").read_text(encoding="utf-8")
        assert content.count("SUMMARY:Time set aside") == content.count("SUMMARY") == days
        assert "Haddad" not in content
    done = ours("calendar", "Ours.trustbook", "ours.ics", "--passphrase-file", "ana")
    assert done.status == 1
    assert "ours.ics" in done.err
