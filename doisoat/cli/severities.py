"""The severities in order, in words and in signs (domain specification, 0.3)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: Most severe first; the first three contradict or remark something, the others only stand under `--all`.
SEVERITIES = ("error", "warning", "notice", "info", "ok")
REMARKABLE = frozenset(SEVERITIES[:3])
#: What may end with exit code 1; `new` is what the baseline does not know.
FAIL_ON = ("error", "warning", "new", "never")

SIGNS: Mapping[str, str] = MappingProxyType({"error": "✗", "warning": "⚠", "notice": "ℹ", "info": "?", "ok": "✓"})
STYLES: Mapping[str, str] = MappingProxyType(
    {"error": "bold red", "warning": "yellow", "notice": "cyan", "info": "dim", "ok": "green"}
)
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vi": {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý", "info": "chưa kết luận", "ok": "khớp"},
        "en": {"error": "error", "warning": "warning", "notice": "notice", "info": "undecided", "ok": "consistent"},
    }
)


def reaches(severities: Iterable[str], threshold: str) -> bool:
    """Is any of these at or above the threshold? `never` is above all."""
    if threshold == "never":
        return False
    failing = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return any(severity in failing for severity in severities)
