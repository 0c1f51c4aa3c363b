"""The declarations of the sources: strict, complete, registered."""

import subprocess
import sys
from pathlib import Path

import pytest

import crawler
from crawler.families import FAMILIES
from crawler.registry import SOURCE_NAMES, family_of, sources
from crawler.source import read_declaration
from doisoat.records.errors import ConfigurationError

FOLDER = Path(crawler.__file__).parent
CHECKOUT = FOLDER.parent
GOOD = (FOLDER / "sources" / "binhdinh.toml").read_text()


def test_every_file_is_registered_and_every_registered_source_has_its_file():
    assert tuple(sorted(path.stem for path in (FOLDER / "sources").glob("*.toml"))) == tuple(sorted(SOURCE_NAMES))
    assert set(sources()) == set(SOURCE_NAMES)
    modules = {path.stem for path in (FOLDER / "families").glob("*.py")} - {"__init__", "family"}
    assert modules == set(FAMILIES)
    for name, source in sources().items():
        assert (source.name, source.demo) == (name, False)
        assert family_of(source) is FAMILIES[source.family]


def test_scrapy_lists_every_source():
    listed = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert sorted(listed.stdout.split()) == sorted(SOURCE_NAMES)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("family =", "famly ="), "unknown key famly; key family is missing"),
        (("expected_minimum = 20", 'expected_minimum = "20"'), "expected_minimum must be int"),
        (("expected_minimum = 20", "expected_minimum = true"), "expected_minimum must be int"),
        (("expected_minimum = 20", "expected_minimum = 20\ndemo = true"), "unknown key demo"),
        (('url = "https://binhdinh.gov.vn"', 'url = "binhdinh.gov.vn"'), "url must be an origin"),
        (('url = "https://binhdinh.gov.vn"', 'url = "https://elsewhere.vn"'), "allowed_hosts must name elsewhere.vn"),
        (('listings = ["/tin-tuc"]', "listings = []"), "listings must be a list of at least one str"),
        (('listings = ["/tin-tuc"]', 'listings = ["tin-tuc"]'), "a listing is a path from the root"),
        (("title = [", "titel = ["), "a layout needs selectors for body, list_links, title"),
        (('name = "vhv-news"', 'kind = "law"\nname = "x"'), "a layout's kind is one of news, decision, not 'law'"),
        (('name = "vhv-news"', 'kind = "decision"\nname = "x"'), "a layout needs selectors for list_links, rows"),
        (('name = "vhv-news"', 'nam = "vhv-news"'), "unknown key nam; key name is missing"),
        (("title =", "title"), "not TOML"),
    ],
)
def test_a_declaration_is_read_strictly(tmp_path, change, told):
    path = tmp_path / "binhdinh.toml"
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change, 1))
    with pytest.raises(ConfigurationError) as caught:
        read_declaration(path)
    assert str(path) in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(ConfigurationError, match="No such file"):
        read_declaration(tmp_path / "none.toml")
