"""A sample decision and what is known of it: the one truth that its files are made from and that tests compare with."""

from dataclasses import dataclass
from datetime import date

PLACE = "Hòa Bình"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A procedure of a list: `number` as printed, `level` is `toan_trinh`, `mot_phan`, or None if not told."""

    list: int
    heading: str
    number: str
    name: str
    field: str
    level: str | None
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A list behind a decision.

    `columns` are those of `doisoat`'s procedures: `number`, `code`, `name`, `field`, `level` (one column of words) or
    `levels` (two columns of crosses). Without a column `field` a sub-head stands above the rows of each field.
    `merged`: the head of the table has two rows, the second under `Mức độ`.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    merged: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A decision in the layout of Decree 30/2020.

    `formats` name the makers of its files: `pdf`, `docx`, `xlsx` (the annex alone), `scan`, `tcvn3`, `vni`, `rtf`,
    `zip`. `articles` are the paragraphs after `QUYẾT ĐỊNH:`, those that open an article begin with `Điều`; `¦` marks
    where a line of the PDF must end. `stated` counts what the text says of its list, right or wrong: `procedures`,
    `toan_trinh`, `mot_phan`.
    """

    stem: str
    formats: tuple[str, ...]
    number: str
    issued_on: date
    summary: str
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    role: tuple[str, ...]
    signer: str
    stated: dict[str, int]
    annex: Annex | None
    council: str

    @property
    def issuer(self) -> str:
        """The body in capitals, on one line."""
        return f"{self.body} {self.province}"

    @property
    def body(self) -> str:
        """The first line of the letterhead."""
        return self.council.upper()

    @property
    def province(self) -> str:
        """Its second line."""
        return f"TỈNH {PLACE.upper()}"

    @property
    def authority(self) -> str:
        """Who decides."""
        return f"CHỦ TỊCH {self.body} TỈNH"

    @property
    def dateline(self) -> str:
        """Place and day of the letterhead."""
        return f"{PLACE}, ngày {self.issued_on.day:02} tháng {self.issued_on.month:02} năm {self.issued_on.year}"

    @property
    def annexed_to(self) -> str:
        """What stands under the title of the annex."""
        day = self.issued_on
        return (
            f"(Kèm theo Quyết định số {self.number} ngày {day.day:02} tháng {day.month:02} năm {day.year} "
            f"của Chủ tịch {self.council} tỉnh {PLACE})"
        )
