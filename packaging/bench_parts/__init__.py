"""The measures of packaging/bench.py, one file each. Each module has `measure(rounds) -> list[Row]`."""
