from __future__ import annotations

import subprocess
import sys

HEAVY = "{'sqlalchemy', 'alembic', 'cryptography', 'sqlcipher3', 'PySide6', 'xkcdpass'}"


def test_the_sign_in_screen_loads_nothing_heavy() -> None:
    program = (
        "import sys, pathlib; import trustbook.storage.keys.keys, trustbook.storage.workbook_folder as f,"
        "trustbook.storage.backups.backups; f.inspect_folder(pathlib.Path('.'));"
        f"print(sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_trying_a_passphrase_loads_no_database() -> None:
    program = (
        "import sys, pathlib\nfrom trustbook.domain.problems import MissingKeys\n"
        "from trustbook.storage.keys.keys import unlock\n"
        "try: unlock(pathlib.Path('.'), 'x')\n"
        "except MissingKeys: print(sorted({'sqlalchemy', 'sqlcipher3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
