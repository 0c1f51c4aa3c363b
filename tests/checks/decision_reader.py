"""A small reader of decisions for the tests: tab-separated rows below a head with STT, everything else by line."""

import re

from doisoat.records.decision import DecisionPart, DecisionStructure, Procedure

_FIELD = re.compile(r"(?:[IVX]+\. )?Lĩnh vực (?P<field>[^\t(:]+?)\s*(?:[(:].*)?$")
_HEADING = re.compile(r"DANH MỤC|[A-Z]\. |PHỤ LỤC")
_LEVELS = {"toàn trình": "toan_trinh", "một phần": "mot_phan", "còn lại": "khac", "3": "3", "4": "4"}


def read_small(text: str) -> DecisionStructure:
    """Parts `basis`, `article` and `annex` by their first words, rows by the columns that the last head names."""
    parts: list[DecisionPart] = []
    rows: list[Procedure] = []
    head: list[str] = []
    heading, field, listed, at = [], None, -1, 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        cells = [cell.strip() for cell in line.split("\t")]
        if found := re.match(r"Căn cứ|Điều (\d+)\.|PHỤ LỤC ?(\w*)|(DANH MỤC)", line):
            kind = "basis" if line[0] == "C" else "article" if found[1] else "annex"
            if kind != "annex" or found[3] is None:
                parts.append(DecisionPart(kind=kind, value=found[1] or found[2] or "", start=start, end=at - 1))
        if cells[0] == "STT":
            head = [cell.casefold() for cell in cells]
        elif named := _FIELD.match(line):
            field = named["field"]
        elif _HEADING.match(line) and len(cells) == 1:
            heading = [*(h for h in heading if line[:2] != h[:2] and line[:5] != "DANH "), " ".join(line.split())]
            field = None
        elif len(cells) > 1 and head and (re.fullmatch(r"[\d.]*\w?", cells[0])):
            row = dict(zip(head, cells, strict=False))
            listed += cells[0] in ("1", "01") or listed < 0
            rows.append(
                Procedure(
                    list=listed,
                    heading="\n".join(heading),
                    number=cells[0],
                    name=row.get("tên thủ tục", ""),
                    field=row.get("lĩnh vực") or field,
                    level=_LEVELS.get(row.get("mức độ", "").casefold()),
                    code=row.get("mã") or None,
                    start=start,
                    end=start + len(line.rstrip()),
                )
            )
    return DecisionStructure(parts=tuple(parts), procedures=tuple(rows))
