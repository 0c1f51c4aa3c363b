"""`/phat-hien`: the findings desk, chosen by rule, severity, province, source and status."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from doisoat.desk import words
from doisoat.desk.rules import rule_titles
from store.finding_lists import Indexed, finding_index, listed_findings

if TYPE_CHECKING:
    from doisoat.desk.server import Desk

PATH = "/phat-hien"
PAGE_SIZE = 25
#: What the address calls a facet, what the store calls it, and its heading.
FACETS: Mapping[str, tuple[str, words.Name]] = {
    "muc": ("severity", words.Name("Mức độ", "Severity")),
    "quy-tac": ("rule", words.Name("Quy tắc", "Rule")),
    "tinh": ("province", words.Name("Tỉnh", "Province")),
    "nguon": ("source", words.Name("Nguồn", "Source")),
    "trang-thai": ("status", words.Name("Trạng thái", "Status")),
}
#: How the address asks for those that nobody has judged, or that belong to no province.
NONE = "-"
#: In place of a severity: notices are listed only where they are asked for.
QUIET = "quiet"
_FIELDS = Indexed._fields[1:]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its name, how many findings choosing it would leave, the address that does, chosen or not."""

    name: words.Name
    findings: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings in their order, and the places in it of those that share all that they can be chosen by."""

    rows: tuple[int, ...]
    groups: tuple[tuple[Mapping[str, str], Sequence[int]], ...]

    def counts(self, field: str, wanted: Mapping[str, str]) -> Mapping[str, int]:
        """How many of those wanted have which value of a field."""
        counts: Counter[str] = Counter()
        for group, places in self._fitting(wanted):
            counts[group[field]] += len(places)
        return counts

    def chosen(self, wanted: Mapping[str, str]) -> tuple[int, ...]:
        """The row numbers of those wanted, in their order."""
        places = sorted(chain.from_iterable(places for _, places in self._fitting(wanted)))
        return tuple(self.rows[place] for place in places)

    def _fitting(self, wanted: Mapping[str, str]) -> Iterator[tuple[Mapping[str, str], Sequence[int]]]:
        return ((group, places) for group, places in self.groups if _fits(group, wanted))


async def findings(desk: "Desk") -> Findings:
    """What was found, as it was lately; judgements too."""

    async def make() -> Findings:
        index: tuple[Indexed, ...] = await desk.read(finding_index)
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, (_, *values) in enumerate(index):
            groups[tuple(values)].append(place)
        named = tuple((dict(zip(_FIELDS, values, strict=True)), places) for values, places in groups.items())
        return Findings(tuple(finding.id for finding in index), named)

    found: Findings = await desk.kept.get("findings", make)
    return found


async def page(datasette: "Desk", request: Any) -> Response:
    """The desk with what its address chooses."""
    chosen = {name: request.args[name] for name in FACETS if request.args.get(name)}
    wanted = _wanted(chosen)
    if "severity" not in wanted:
        wanted = {**wanted, "severity": QUIET}
    number = _page_number(request.args.get("trang"))
    found = await findings(datasette)
    rows = found.chosen(wanted)
    listed = await datasette.read(lambda db: listed_findings(db, rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]))
    shown = {
        "findings": listed,
        "total": len(rows),
        "number": number,
        "pages": max(1, -(-len(rows) // PAGE_SIZE)),
        "facets": {heading: _choices(name, chosen, found) for name, (_, heading) in FACETS.items()},
        "chosen": chosen,
        "link": lambda number: _link(chosen, trang=str(number)),
        "titles": rule_titles(),
        "judged": datasette.sources.judged(),
    }
    return Response.html(await datasette.render_template("findings.html", shown, request=request))


def address(**chosen: str) -> str:
    """The address of the desk with one value chosen, by the store's names of facets."""
    names = {field: name for name, (field, _) in FACETS.items()}
    return _link({}, **{names[field]: value or NONE for field, value in chosen.items()})


def _choices(name: str, chosen: Mapping[str, str], found: Findings) -> tuple[Choice, ...]:
    """The values of one facet among the findings that the others leave."""
    field, _ = FACETS[name]
    others = {n: value for n, value in chosen.items() if n != name}
    wanted = _wanted(others)
    if "severity" not in wanted and field != "severity":
        wanted = {**wanted, "severity": QUIET}
    now = chosen.get(name)
    return tuple(
        Choice(_name(field, value), count, _link(others, **({} if code == now else {name: code})), code == now)
        for value, count in sorted(found.counts(field, wanted).items(), key=lambda item: (-item[1], item[0]))
        for code in (value or NONE,)
    )


def _wanted(chosen: Mapping[str, str]) -> dict[str, str]:
    """What is chosen, by the store's names."""
    return {FACETS[name][0]: "" if value == NONE else value for name, value in chosen.items()}


def _fits(finding: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(
        finding[name] != "notice" if value == QUIET else finding[name] == value for name, value in wanted.items()
    )


def _name(field: str, value: str) -> words.Name:
    if field == "severity":
        return words.named(words.SEVERITIES, value)
    if field == "status":
        return words.named(words.STATUSES, value)
    if field == "rule":
        title = rule_titles().get(value)
        return words.Name(f"{value} {title.vi}", title.en) if title else words.Name(value, "")
    return words.Name(value or "không rõ", "" if value else "unknown")


def _link(chosen: Mapping[str, str], **more: str) -> str:
    asked = urlencode({**chosen, **more})
    return f"{PATH}?{asked}" if asked else PATH


def _page_number(stated: str | None) -> int:
    return max(1, int(stated)) if stated and stated.isdecimal() and len(stated) < 7 else 1
