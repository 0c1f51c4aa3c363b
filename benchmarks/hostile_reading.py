"""Hostile texts: reading them must take time in proportion to their length.

`python -m benchmarks.hostile_reading [MEGABYTES]` prints seconds for half the size and the whole, and their ratio.
"""

import sys
import time
from itertools import islice

from extract.reader import read

UNITS = {
    "digits": "1234567890",
    "digits, grouped": "1.234.567,",
    "digits by spaces": "123 456 ",
    "số số số": "số ",
    "number words": "hai mươi một ",
    "brackets": "(([[",
    "open brackets": "(",
    "combining marks": "a\u0301\u0323\u0302\u0306",
    "only marks": "\u0301",
    "soft hyphens": "\u00ad",
    "1/1/1/1": "1/",
    "a-a-a": "a-",
    "spaces": " ",
    "line ends": "\n",
    "%%%": "%",
    "stars": "*",
    "underscores": "_",
    "references": "Quyết định số 12/QĐ-UBND, ",
    "shared numbers": "12, ",
    "short references": "Quyết định 12; ",
    "dates": "ngày 12/5/2021 ",
    "ngày ngày": "ngày ",
    "từ 1 đến": "từ 1 đến ",
    "counts": "12 hồ sơ, ",
    "other nouns": "12 học sinh, ",
    "percentages": "tăng 12,5% ",
    "fractions": "1 hồ sơ/2 hồ sơ ",
    "cues": "phấn đấu đạt so với ",
    "giao giao": "giao sở ",
    "laws": "Luật Luật ",
    "dots": ".",
    "URLs": "http://a.vn/",
    "e-mails": "a@a.",
    "legacy": "ho¹",
    "capitals": "QĐ-",
    "years": "năm 2021, 2022 ",
}


def seconds(text: str) -> float:
    """The time one reading takes."""
    begun = time.perf_counter()
    for _ in islice(read(text), 1):
        pass
    return time.perf_counter() - begun


def main(megabytes: float) -> None:
    """One row a kind of text."""
    size = int(megabytes * 1_000_000)
    read("12 học sinh")
    print(f"{'text':20} {'half s':>8} {'whole s':>8} {'ratio':>6}   ({megabytes:g} million characters)")
    for name, unit in UNITS.items():
        text = (unit * (size // len(unit) + 1))[:size]
        half, whole = seconds(text[: size // 2]), seconds(text)
        print(f"{name:20} {half:8.2f} {whole:8.2f} {whole / half:6.2f}", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
