"""Tables that can be heard: every column and every row has its head."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from doisoat.report.markup import Languages, fill, joined, said, told
from doisoat.report.rows import Said
from doisoat.report.words import AS_TABLE


def table(caption: Said, heads: Sequence[Said], rows: Iterable[Sequence[object]], languages: Languages) -> Markup:
    """A table; the first cell of a row is its head."""
    return fill(
        "<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
        caption=told(caption, languages),
        heads=joined(fill('<th scope="col">{head}</th>', head=told(head, languages)) for head in heads),
        rows=joined(_row(row) for row in rows),
    )


def folded(inside: Markup, languages: Languages) -> Markup:
    """The table behind a chart, to be opened."""
    return fill(
        '<details class="data"><summary>{words}</summary>{inside}</details>',
        words=said(AS_TABLE, languages),
        inside=inside,
    )


def _row(cells: Sequence[object]) -> Markup:
    head, *others = cells
    return fill(
        '<tr><th scope="row">{head}</th>{others}</tr>\n',
        head=head,
        others=joined(fill("<td>{cell}</td>", cell=cell) for cell in others),
    )
