"""The sample decisions are read whole: letterhead, paragraphs, and every row of every list."""

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from doisoat.files import programs
from doisoat.files.reading import read_file
from doisoat.records.file_reading import FileText

FILES = Path(str(files("doisoat.demo") / "files"))
KNOWN = {
    name: known
    for path in sorted(FILES.glob("*.json"))
    for known in [json.loads(path.read_text(encoding="utf-8"))]
    for name in known["files"]
}
SCAN = "2493_QD-UBND.pdf"
OFFICE = (".doc", ".rtf")
LEVELS = {"toan_trinh": "Toàn trình", "mot_phan": "Một phần", None: ""}
TEXTS = [name for name in KNOWN if name != SCAN and not name.endswith((".zip", ".xlsx"))]
#: A decision whose list is a workbook of its own.
WITHOUT_LIST = "2480_QD-UBND.signed.pdf"


def _read(name: str) -> FileText:
    if name.endswith(OFFICE) and programs.find("soffice") is None:
        pytest.skip("needs LibreOffice")
    return _kept(name)


@cache
def _kept(name: str) -> FileText:
    reading = read_file((FILES / name).read_bytes())
    assert reading.outcome == "read", reading.reason
    return reading.text


def _rows(text: FileText) -> list[dict[str, str]]:
    """The numbered rows of the lists, by what the head says of each column."""
    head, rows = list[str](), list[dict[str, str]]()
    for line in text.text.split("\n"):
        cells = line.split("\t")
        if cells[0] == "STT":
            head = [cell.removeprefix("Mức độ dịch vụ công ") for cell in cells]
        elif head and cells[0].isdecimal():
            rows.append(dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True)))
    return rows


def _told(row: dict[str, str]) -> tuple[str, ...]:
    level = row.get("Mức độ cung cấp", next((name for name in ("Toàn trình", "Một phần") if row.get(name)), ""))
    return row["STT"], row.get("Mã thủ tục", ""), row["Tên thủ tục hành chính"], level


def _known_rows(known: dict) -> list[tuple[str, ...]]:
    rows = known["procedures"]
    return [(row["number"], row["code"] or "", row["name"], LEVELS[row["level"]]) for row in rows]


@pytest.mark.parametrize("name", TEXTS)
def test_every_paragraph_of_a_decision_is_a_line(name):
    known, lines = KNOWN[name], _read(name).text.split("\n")
    head = known["letterhead"]
    issuer = head["issuer"].replace("ỦY", "UỶ") if name.endswith(".doc") else head["issuer"]
    assert " ".join(lines[:2]) in {issuer, head["issuer"]}
    assert lines[2] == f"Số: {head['number']}"
    assert [line for line in lines[3:6] if re.match(rf"{head['place']}, ngày \d\d tháng \d\d năm \d{{4}}$", line)]
    paragraphs = {head["title"], head["signer"], *known["articles"], *(f"- {one}" for one in known["recipients"])}
    assert not (paragraphs | {f"Căn cứ {basis}" for basis in known["bases"]}) - set(lines)


@pytest.mark.parametrize("name", [n for n in KNOWN if n not in {SCAN, WITHOUT_LIST} and not n.endswith(".zip")])
def test_every_row_of_a_list_is_exact(name):
    assert [_told(row) for row in _rows(_read(name))] == _known_rows(KNOWN[name])


def test_older_files_tell_their_encoding():
    assert _read("857_QD-UBND.doc").encoding == "tcvn3"
    assert _read("1176_QD-UBND.doc").encoding == "vni"


def test_pages_of_the_long_list_begin_where_its_rows_do():
    text = _read("2210_QD-UBND.signed.pdf")
    assert len(text.page_starts) > 30
    assert {text.text[start - 1] for start in text.page_starts[1:]} <= {"\n", " "}
    assert list(text.page_starts) == sorted(set(text.page_starts))


def test_an_archive_is_listed():
    reading = read_file((FILES / "2520_QD-UBND.zip").read_bytes())
    assert (reading.kind, reading.outcome) == ("zip", "listed")
    assert reading.members == ("2520_QD-UBND.docx", "2520_QD-UBND_phu luc.xlsx")


@pytest.mark.skipif(not programs.has_vietnamese_ocr(), reason="needs tesseract with the letters of Vietnamese")
def test_a_scan_is_recognised(capsys):
    text, known = _read(SCAN), KNOWN[SCAN]
    assert text.ocr
    head = known["letterhead"]
    lines = text.text.split("\n")
    assert " ".join(lines[:2]) == head["issuer"]
    assert lines[2] == f"Số: {head['number']}"
    assert f"{known['stated']['procedures']:02d} thủ tục" in text.text
    read = [tuple(line.split("\t")) for line in lines if line[:1].isdecimal()]
    rows = {(number, name, level) for number, _, name, level in _known_rows(known)}
    share = len(rows & set(read)) / len(rows)
    with capsys.disabled():
        print(f"\nrows of the scanned list read right: {len(rows & set(read))} of {len(rows)} ({share:.0%})")
    assert share >= 0.5


def test_without_ocr_a_scan_is_skipped(monkeypatch):
    monkeypatch.setattr("doisoat.files.ocr.has_vietnamese_ocr", lambda: False)
    reading = read_file((FILES / SCAN).read_bytes())
    assert (reading.outcome, reading.reason, reading.text) == ("skipped", "no OCR", None)


def test_without_libreoffice_an_older_file_is_skipped(monkeypatch):
    monkeypatch.setattr("doisoat.files.office.find", lambda _name: None)
    reading = read_file((FILES / "857_QD-UBND.doc").read_bytes())
    assert (reading.kind, reading.outcome, reading.reason) == ("doc", "skipped", "no LibreOffice")


def test_strokes_printed_into_each_other_are_read_by_place():
    """LibreOffice printed this of the sample DOCX where its font had not all letters of Vietnamese."""
    content = (Path(__file__).parent / "samples" / "2467_QD-UBND.pdf").read_bytes()
    text, known = read_file(content).text, KNOWN["2467_QD-UBND.docx"]
    assert [_told(row) for row in _rows(text)] == _known_rows(known)
    lines = text.text.split("\n")
    assert " ".join(lines[:2]) == known["letterhead"]["issuer"]
    assert set(known["articles"]) <= set(lines)
