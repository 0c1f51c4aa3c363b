"""Keep a small database of the present schema, for the test that later versions open it: once before each release.

Usage: .venv/bin/python contrib/keep_schema.py

Gathers two articles of a built-in portal and a text of our own into a new database, reads and checks them, and writes
it to tests/store/released/NNNN.db.gz, where NNNN is the number of the last migration step. A file that is there stays:
what a release wrote does not change any more.
"""

import gzip
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

RELEASED = Path(__file__).resolve().parent.parent / "tests" / "store" / "released"
TEXT = "Rà soát thủ tục\nTheo Quyết định số 615/QĐ-UBND, cấp tỉnh hoàn thành 412/618 thủ tục, đạt tỷ lệ 76,7%.\n"


def made(folder: Path) -> bytes:
    """The bytes of a database with a few rows in every table."""
    from doisoat.demo.server import running

    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    with running(0, 3, 0) as url:
        stages = (
            ("crawl", "--demo", url, "--delay", "0", "--limit", "2", "hoabinh"),
            ("import", str(folder / "text.txt")),
            ("extract",),
            ("validate", "--fail-on", "never"),
            ("backup", str(folder / "kept.db")),
        )
        for stage in stages:
            program = [Path(sys.executable).with_name("doisoat"), "--db", str(folder / "made.db"), *stage]
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
    return (folder / "kept.db").read_bytes()


def main() -> None:
    """Write the file of the last step, unless it is there."""
    from store.migrations import STEPS

    target = RELEASED / f"{list(STEPS)[-1][:4]}.db.gz"
    if target.exists():
        sys.exit(f"{target} is there already and was left as it is: a schema that was released does not change")
    with TemporaryDirectory() as folder:
        target.write_bytes(gzip.compress(made(Path(folder)), mtime=0))
    print(target)


if __name__ == "__main__":
    main()
