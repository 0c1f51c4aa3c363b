"""Mentions won and lost between two revisions, over the demonstration texts or a folder of plain texts.

    make compare-corpus BASE=main~3 [CORPUS=folder]

A change of a pattern is judged by what it does to whole texts, not only to its own examples.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
_READ = "import sys; from doisoat.cli.main import main; sys.argv[0] = 'doisoat'; sys.exit(main())"


def main() -> int:
    """Print every mention that only one of the two revisions reads, and the balance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="the revision to compare with")
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files (default: the demonstration texts)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        texts = sorted((options.corpus or demonstration_texts(Path(folder) / "texts")).glob("*.txt"))
        base = Path(folder) / "base"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(base), options.base], cwd=ROOT, check=True)
        try:
            before, after = mentions(base, texts), mentions(ROOT, texts)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(base)], cwd=ROOT, check=True)
    for sign, only in (("-", before - after), ("+", after - before)):
        for (name, start, kind, surface, value), _ in sorted(only.items()):
            print(f"{sign} {name}:{start} {kind} {surface!r} = {value}")
    kept, won, lost = (sum(side.values()) for side in (before & after, after - before, before - after))
    print(f"{len(texts)} texts: {kept} mentions the same, {won} won, {lost} lost since {options.base}")
    return 0


def demonstration_texts(folder: Path) -> Path:
    """The demonstration articles as plain-text files."""
    from doisoat.demo.articles import articles_of

    folder.mkdir()
    for number, article in enumerate(articles_of(200)):
        text = "\n".join((article.title, article.lead, *article.body))
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def mentions(checkout: Path, texts: list[Path]) -> Counter[tuple[str, int, str, str, str]]:
    """What the code of a checkout reads in the texts."""
    command = [sys.executable, "-c", _READ, "read", "--format", "jsonl", *map(str, texts)]
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    rows = map(json.loads, done.stdout.splitlines())
    return Counter((Path(r["document"]).name, r["start"], r["kind"], r["surface"], str(r["value"])) for r in rows)


if __name__ == "__main__":
    sys.exit(main())
