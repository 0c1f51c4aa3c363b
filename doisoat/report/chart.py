"""What every chart has: a name and a description for those who do not see it, and lengths in per cent of its width.

Lengths across are per cents and text is never scaled, so that a chart reads as well on a telephone as on paper.
"""

from fractions import Fraction

from markupsafe import Markup

from doisoat.report.markup import fill


def drawing(name: str, *, title: str, description: str, height: int, inside: Markup) -> Markup:
    """An image of SVG; `name` is its own on the page, `height` in pixels."""
    return fill(
        '<svg role="img" aria-labelledby="{name}-t {name}-d" width="100%" height="{height}">'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{description}</desc>{inside}</svg>',
        name=name,
        title=title,
        description=description,
        height=height,
        inside=inside,
    )


def per_cent(part: int | Fraction, whole: int | Fraction) -> str:
    """A length: `12.5%` of the width."""
    share = Fraction(part) * 100 / Fraction(whole) if whole else Fraction(0)
    hundredths = round(share * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
