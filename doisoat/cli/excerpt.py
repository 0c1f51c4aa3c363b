"""The place of a text that a finding speaks of, with its figures in brackets."""

from collections.abc import Iterable, Iterator

from doisoat.cli.screen import Line, Piece, printable

#: Characters shown on either side of the figures, and the distance at which figures get an excerpt each.
AROUND = 60
FAR = 200

Span = tuple[int, int]


def excerpts(text: str, spans: Iterable[Span], sentence: Span) -> Iterator[Line]:
    """One line for figures that stand close together, marked `[so]`; `…` where the text goes on.

    What is shown round them stays within their sentence where they stand in `sentence`, and within their line.
    """
    for group in _groups(text, _joined(spans)):
        yield _excerpt(text, group, sentence)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, with overlapping spans made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _groups(text: str, spans: Iterable[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for span in spans:
        gap = text[groups[-1][-1][1] : span[0]] if groups else "\n"
        if "\n" in gap or len(gap) > FAR:
            groups.append([span])
        else:
            groups[-1].append(span)
    return groups


def _excerpt(text: str, group: list[Span], sentence: Span) -> Line:
    first, last = group[0][0], group[-1][1]
    least = max(text.rfind("\n", 0, first) + 1, sentence[0] if sentence[0] <= first else 0)
    line_end = text.find("\n", last)
    most = min(len(text) if line_end < 0 else line_end, sentence[1] if sentence[1] >= last else len(text))
    begin, end = _begin(text, first, least), _end(text, last, most)
    pieces = [Piece("… ")] if text[:begin].rpartition("\n")[2].strip() else []
    done = begin
    for start, stop in group:
        pieces += [_plain(text[done:start]), Piece(f"[{printable(text[start:stop])}]", "bold")]
        done = stop
    pieces.append(_plain(text[done:end]))
    if text[end:].partition("\n")[0].strip():
        pieces.append(Piece(" …"))
    return pieces


def _begin(text: str, first: int, least: int) -> int:
    """Where the excerpt begins: not before `least`, else with a word within reach."""
    if first - least <= AROUND:
        return least
    space = text.find(" ", first - AROUND, first)
    return first if space < 0 else space + 1


def _end(text: str, last: int, most: int) -> int:
    """Where the excerpt ends: not after `most`, else behind a word within reach."""
    if most - last <= AROUND:
        return most
    space = text.rfind(" ", last, last + AROUND)
    return last if space < 0 else space


def _plain(text: str) -> Piece:
    """The text without what would steer a terminal, its outer spaces kept to one."""
    inner = printable(text)
    if not inner:
        return Piece(" " if text else "")
    return Piece(f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}")
