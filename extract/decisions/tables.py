"""The walk over the lines of a text that gathers the rows of its lists, each with the headings over it."""

import re
from collections import Counter
from dataclasses import replace

from doisoat.text.shadow import match_key
from extract.decisions.annexes import ATTACHED, annex_lines
from extract.decisions.entry import Entry, entry_of
from extract.decisions.header import Header, head_cut, is_numbering, is_other_table, read_header
from extract.decisions.lines import Line, Page, Stretch, one_line, unmarked
from extract.decisions.loose_rows import is_loose_header, item_of, settled
from extract.decisions.offices import office_in
from extract.decisions.ordinals import Ordinal, heading_mark, read_ordinal
from extract.decisions.outline import Heading, caption_of, field_of, numbered_head, sub_head_of, under

_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong)(?:\s*[:(\d].*|\s(?:thu tuc|tthc|dvc|dich vu|linh vuc|cong|so)\b.*)?\W*"
)
_NOTE = re.compile(r"\W{0,2}(?:ghi chu|chu thich|luu y|nguoi lap|don vi tinh)\b")
_COUNTED = re.compile(r"[(\[]\s*(?:gom |co )?\d+\s*(?:tthc|thu tuc|dvc|dich vu)")
_END = re.compile(r"\W{0,3}(?:noi nhan|dieu \d{1,3}\s?[.:])")
#: Lines of other words inside a table (the foot of a page); after more of them only the next number goes on.
_MOST_LINES = 3
#: An item that a scan broke has no more lines.
_MOST_WRAPPED = 8
_LONGEST_CAPTION = 500


class Walk:
    """Where the walk is: the header in force, the headings, and the rows so far."""

    __slots__ = ("_captioned", "_fresh", "_header", "_latest", "_loose", "_outline", "_strange", "_table", "entries")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._header: Header | None = None
        self._latest: Ordinal | None = None
        self._loose = False
        self._outline: tuple[Heading, ...] = ()
        self._captioned = False
        self._fresh = False
        self._strange = 0
        self._table = 0

    def over(self, page: Page) -> list[Entry]:
        """All rows of the text's lists, in its order."""
        at = 0
        annexes = {place for place, _ in annex_lines(page, 0)}
        while at < len(page.lines):
            line = page.lines[at]
            if at in annexes:
                self._outline, self._fresh = (), True
                self._strange += 1
            if line.is_row:
                at += self._row(page, at, line)
            elif line.text:
                self._words(line)
            at += 1
        return self.entries

    def _row(self, page: Page, at: int, line: Line) -> int:
        """Take a row in; how many further lines it took (those of a header)."""
        self._captioned = False
        if header := read_header(page.lines, at):
            self._enter(header)
            _, merged = head_cut(line)
            if merged and (heading := sub_head_of(merged.text, merged.plain, in_table=True)):
                self._under(heading)
            return header.height - 1
        if is_other_table(line):
            self._leave()
        elif self._header and not is_numbering(line):
            self._data(line, self._header)
        return 0

    def _enter(self, header: Header | None) -> None:
        if self._header is None or self._fresh:
            self._table += 1
        self._header, self._loose, self._strange = header, header is None, 0

    def _leave(self) -> None:
        self._header, self._loose = None, False

    def _data(self, line: Line, header: Header) -> None:
        filled = list({cell.text: cell for cell in line.cells if cell.text}.values())
        if not filled or _NOTE.match(filled[0].plain):
            return
        if any(_END.match(cell.plain) or office_in(cell) for cell in filled):
            self._leave()
            return
        entry = entry_of(line, header, self._outline, self._table)
        if entry.ordinal is None and any(_TOTAL.fullmatch(cell.plain) for cell in filled[:2]):
            return
        if heading := self._heading(line, header, filled, entry):
            self._under(heading)
        elif self._belongs(entry):
            self._add(entry)

    def _heading(self, line: Line, header: Header, filled: list[Stretch], entry: Entry) -> Heading | None:
        """The sub-head that a row is: a letter or Roman mark, a `lĩnh vực`, or one cell that spans the table."""
        first = line.cells[header.ordinal] if header.ordinal < len(line.cells) else filled[0]
        bare = not entry.codes and entry.level is None
        if entry.ordinal:
            named = filled[1] if len(filled) > 1 else None
            if named and bare and named.plain.startswith("linh vuc"):
                return numbered_head(
                    f"{first.text} {named.text}", f"{first.plain} {named.plain}", 0, len(first.text) + 1
                )
            return None
        mark = heading_mark(first.plain) if first.text and first.text[:1].isupper() else None
        if mark and mark[2] == len(first.plain) and len(filled) > 1:
            rest = filled[1]
            words = one_line(" ".join(cell.text for cell in filled[:2]))
            return Heading(
                mark[0], mark[1], words, one_line(f"{first.plain} {rest.plain}"), field_of(rest.text, rest.plain)
            )
        return _spanning(filled[0], first) if len(filled) == 1 else None

    def _belongs(self, entry: Entry) -> bool:
        """After foreign lines only the next number goes on, a new beginning under a heading, or the rest of a row."""
        if self._strange == 0:
            return True
        last = self._latest
        if entry.ordinal is None:
            goes_on = self._strange <= _MOST_LINES and last is not None
        else:
            goes_on = last is None or entry.ordinal.follows(last) or entry.ordinal == last
            goes_on = goes_on or (self._fresh and entry.ordinal.begins)
        if not goes_on:
            self._leave()
        return goes_on

    def _add(self, entry: Entry) -> None:
        parent = self.entries[-1] if self.entries else None
        if parent and parent.table == entry.table and _is_parent(parent, entry):
            self.entries.pop()
            self._under(_head_of(parent))
            entry = replace(entry, outline=self._outline)
        self._keep(entry)

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._latest = entry.ordinal or self._latest
        self._fresh, self._strange = False, 0

    def _under(self, heading: Heading) -> None:
        self._outline = under(self._outline, heading)
        self._fresh = True
        self._strange = 0

    def _words(self, line: Line) -> None:
        """Take a line without cells in: a heading, the rest of one, an item of a list that ran together, or none."""
        captioned, self._captioned = self._captioned, False
        if is_loose_header(line):
            self._enter(None)
        elif self._loose and self._item(line):
            return
        elif captioned and self._caption_goes_on(line):
            self._captioned = True
        elif caption := caption_of(line):
            self._under(caption)
            self._captioned = True
        elif heading := sub_head_of(line.text, line.plain, in_table=self._header is not None or self._loose):
            self._under(heading)
        elif _END.match(line.plain):
            self._outline = ()
            self._leave()
        elif not line.text.isdigit():
            self._strange += 1
            self._wrap(line)

    def _item(self, line: Line) -> bool:
        entry = item_of(line, self._last_of_table(), self._outline, self._table, fresh=self._fresh)
        if entry:
            self._keep(entry)
        return entry is not None

    def _last_of_table(self) -> Ordinal | None:
        last = self.entries[-1] if self.entries else None
        return last.ordinal if last and last.table == self._table else None

    def _wrap(self, line: Line) -> None:
        """The further lines of an item that ran together."""
        if not self._loose or not self._last_of_table() or self._fresh:
            return
        if self._strange > _MOST_WRAPPED or _TOTAL.fullmatch(line.plain) or _NOTE.match(line.plain):
            self._leave()
            return
        self.entries[-1] = replace(self.entries[-1], name=f"{self.entries[-1].name} {line.text}", end=line.end)

    def _caption_goes_on(self, line: Line) -> bool:
        """Whether a line is the rest of a caption that was broken over lines."""
        caption = self._outline[-1]
        if len(caption.text) > _LONGEST_CAPTION:
            return False
        if ATTACHED.match(line.plain) or line.text[:1] == "(" or caption_of(line) or heading_mark(line.plain):
            return False
        if not (caption.text.isupper() and line.text.isupper()) and not line.text[:1].islower():
            return False
        whole = replace(caption, text=f"{caption.text} {line.text}", plain=f"{caption.plain} {line.plain}")
        self._outline = (*self._outline[:-1], whole)
        return True


def _spanning(cell: Stretch, first: Stretch) -> Heading | None:
    """A sub-head in the only cell of its row that is filled."""
    if heading := sub_head_of(cell.text, cell.plain, in_table=True):
        return heading
    alone = cell.start == first.start or cell.text.isupper() or _COUNTED.search(cell.plain)
    if not alone or read_ordinal(cell.plain) or not any(c.isalpha() for c in cell.text):
        return None
    return Heading("field", 0, one_line(cell.text), one_line(cell.plain), field_of(cell.text, cell.plain))


def _head_of(parent: Entry) -> Heading:
    """The heading that a row over further ones turned out to be."""
    printed = parent.ordinal.printed if parent.ordinal else ""
    words = f"{printed}. {parent.name}"
    return numbered_head(words, unmarked(match_key(words)), 0, len(words) - len(parent.name))


def _is_parent(parent: Entry, entry: Entry) -> bool:
    """Whether a bare row 1 only stands over the rows 1.1, 1.2 and so on."""
    if parent.ordinal is None or entry.ordinal is None or parent.codes or parent.level or parent.field:
        return False
    return entry.ordinal.path == (*parent.ordinal.path, 1)


def read_entries(page: Page) -> list[Entry]:
    """The rows of all lists of procedures, in the order of the text."""
    entries = Walk().over(page)
    sizes = Counter(entry.table for entry in entries)
    return [settled(e) if e.loose else e for e in entries if sizes[e.table] > 1 or not e.loose]
