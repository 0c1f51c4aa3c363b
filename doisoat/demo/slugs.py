"""Addresses made of Vietnamese names."""

import re
import unicodedata


def slug_of(name: str) -> str:
    """Lower-case letters without marks, words joined by hyphens: `chap-thuan-dau-tu`."""
    return _hyphenated(name.lower().replace("đ", "d"))


def slug_without_d_stroke(name: str) -> str:
    """The same by a platform that drops the letter đ: `chap-thuan-au-tu`."""
    return _hyphenated(name.lower().replace("đ", ""))


def _hyphenated(name: str) -> str:
    stripped = unicodedata.normalize("NFD", name)
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in stripped if not unicodedata.combining(c))).strip("-")
