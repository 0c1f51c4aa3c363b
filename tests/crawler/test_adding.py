"""Where a new source is written, what its address and pages tell, and that it is whole or not there."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from parsel import Selector

from crawler.adding.draft import draft, is_name, kind_of, name_of, province_in, title_of, toml_of
from crawler.adding.places import Places, checkout, folder, move, require_free, workshop
from crawler.adding.proof import prove, save
from crawler.declarations import read_declaration
from crawler.look import look_at_article
from crawler.registry import SOURCE_NAMES, sources
from crawler.verdict import Answer
from crawler.visit import Visit
from doisoat.records.errors import InputError, OperationError, SourceError

ROOT = Path(__file__).resolve().parents[2]
REGISTER = (ROOT / "crawler" / "registry.py").read_text()
PAGE = (ROOT / "tests" / "crawler" / "pages" / "vhv" / "sapo.html").read_bytes()
ADDRESS = "https://binhdinh.gov.vn/tin-tuc/a/bai.html"


@pytest.mark.parametrize(
    ("address", "name", "kind"),
    [
        ("https://laichau.gov.vn/tin-tuc", "laichau", "province"),
        ("https://www.laichau.gov.vn/", "laichau", "province"),
        ("https://syt.gialai.gov.vn/vi/news/", "syt-gialai", "department"),
        ("https://baolaichau.vn/tin", "baolaichau", "newspaper"),
        ("http://binhdinh.localhost:8765/tin-tuc", "binhdinh", "province"),
    ],
)
def test_what_an_address_tells(address, name, kind):
    assert (name_of(address), kind_of(address)) == (name, kind)


@pytest.mark.parametrize(
    ("name", "good"), [("moi", True), ("a-1", True), ("", False), ("A", False), ("../a", False), ("a--b", False)]
)
def test_names_are_those_of_files(name, good):
    assert is_name(name) is good


@pytest.mark.parametrize(
    ("head", "title", "province"),
    [
        ("<title>Tin - Cổng thông tin tỉnh Lào Cai</title>", "Cổng thông tin tỉnh Lào Cai", "Lào Cai"),
        ("<title>Tin | Báo Lào Cai</title>", "Báo Lào Cai", "Lào Cai"),
        ("<title>Hồ sơ - Tin</title><meta property='og:site_name' content=' Báo  Lào Cai '>", "Báo Lào Cai", "Lào Cai"),
        ("<title>Trang tin</title>", "Trang tin", ""),
        ("", "", ""),
    ],
)
def test_what_a_page_tells(head, title, province):
    told = title_of(Selector(text=f"<html>{head}</html>"))
    assert (told, province_in(told, ["Lào Cai", "Lào"])) == (title, province)


def test_a_declaration_is_read_as_it_was_drafted(tmp_path):
    source = replace(draft("https://www.laichau.gov.vn/tin?a=1", "vhv", "moi"), tls=("weak ciphers",))
    path = tmp_path / "moi.toml"
    path.write_text(toml_of(source).replace('title = "laichau.gov.vn"', 'title = "Cổng \\"A\\" \\\\ b"'))
    read = read_declaration(path)
    assert (read.title, read.url, read.listings) == ('Cổng "A" \\ b', "https://www.laichau.gov.vn", ("/tin?a=1",))
    assert read.tls == source.tls
    assert (read.layouts, set(read.allowed_hosts)) == (source.layouts, set(source.allowed_hosts))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A checkout in small."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "registry.py").write_text(REGISTER)
    return Places(declarations=tmp_path / "sources", pages=tmp_path / "pages", register=tmp_path / "registry.py")


def files_made(places: Places, bench: Path) -> dict[Path, Path]:
    made = {bench / "a.toml": places.declarations / "a.toml", bench / "a.html": places.pages / "vhv" / "a.html"}
    for file in made:
        file.write_text(file.name)
    return made


def test_the_program_knows_its_checkout():
    found = checkout()
    assert found is not None
    assert (found.declarations / "binhdinh.toml").is_file()
    assert found.register.read_text() == REGISTER


def test_a_source_is_named_in_the_register(places):
    with workshop(places) as bench:
        move(files_made(places, bench), places, "moi")
    written = places.register.read_text()
    namespace: dict = {}
    exec(re.search(r"(?ms)^SOURCE_NAMES = \(.*?^\)", written)[0], namespace)
    assert namespace["SOURCE_NAMES"] == (*SOURCE_NAMES, "moi")
    assert written.replace('    "moi",\n', "") == REGISTER
    assert {p.name for p in places.declarations.parent.rglob("*") if p.is_file()} == {"a.toml", "a.html", "registry.py"}


@pytest.mark.parametrize("fault", ["register", "disk", "interrupted"])
def test_whole_or_not_there(places, monkeypatch, fault):
    replace, calls = Path.replace, []

    def failing(self, target):
        calls.append(target)
        if len(calls) == 2 and fault != "register":
            raise KeyboardInterrupt if fault == "interrupted" else OSError(28, "No space left on device", str(target))
        return replace(self, target)

    if fault == "register":
        places.register.write_text("SOURCE_NAMES = ()\n")
    before = places.register.read_text()
    monkeypatch.setattr(Path, "replace", failing)
    expected = KeyboardInterrupt if fault == "interrupted" else OperationError
    with pytest.raises(expected), workshop(places) as bench:
        move(files_made(places, bench), places, "moi")
    assert [p.name for p in places.declarations.parent.rglob("*") if p.is_file()] == ["registry.py"]
    assert places.register.read_text() == before


def test_a_folder_that_was_made_for_nothing_is_gone(tmp_path):
    with pytest.raises(SourceError), workshop(folder(tmp_path / "own")):
        raise SourceError
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left(places):
    with workshop(places) as bench:
        made = files_made(places, bench)
        require_free(made)
        (places.declarations / "a.toml").write_text("kept")
        with pytest.raises(InputError, match=r"a\.toml is there already"):
            require_free(made)
    assert (places.declarations / "a.toml").read_text() == "kept"


def test_the_proof_fails_when_the_saved_page_gives_anything_else(tmp_path):
    source = sources()["binhdinh"]
    declaration = tmp_path / "binhdinh.toml"
    declaration.write_text((ROOT / "crawler" / "sources" / "binhdinh.toml").read_text())
    visit = Visit(key=ADDRESS, answer=Answer(status=200, body=PAGE, url=ADDRESS, content_type="text/html"))
    page, golden = save(tmp_path, "moi", look_at_article(visit, source), source)
    prove(declaration, {page: golden})
    page.write_bytes(PAGE.replace(b"74,8", b"84,8"))
    with pytest.raises(SourceError, match=f"the saved page of {ADDRESS} gives another body"):
        prove(declaration, {page: golden})
    page.write_bytes(b"<html>")
    with pytest.raises(SourceError, match="does not read as the live one did"):
        prove(declaration, {page: golden})
