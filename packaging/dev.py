"""The commands for working on Trustbook: everything else is called from here.

python3 packaging/dev.py run [ARGUMENT …]   set up what is missing and open the program (or run one of its commands)
python3 packaging/dev.py test [--quick|--all]  set up what is missing and run the checks
python3 packaging/dev.py bench              measure speed as ratios, print a table
python3 packaging/dev.py screenshots FOLDER pictures of the main screens
python3 packaging/dev.py lock [--prove]     resolve the dependencies again; prove that each target finds its wheels

Needs Python 3.11, 3.12 or 3.13 and nothing else.
"""

from __future__ import annotations

import sys

FITTING = ((3, 11), (3, 12), (3, 13))


def main() -> int:
    """Give the command line to devtools, which only a fitting Python can read."""
    version = sys.version_info[:2]
    if version not in FITTING:
        print(
            "Trustbook needs Python 3.11, 3.12 or 3.13; this is {}.{}. Start this file with one of those, "
            "for example: python3.11 packaging/dev.py run".format(*version)
        )
        return 2
    from devtools import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
