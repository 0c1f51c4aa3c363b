"""The occasions for made articles: a subject at a place in a month, with its dates and names."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from doisoat.demo.draws import chosen, drawn
from doisoat.demo.resources import resource_text
from doisoat.demo.slugs import slug_of

#: Reported months, January 2020 to February 2025: then the departments were merged and the districts ended.
_MONTHS = tuple((year, month) for year in range(2020, 2026) for month in range(1, 13) if (year, month) <= (2025, 2))
#: Decree 42/2022/NĐ-CP replaced the levels of online services by two classes on this day.
_LEVELS_ENDED = date(2022, 8, 15)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One subject at one place in one month."""

    subject: Mapping[str, Any]
    place: str
    code: str
    year: int
    month: int

    @property
    def key(self) -> str:
        """What settles every draw of the article, and names it in its address."""
        return f"{self.subject['slug']}-{slug_of(self.place)}-thang-{self.month}-{self.year}"


@cache
def shared() -> Mapping[str, Any]:
    """Places, documents and paragraphs that all made articles draw on."""
    return tomllib.loads(resource_text("content/shared.toml"))


@cache
def occasions() -> tuple[Occasion, ...]:
    """All of them, subject by subject."""
    places = {
        "district": [(name, "UBND") for name in shared()["districts"]],
        "department": [(name, code) for name, code in shared()["departments"]],
    }
    return tuple(
        Occasion(subject, place, code, year, month)
        for subject in tomllib.loads(resource_text("content/subjects.toml"))["subjects"]
        for place, code in places[subject["place"]]
        for year, month in _MONTHS
    )


def words_of(occasion: Occasion, reported: date) -> Mapping[str, str]:
    """The words for the places of a sentence that hold no figure."""
    start = date(occasion.year, occasion.month, 1)
    bases = [text for day, text in shared()["bases"] if date.fromisoformat(day) < start]
    long_form = drawn(f"{occasion.key}/period", 0, 1)
    levels = "mức độ 4" if start < _LEVELS_ENDED else "toàn trình"
    return {
        "place": occasion.place,
        "Place": occasion.place[0].upper() + occasion.place[1:],
        "period": f"tháng {occasion.month}{' năm ' if long_form else '/'}{occasion.year}",
        "doc": f"Báo cáo số {_number(occasion.key, reported)}/BC-{occasion.code} ngày {_printed_day(reported)}",
        "basis": chosen(f"{occasion.key}/basis", bases),
        "online_service": f"dịch vụ công trực tuyến {levels}",
    }


def reported_on(occasion: Occasion) -> date:
    """A working day early in the month after the reported one."""
    year, month = (occasion.year + occasion.month // 12, occasion.month % 12 + 1)
    day = date(year, month, drawn(f"{occasion.key}/day", 2, 9))
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _number(key: str, day: date) -> int:
    """A report's number that grows with the day, so that one number of one year has one date in all articles."""
    return 6 * day.timetuple().tm_yday + drawn(f"{key}/number", 0, 5)


def published_at(key: str, reported: date) -> datetime:
    """A moment of an office day, one to three days after the report."""
    minutes = drawn(f"{key}/minute", 7 * 60, 17 * 60)
    day = reported + timedelta(days=drawn(f"{key}/delay", 1, 3))
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60)  # noqa: DTZ001 - local time of a portal


def _printed_day(day: date) -> str:
    """Days below ten and the months 1 and 2 take a zero, other months none (Decree 30/2020/NĐ-CP, annex I)."""
    return f"{day:%d}/{day.month if day.month > 2 else f'0{day.month}'}/{day.year}"
