"""Make the sample decisions of the demonstration anew, and beside them what is known of each.

Usage: .venv/bin/python contrib/make_sample_decisions.py [STEM…]

Writes doisoat/demo/files/, all of it or what belongs to the stems named. Needs what the extras `documents` and `dev`
install, the fonts DejaVu Serif Condensed, and LibreOffice for DOC and RTF. The same versions of these write the same
bytes.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from samples.archive import zipped
from samples.golden import golden
from samples.paper import Paper
from samples.papers import papers
from samples.pdf import pdf
from samples.scan import scan
from samples.sheet import xlsx
from samples.word import docx, rtf, tcvn3, vni

FILES = Path(__file__).resolve().parent.parent / "doisoat" / "demo" / "files"


def _zip(paper: Paper) -> bytes:
    return zipped({f"{paper.stem}.docx": docx(paper), f"{paper.stem}_phu luc.xlsx": xlsx(paper)})


#: What is put behind the stem, and the maker, by the name of a format.
MAKERS: Mapping[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": (".pdf", pdf),
    "docx": (".docx", docx),
    "xlsx": ("_danh muc.xlsx", xlsx),
    "scan": (".pdf", scan),
    "tcvn3": (".doc", tcvn3),
    "vni": (".doc", vni),
    "rtf": (".rtf", rtf),
    "zip": (".zip", _zip),
}


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
