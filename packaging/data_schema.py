"""Writes the JSON Schema of the data form to resources/schema, from the types of the program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def text_of_schema() -> str:
    """What the file holds."""
    from trustbook.workbook.data import dataform

    return json.dumps(dataform.schema(), indent=1) + "\n"


def main() -> int:
    """Write the file of the version that the program writes; those of older versions stay as they are."""
    sys.path.insert(0, str(ROOT))
    from trustbook.workbook.data.dataform import VERSION

    path = ROOT / "resources" / "schema" / f"trustbook-data-{VERSION}.json"
    path.write_text(text_of_schema(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
