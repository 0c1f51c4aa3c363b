"""Comparing documents with each other over generated stores: `python -m benchmarks.validation [MENTIONS …]`.

Ten mentions a document, as in short provincial news: most sentences in words of their own, some after one template,
one article in fifty printed twice (half of these with another figure), cited decisions with a wrong date now and then.
Each step runs in a process of its own, so that its memory is its own.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from doisoat.cli.comparing import compare_stored
from doisoat.records import Document, Interval, Mention, Moment, Quantity, Reference, Source
from doisoat.records.compose import compose_document
from store.database import Store, opened_store, transaction
from store.documents import add_documents, find_document
from store.mentions import replace_mentions
from store.sources import add_sources

SIZES = (10_000, 100_000)
NEW = "https://demo.example/new"
PROVINCES = ("Hòa Bình", "Bắc Ninh", "Tây Ninh", "Bình Định")
DISTRICTS = [f"{a} {b}" for a in ("Phù", "Trà", "Vân", "Kim", "Yên", "An") for b in ("Lãng", "Giang", "Khê", "Trạch")]
WORDS = (
    *("rà soát", "quy trình", "nội bộ", "liên thông", "tiếp nhận", "số hóa", "kết quả", "người dân", "cán bộ"),
    *("công chức", "doanh nghiệp", "hướng dẫn", "niêm yết", "công khai", "lịch hẹn", "đường truyền", "máy tính"),
    *("bưu điện", "phản ánh", "kiến nghị", "hộ tịch", "đất đai", "xây dựng", "tư pháp", "khảo sát", "hài lòng"),
)


class Writer:
    """Writes a text and notes where its figures stand."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.pieces, self.length, self.mentions = chance, [], 0, []

    def say(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def tell(self, kind: str, surface: str, value: str, **details: object) -> None:
        start = self.length
        self.say(surface)
        self.mentions.append(Mention(kind=kind, surface=surface, start=start, end=self.length, value=value, **details))

    def count(self, number: int) -> None:
        amount = Decimal(number)
        quantity = Quantity(amount=amount, unit="ho_so", unit_text="hồ sơ", interval=Interval(lo=amount, hi=amount))
        self.tell("count", f"{number} hồ sơ", str(number), quantity=quantity)

    def year(self, year: int) -> None:
        moment = Moment(start=date(year, 1, 1), end=date(year, 12, 31))
        self.tell("period", f"Năm {year}", f"{year}-01-01/{year}-12-31", moment=moment)

    def reference(self, number: int, day: date) -> None:
        value = f"{number:02}/QĐ-UBND"
        reference = Reference(
            type="QĐ", issuer="UBND", date=day, key=f"UBND@{{src}}|QĐ|{number}|{day.year}", issuer_name="UBND tỉnh"
        )
        self.tell("doc_ref", f"Quyết định số {value}", value, reference=reference)
        self.say(" ")
        self.tell("date", f"ngày {day:%d/%m/%Y}", day.isoformat(), moment=Moment(start=day, end=day))
        self.say(" của UBND tỉnh, ")


def written(seed: int, changed: int = 0) -> tuple[str, str, list[Mention], datetime]:
    """Title, text, mentions and time of article `seed`; `changed` is added to its last figure."""
    chance = random.Random(seed)
    year, district = chance.randint(2018, 2024), chance.choice(DISTRICTS)
    number, day = chance.randint(1, 4000), date(year, 1, 1) + timedelta(days=chance.randint(0, 300))
    writer = Writer(chance)
    title = f"Huyện {district}: {' '.join(chance.sample(WORDS, 6))}"
    writer.say(title + "\n")
    writer.year(year)
    writer.say(f", huyện {district} tiếp nhận ")
    writer.count(len(district) * year + seed % 4 + 1000 * (chance.random() < 0.01))
    writer.say(" nộp trực tuyến.\nThực hiện ")
    writer.reference(number, date(year, 1, 1 + number % 28) if chance.random() < 0.99 else day)
    writer.say("các xã rà soát.\n")
    for _ in range(5):
        writer.say(f"Bộ phận {' '.join(chance.sample(WORDS, 9))} nhận ")
        writer.count(chance.randint(10, 9999))
        writer.say(f" {' '.join(chance.sample(WORDS, 20))}.\n")
    writer.say("Trung tâm phục vụ hành chính công giải quyết ")
    writer.count(chance.randint(10, 9999) + changed)
    writer.say(" trước hạn.")
    published = datetime(year + 1, 1, 15, 8, tzinfo=timezone(timedelta(hours=7))) + timedelta(days=seed % 90)
    return title, "".join(writer.pieces), writer.mentions, published


def documents(count: int) -> Iterator[tuple[Document, list[Mention]]]:
    for at in range(count):
        again = at % 50 == 49
        title, text, mentions, published = written(at - 1 if again else at, int(again and at % 100 == 99))
        source = PROVINCES[at % 4] if not again else PROVINCES[(at - 1) % 4]
        yield _document(f"https://demo.example/{at}", source, title, text, published), mentions


def _document(name: str, source: str, title: str, text: str, published: datetime) -> Document:
    return compose_document(source=source, url=name, title=title, body=text[len(title) + 1 :], published_at=published)


def build(db: Store, count: int) -> None:
    add_sources(db, [Source(name=name, title="", url="", family="", province=name) for name in PROVINCES])
    with transaction(db):
        for document, mentions in documents(count):
            add_documents(db, [document])
            replace_mentions(db, find_document(db, document.url).id, 1, mentions)


def compare(db: Store) -> dict[str, float]:
    figures = {"first": _seconds(db)}
    title, text, mentions, published = written(7, 1)
    add_documents(db, [_document(NEW, PROVINCES[7 % 4], title, text, published)])
    replace_mentions(db, find_document(db, NEW).id, 1, mentions)
    figures["one more"] = _seconds(db)
    figures["findings"] = db.execute("SELECT count(*) FROM findings WHERE comparison IS NOT NULL").fetchone()[0]
    return figures | {"MB": _memory()}


def _memory() -> float:
    """The most this process held, and both of those that it had work done by."""
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + 2 * largest) / 1024


def _seconds(db: Store) -> float:
    begin = time.perf_counter()
    compare_stored(db)
    return time.perf_counter() - begin


def _step(step: str, path: Path, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.validation", step, str(path), str(count)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def _run_step(step: str, path: str, count: str) -> None:
    with opened_store(Path(path), create=True) as db:
        print(json.dumps(compare(db) if step == "compare" else build(db, int(count))))


def main(sizes: tuple[int, ...]) -> None:
    print(f"{'mentions':>10} {'documents':>10} {'first s':>9} {'one more s':>11} {'memory MB':>10} {'findings':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "store.db"
            _step("build", path, size // 10)
            row = _step("compare", path, size // 10)
        figures = f"{row['first']:9.2f} {row['one more']:11.3f} {row['MB']:10.0f} {row['findings']:9.0f}"
        print(f"{size:10} {size // 10:10} {figures}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] in (["build"], ["compare"]):
        _run_step(*sys.argv[1:])
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
