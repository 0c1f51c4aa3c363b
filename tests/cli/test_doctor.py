"""`doisoat doctor`: what is here is told, and what is not, with what that costs."""

import json

from click.testing import CliRunner

from doisoat.cli.main import program
from doisoat.files import libraries, programs


def run(*arguments):
    return CliRunner().invoke(program, arguments)


def test_everything_that_is_needed_is_here():
    told = json.loads(run("doctor", "--format", "json").stdout)
    assert {item["name"] for item in told} > {"Python", "SQLite", "SQLite FTS5", "Scrapy", "pypdfium2", "soffice"}
    assert [item["name"] for item in told if item["needed"] and not item["present"]] == []


def test_what_is_missing_is_told_with_its_cost_and_the_way_out(monkeypatch):
    monkeypatch.setattr(programs, "find", lambda name: None)
    monkeypatch.setattr(programs, "has_vietnamese_ocr", lambda: False)
    monkeypatch.setattr(libraries, "is_installed", lambda library: library.module != "docx")
    result = run("--lang", "en", "doctor")
    assert result.exit_code == 0
    assert "– soffice: missing; files in DOC, RTF, ODT, XLS are not read" in result.output
    assert "– tesseract: missing; scans and images are not read" in result.output
    assert "– python-docx: missing; DOCX files are not read; pip install 'doisoat[documents]'" in result.output
    assert "thiếu; không đọc được tệp DOCX" in run("--lang", "vi", "doctor").output
