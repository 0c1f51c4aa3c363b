"""The search form above the table of documents, and what it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from types import MappingProxyType

from doisoat.demo.decision import Decision

_TEXTS: Mapping[str, tuple[str, Callable[[Decision], str]]] = MappingProxyType(
    {
        "number": ("Số", lambda decision: decision.number),
        "symbol": ("Ký hiệu", lambda decision: decision.symbol),
        "summary": ("Trích yếu", lambda decision: decision.summary),
    }
)
_CHOICES: Mapping[str, tuple[str, Callable[[Decision], str]]] = MappingProxyType(
    {
        "fieldId": ("Lĩnh vực", lambda decision: decision.area),
        "typeId": ("Loại văn bản", lambda decision: decision.kind),
        "orgId": ("Cơ quan ban hành", lambda decision: decision.issuer),
    }
)


def matching(decisions: Sequence[Decision], asked: Mapping[str, str]) -> Sequence[Decision]:
    """The decisions that fit every field that was filled in; a choice is the place of its option, from 1."""
    since, until = _day(asked.get("fromPromul", "")), _day(asked.get("toPromul", ""))
    return [
        decision
        for decision in decisions
        if all(
            asked[name].casefold() in text(decision).casefold() for name, (_, text) in _TEXTS.items() if name in asked
        )
        and all(_chosen(decisions, n, asked[n]) == of(decision) for n, (_, of) in _CHOICES.items() if n in asked)
        and (since is None or since <= decision.issued_on)
        and (until is None or decision.issued_on <= until)
    ]


def form_markup(portlet: str, decisions: Sequence[Decision], asked: Mapping[str, str]) -> str:
    """The fields of the form, filled in as they were asked."""
    dates = (("fromPromul", "Ban hành từ ngày"), ("toPromul", "Đến ngày"))
    texts = [*((name, label) for name, (label, _) in _TEXTS.items()), *dates]
    inputs = "".join(
        f'<label>{label} <input type="text" name="_{portlet}_{name}" value="{escape(asked.get(name, ""))}"></label>'
        for name, label in texts
    )
    return inputs + "".join(
        f'<label>{label} <select name="_{portlet}_{name}"><option value="">Tất cả</option>'
        f"{_option_markup(_options(decisions, of), asked.get(name, ''))}</select></label>"
        for name, (label, of) in _CHOICES.items()
    )


def _option_markup(options: Iterable[str], chosen: str) -> str:
    return "".join(
        f'<option value="{place}"{" selected" if str(place) == chosen else ""}>{escape(option)}</option>'
        for place, option in enumerate(options, start=1)
    )


def _options(decisions: Iterable[Decision], of: Callable[[Decision], str]) -> list[str]:
    return sorted({of(decision) for decision in decisions})


def _chosen(decisions: Iterable[Decision], name: str, value: str) -> str | None:
    options = dict(enumerate(_options(decisions, _CHOICES[name][1]), start=1))
    return options.get(int(value)) if value.isdecimal() else None


def _day(printed: str) -> date | None:
    try:
        return datetime.strptime(printed, "%d/%m/%Y").date()  # noqa: DTZ007 - a day without a time
    except ValueError:
        return None
