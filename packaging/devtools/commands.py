"""The command line of packaging/dev.py."""

from __future__ import annotations

import argparse

from devtools import checks, environment, locking, program
from devtools.saying import SetupFailed, say


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line of this file."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Work on Trustbook.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="set up and open the program")
    run.add_argument("arguments", nargs=argparse.REMAINDER, help="what the program gets")
    test = commands.add_parser("test", help="set up and run the checks")
    much = test.add_mutually_exclusive_group()
    much.add_argument("--quick", action="store_true", help="leave out the thorough tests: about two minutes")
    much.add_argument("--all", action="store_true", help="also kill loops, power cuts, real windows and the wheel")
    test.add_argument(
        "--short", action="store_true", help="with --all: few rounds of each, and two walks over all screens"
    )
    bench = commands.add_parser("bench", help="measure speed as ratios")
    bench.add_argument("names", nargs="*", help="only these measures")
    bench.add_argument("--rounds", type=int, default=5, help="repeat each measure so often (default 5)")
    pictures = commands.add_parser("screenshots", help="pictures of the main screens")
    pictures.add_argument("folder", help="where to write them")
    pictures.add_argument("looks", nargs="*", help="only these: light, dark, large-text, small, mirrored")
    lock = commands.add_parser("lock", help="resolve the dependencies again")
    lock.add_argument("--prove", action="store_true", help="download the wheels of every target to see that they exist")
    lock.add_argument("--upgrade", action="store_true", help="take newer versions where pyproject allows them")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Do what the command line says. Gives the exit status."""
    chosen = parse(arguments)
    try:
        if chosen.command == "run":
            return program.run(chosen.arguments)
        if chosen.command == "test":
            return checks.run(everything=chosen.all, short=chosen.short, quick=chosen.quick)
        if chosen.command == "lock":
            return locking.run(upgrade=chosen.upgrade, prove=chosen.prove)
        if chosen.command == "bench":
            python = environment.ready("dev")
            names = [*chosen.names, "--rounds", str(chosen.rounds)]
            return environment.call([python, environment.ROOT / "packaging" / "bench.py", *names])
        python = environment.ready("dev", tests=True)
        words = [chosen.folder, *chosen.looks]
        return environment.call([python, environment.ROOT / "packaging" / "screenshots.py", *words])
    except SetupFailed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
