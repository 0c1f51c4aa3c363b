"""The colours of the page; a test computes how well they can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Mapping
from types import MappingProxyType

PALETTE: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#ffffff",
        "panel": "#f5f4f0",
        "ink": "#1c1b19",
        "faint": "#565450",
        "rule": "#8c8a84",
        "link": "#0a4b94",
        "mark": "#ffe9a3",
        "error": "#a3161c",
        "warning": "#855200",
        "notice": "#0b5f7c",
        "info": "#565450",
        "ok": "#1f6b36",
        "bar": "#3d6b8f",
    }
)
#: What is written on what.
WRITTEN_ON = (
    *((ink, paper) for paper in ("paper", "panel") for ink in ("ink", "faint", "link", "error", "warning", "notice")),
    *((ink, "panel") for ink in ("info", "ok")),
    ("ink", "mark"),
)
#: What is drawn on the paper.
DRAWN = ("error", "warning", "notice", "info", "ok", "bar", "rule")


def variables() -> str:
    """The palette as custom properties of CSS."""
    return "".join(f"--{name}:{colour};" for name, colour in PALETTE.items())
