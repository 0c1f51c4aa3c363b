"""Make the sample decisions of the demonstration anew, and beside them what is known of each.

Usage: .venv/bin/python contrib/make_sample_decisions.py [STEM…]

Writes doisoat/demo/files/, all of it or what belongs to the stems named.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from samples.golden import golden
from samples.paper import Paper
from samples.papers import papers
from samples.pdf import pdf

FILES = Path(__file__).resolve().parent.parent / "doisoat" / "demo" / "files"
MAKERS: Mapping[str, tuple[str, Callable[[Paper], bytes]]] = {"pdf": (".pdf", pdf)}


def main(stems: list[str]) -> None:
    """Write the files."""
    FILES.mkdir(exist_ok=True)
    for paper in papers():
        if stems and paper.stem not in stems:
            continue
        names = []
        for form in paper.formats:
            ending, make = MAKERS[form]
            names.append(paper.stem + ending)
            (FILES / names[-1]).write_bytes(make(paper))
        (FILES / f"{paper.stem}.json").write_text(golden(paper, tuple(names)), encoding="utf-8")
        print(paper.stem, *((FILES / name).stat().st_size for name in names))


if __name__ == "__main__":
    main(sys.argv[1:])
