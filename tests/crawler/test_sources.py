"""The declarations of the sources: strict, complete, registered."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import crawler
from crawler.declarations import family_layouts, read_declaration
from crawler.families import FAMILIES
from crawler.registry import SOURCE_NAMES, family_of, sources
from doisoat.records.errors import ConfigurationError

FOLDER = Path(crawler.__file__).parent
CHECKOUT = FOLDER.parent
GOOD = (FOLDER / "sources" / "binhdinh.toml").read_text()


def test_every_file_is_registered_and_every_registered_source_has_its_file():
    assert tuple(sorted(path.stem for path in (FOLDER / "sources").glob("*.toml"))) == tuple(sorted(SOURCE_NAMES))
    assert set(sources()) == set(SOURCE_NAMES)
    families = FOLDER / "families"
    assert {path.stem for path in families.glob("*.toml")} == set(FAMILIES)
    assert {path.stem for path in families.glob("*.py")} - {"__init__", "family"} <= set(FAMILIES)
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
        (("[evidence]", 'allowed_hosts = ["a.vn"]\n[evidence]'), "allowed_hosts must name binhdinh.gov.vn"),
        (('family = "vhv"', 'family = "vhw"'), "no family vhw; there is assetpublisher, "),
        (('listings = ["/tin-tuc"]', "listings = []"), "listings must be a list of at least one str"),
        (('listings = ["/tin-tuc"]', 'listings = ["tin-tuc"]'), "a listing is a path from the root"),
        (("[evidence]", 'articles = "("\n[evidence]'), "articles is no regular expression: "),
        (('kind = "province"', 'kind = "kingdom"'), "kind is one of province, department, "),
        (('era = "pre"', 'era = "2025"'), "era is one of pre, post, both, not '2025'"),
        (
            ('grade = "inferred"', 'grade = "certain"'),
            "grade is one of seen live, seen in a template, ",
        ),
        (("[evidence]", "[[evidence]]"), "evidence must be a table of grade and text"),
        (('grade = "inferred"', ""), "key grade is missing"),
        (
            ("[evidence]", 'tls = ["none"]\n[evidence]'),
            "tls is one of weak ciphers, missing intermediate, other host name, expired, not 'none'",
        ),
        (("[evidence]", 'tls = "none"\n[evidence]'), "tls must be a list"),
        (("[evidence]", "layouts = []\n[evidence]"), "layouts must be tables such as [layouts.vhv-news]"),
        (("[evidence]", "[layouts.new]\n[evidence]"), "layout new needs selectors for body, list_links, title"),
        (("[evidence]", '[layouts.new]\nkind = "law"\n[evidence]'), "kind is one of news, decision, not 'law'"),
        (("[evidence]", '[layouts.new]\nkind = "decision"\n[evidence]'), "needs selectors for list_links, rows"),
        (("[evidence]", '[layouts.vhv-news]\ntitel = ["h1"]\n[evidence]'), "unknown key titel"),
        (("[evidence]", '[layouts.vhv-news]\ntitle = "h1"\n[evidence]'), "title must be a list of at least one str"),
        (("[evidence]", 'next_page = "?page=2"\n[evidence]'), "next_page holds {} for the number"),
        (("[evidence]", 'certificates = "x"\n[evidence]'), "certificates go with tls"),
        (
            ("[evidence]", 'tls = ["missing intermediate"]\ncertificates = "x"\n[evidence]'),
            "certificates must be PEM",
        ),
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


WRITTEN = """
title = "Cổng thông tin"
url = "https://www.binhdinh.gov.vn"
family = "cmsview"
kind = "district"
province = "Bình Định"
era = "pre"
listings = ["/{a,b}?c={1,2}", "/d#page=1"]
expected_minimum = 1
layouts.legalview = { valid_until = 2025-06-30, files = [".file > a"] }
layouts.own = { seen_in = "a page", title = ["h2"], body = [".body"], list_links = ["a"] }
evidence = { grade = "inferred", text = "Nothing was seen." }
"""


def test_a_source_is_its_family_and_what_differs(tmp_path):
    path = tmp_path / "binhdinh.toml"
    path.write_text(WRITTEN)
    source = read_declaration(path)
    assert source.listings == ("/a?c=1", "/a?c=2", "/b?c=1", "/b?c=2", "/d#page=1")
    assert source.allowed_hosts == ("binhdinh.gov.vn", "www.binhdinh.gov.vn")
    usual, (legal, own) = family_layouts("cmsview")["legalview"], source.layouts
    assert (legal.name, legal.kind, legal.valid_until) == ("legalview", "decision", date(2025, 6, 30))
    assert legal.selectors == {"files": (".file > a",)} | {
        field: tuple(value) for field, value in usual.items() if field not in {"files", "kind", "seen_in"}
    }
    assert (own.name, own.selectors["title"], own.valid_until) == ("own", ("h2",), None)
    path.write_text(WRITTEN.replace("layouts.", "#"))
    assert [layout.name for layout in read_declaration(path).layouts] == ["cmsview-news", "legalview"]


@pytest.mark.parametrize("path", sorted((FOLDER / "sources").glob("*.toml")), ids=lambda path: path.stem)
def test_a_source_is_at_most_15_lines(path):
    assert len(path.read_text().splitlines()) <= 15


@pytest.mark.parametrize("path", sorted((CHECKOUT / "contrib" / "sources").glob("*.toml")), ids=lambda path: path.stem)
def test_a_source_known_from_excerpts_is_declared_but_not_registered(path):
    source = read_declaration(path)
    assert source.name not in SOURCE_NAMES
    assert source.evidence.grade == "seen in an excerpt"
    assert len(path.read_text().splitlines()) <= 15


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(ConfigurationError, match="No such file"):
        read_declaration(tmp_path / "none.toml")
