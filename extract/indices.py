"""Governance indices that scores, ranks and some percentages belong to (domain NU-12)."""

import re

_INDICES = {
    "par index": "PAR Index", "parindex": "PAR Index", "par-index": "PAR Index", "papi": "PAPI", "pci": "PCI",
    "sipas": "SIPAS", "dti": "DTI", "ict index": "ICT Index", "ict-index": "ICT Index", "ddci": "DDCI", "pgi": "PGI",
    "chỉ số cải cách hành chính": "PAR Index", "chỉ số hài lòng": "SIPAS", "chuyển đổi số cấp tỉnh": "DTI",
    "năng lực cạnh tranh cấp tỉnh": "PCI",
}  # fmt: skip
_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _INDICES), key=len, reverse=True))})(?!\w)")
_CLAUSE = re.compile(r"[,;:\n]|[.!?]\s")


def index_before(key: str, at: int) -> str | None:
    """The index that the sentence speaks of: the nearest name to the left of a place."""
    start = max(key.rfind(". ", max(0, at - 160), at), key.rfind("\n", max(0, at - 160), at), at - 160, 0)
    names = _NAME.findall(key, start, at)
    return _INDICES[names[-1]] if names else None


def index_of_clause(key: str, at: int) -> str | None:
    """The index named in the clause itself: a percentage belongs to one only there."""
    start = max(0, at - 80)
    names = list(_NAME.finditer(key, start, at))
    return _INDICES[names[-1][0]] if names and not _CLAUSE.search(key, names[-1].end(), at) else None
