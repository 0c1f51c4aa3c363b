"""The colours can be told apart, by the formula of WCAG 2.2, and no other colours are used."""

import re
from importlib.resources import files

import pytest

from doisoat.report.palette import DRAWN, PALETTE, WRITTEN_ON

STYLE = files("doisoat.report").joinpath("style.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(PALETTE[one]), luminance(PALETTE[other])))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula() -> None:
    assert round(1.05 / (luminance("#777777") + 0.05), 2) == 4.48


@pytest.mark.parametrize(("ink", "paper"), WRITTEN_ON)
def test_what_is_written_can_be_read(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("ink", DRAWN)
def test_what_is_drawn_can_be_seen(ink: str) -> None:
    assert contrast(ink, "paper") >= 3


def test_the_style_has_no_other_colours() -> None:
    assert set(re.findall(r"var\(--(\w+)\)", STYLE)) == set(PALETTE)
    assert not re.findall(r"#[0-9a-fA-F]{3}|rgb|hsl|\bcolor-mix", STYLE)
    assert not re.findall(r"(?:color|background|fill|stroke): (?!var|currentColor|inherit)\w+", STYLE)
