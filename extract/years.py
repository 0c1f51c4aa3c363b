"""Years that a period takes from elsewhere: title or publication, or the period it is compared with (DT-04, DT-07)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doisoat.records import Mention, Moment
from extract.calendar import interval, months, valid_day


def with_years(mentions: Sequence[Mention], title_end: int, published: date | None) -> tuple[Mention, ...]:
    """Open periods resolved where title or publication give a year, never from today; `cùng kỳ năm Y` by its host."""
    year = _title_year(mentions, title_end) or (published.year if published else None)
    out: list[Mention] = []
    host: Mention | None = None
    for mention in mentions:
        resolved = mention
        if mention.kind == "period" and "no_year" in mention.flags and year:
            resolved = _resolved(mention, year)
        elif mention.kind == "period" and "relative_to_host_period" in mention.flags:
            resolved = _shifted(mention, host)
        elif _may_be_host(mention):
            host = mention
        out.append(resolved)
        if resolved is not mention and _may_be_host(resolved):
            host = resolved
    return tuple(out)


def _title_year(mentions: Sequence[Mention], title_end: int) -> int | None:
    ends = (m.moment.end for m in mentions if m.kind == "period" and m.end <= title_end and m.moment)
    return next((end.year for end in ends if end), None)


def _resolved(mention: Mention, year: int) -> Mention:
    value = str(mention.value)
    if value.startswith("--Q"):
        quarter = int(value[3:])
        first, last = 3 * quarter - 2, 3 * quarter
    else:
        parts = value.split("/")
        first, last = int(parts[0][2:]), int(parts[-1][2:])
    start, end = months(year, first, last)
    moment = mention.moment or Moment()
    opened = None if moment.deadline else start
    flags = tuple("year_from_context" if flag == "no_year" else flag for flag in mention.flags)
    return replace(mention, value=interval(opened, end), flags=flags, moment=replace(moment, start=opened, end=end))


def _may_be_host(mention: Mention) -> bool:
    """A closed period within one year, such as a quarter, that a later `cùng kỳ` refers to."""
    moment = mention.moment
    return (
        mention.kind == "period"
        and moment is not None
        and moment.start is not None
        and moment.end is not None
        and (moment.end - moment.start).days < 366
        and not {"relative", "relative_to_host_period"} & set(mention.flags)
    )


def _shifted(mention: Mention, host: Mention | None) -> Mention:
    """`cùng kỳ năm Y`: the host period moved to the year Y; the year itself where no host is known."""
    moment = mention.moment
    if host is None or host.moment is None or moment is None or moment.start is None:
        return mention
    first, last = host.moment.start, host.moment.end
    if first is None or last is None:
        return mention
    year = moment.start.year
    start = valid_day(year - (last.year - first.year), first.month, first.day) or moment.start
    end = valid_day(year, last.month, last.day) or valid_day(year, last.month, 28) or last
    if last.month == 2 and last.day >= 28:
        end = months(year, 2, 2)[1]
    return replace(mention, value=interval(start, end), moment=replace(moment, start=start, end=end))
