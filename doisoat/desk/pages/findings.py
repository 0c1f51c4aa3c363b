"""`/phat-hien`: the findings desk, chosen by rule, severity, province, source and status."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from doisoat.desk import words
from doisoat.desk.rules import rule_titles
from store.finding_lists import Group, Wanted, finding_groups, listed_findings

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


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its name, how many findings choosing it would leave, the address that does, chosen or not."""

    name: words.Name
    findings: int
    link: str
    chosen: bool


async def groups(desk: "Desk") -> tuple[Group, ...]:
    """All findings counted, as they were half a minute ago at most; judgements too."""
    found: tuple[Group, ...] = await desk.kept.get("groups", lambda: desk.read(finding_groups))
    return found


async def page(datasette: "Desk", request: Any) -> Response:
    """The desk with what its address chooses."""
    chosen = {name: request.args[name] for name in FACETS if request.args.get(name)}
    wanted = Wanted(**{FACETS[name][0]: "" if value == NONE else value for name, value in chosen.items()})
    number = _page_number(request.args.get("trang"))
    counted = await groups(datasette)
    total = sum(group.findings for group in counted if _fits(group, wanted))
    listed = await datasette.read(
        lambda db: listed_findings(db, wanted, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE)
    )
    shown = {
        "findings": listed,
        "total": total,
        "number": number,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "facets": {heading: _choices(name, chosen, counted) for name, (_, heading) in FACETS.items()},
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


def _choices(name: str, chosen: Mapping[str, str], counted: Sequence[Group]) -> tuple[Choice, ...]:
    """The values of one facet among the findings that the others leave."""
    field = FACETS[name][0]
    others = {n: value for n, value in chosen.items() if n != name}
    wanted = Wanted(**{FACETS[n][0]: "" if value == NONE else value for n, value in others.items()})
    counts: Counter[str] = Counter()
    for group in counted:
        if _fits(group, wanted) or (field == "severity" and _fits(group, wanted, quiet=("notice",))):
            counts[asdict(group)[field]] += group.findings
    now = chosen.get(name)
    return tuple(
        Choice(_name(field, value), count, _link(others, **({} if code == now else {name: code})), code == now)
        for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for code in (value or NONE,)
    )


def _fits(group: Group, wanted: Wanted, quiet: Sequence[str] = ()) -> bool:
    """Whether a group is listed; notices only where they are asked for, here or by `quiet`."""
    if wanted.severity is None and group.severity == "notice" and "notice" not in quiet:
        return False
    asked = asdict(wanted)
    return all(value is None or getattr(group, name) == value for name, value in asked.items())


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
