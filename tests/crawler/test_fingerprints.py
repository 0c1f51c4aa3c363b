"""Each saved page is told to be of its own family and of no other."""

import json
from pathlib import Path

import pytest

from crawler.declarations import family_marks
from crawler.families import FAMILIES
from crawler.fingerprints import detect, nearest, scores

PAGES = Path(__file__).parent / "pages"
SAVED = {f"{p.parent.name}/{p.stem}": p for p in sorted(PAGES.glob("*/*")) if p.suffix != ".json"}
#: Pages that bear no mark of any family: home pages without its articles, walls, answers that are none.
UNMARKED = {
    *("bacninhportlet/home", "cmsview/home", "drupal/home", "nukeviet/home", "tandan/home", "uiarticle/home"),
    *("bacninhportlet/session_over", "sharepointapi/session_over", "cmsview/decision_without_number"),
    *("mediatech/between_the_two", "mediatech/after_the_last_day", "vhv/d1n_stub", "vhv/soft_404"),
}


def address_of(path: Path) -> str:
    golden = path.with_suffix(".json")
    return json.loads(golden.read_text())["address"] if golden.exists() else "https://example.gov.vn/"


def test_every_family_declares_its_marks():
    for family in FAMILIES:
        marks = family_marks(family)
        assert len(marks.elements) + len(marks.addresses) + len(marks.text) >= 2, family


@pytest.mark.parametrize("name", sorted(SAVED.keys() - UNMARKED))
def test_a_page_is_of_its_family_and_of_no_other(name):
    path = SAVED[name]
    assert set(scores(path.read_bytes(), address_of(path))) == {path.parent.name}
    assert detect(path.read_bytes(), address_of(path)) == path.parent.name


@pytest.mark.parametrize("name", sorted(UNMARKED))
def test_a_page_without_marks_is_of_none(name):
    assert scores(SAVED[name].read_bytes(), "https://example.gov.vn/") == {}
    assert detect(SAVED[name].read_bytes(), "https://example.gov.vn/") is None


@pytest.mark.parametrize(
    ("markup", "family"),
    [
        ("", None),
        ('<p class="common-content">', "vhv"),
        ('<p class="common-content"><p class="ArticleHeader">', None),  # as much of one as of the other
        ('<p class="common-content"><p class="common-brief"><p class="ArticleHeader">', "vhv"),
    ],
)
def test_the_family_with_the_most_marks(markup, family):
    assert detect(markup.encode(), "https://example.gov.vn/") == family


def test_the_nearest_families_say_what_is_missing():
    near = nearest(b'<h1 class="ArticleHeader">T</h1><p class="ArticleHeader">')
    assert near[0].found == ("title",)
    assert near[0].missing == ("body",)
    assert len(near) <= 3
    assert nearest(b"") == ()
