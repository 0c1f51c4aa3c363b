"""Prints one table; each row against its peer in the same run: `python -m benchmarks [ROW …]`."""

import sys
from importlib import import_module

from benchmarks.rounds import HEADER

ROWS = ("reading", "pages", "crawling", "recrawling", "adding", "files")

if __name__ == "__main__":
    print(HEADER)
    for name in sys.argv[1:] or ROWS:
        print(import_module(f"benchmarks.{name}").measure(), flush=True)
