"""`doisoat sources`: what is registered, and what it rests on."""

from collections.abc import Callable

from crawler.registry import sources


def test_list_names_every_source(run: Callable) -> None:
    outcome = run("sources", "list")
    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out.splitlines()] == list(sources())


def test_show_says_what_a_source_rests_on(run: Callable) -> None:
    for lang, label in (("vi", "căn cứ"), ("en", "evidence")):
        out = run("--lang", lang, "sources", "show", "binhdinh").out
        assert label in out
        assert sources()["binhdinh"].evidence.grade in out
        assert sources()["binhdinh"].evidence.text in out


def test_an_unknown_source_is_bad_input(run: Callable) -> None:
    for command in (("sources", "show", "hue"), ("crawl", "hue")):
        outcome = run(*command)
        assert outcome.code == 2
        assert outcome.err.startswith("doisoat: no source hue: there is bacgiang, bacninh, ")
