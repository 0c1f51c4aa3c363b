"""The answer key of the demonstration: what a sound check must find in it, and nothing else."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from doisoat.demo.article import Planted
from doisoat.demo.articles import DEFAULT_ARTICLES, articles_of
from doisoat.demo.decisions import decisions
from doisoat.demo.portals import PORTALS, Portal
from doisoat.demo.portals.file_manners import WITHHELD
from doisoat.demo.portals.legal_files import file_address


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedFault:
    """A finding that a text deserves; `host` is without port, `path` with its query, `evidence` as in `Planted`.

    `needs` are the paths of the files that must have been read for it.
    """

    host: str
    path: str
    rule: str
    severity: str
    evidence: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFault:
    """A finding of severity error or warning as a check reported it, `evidence` its canonical values in any order."""

    url: str
    rule: str
    severity: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Planted and found set against each other."""

    matched: tuple[PlantedFault, ...]
    missing: tuple[PlantedFault, ...]
    unexpected: tuple[FoundFault, ...]

    @property
    def agrees(self) -> bool:
        """Whether the findings are exactly the planted faults."""
        return not self.missing and not self.unexpected


def planted_faults(
    articles: int = DEFAULT_ARTICLES, rules: Collection[str] | None = None, unread: Iterable[str] = ()
) -> tuple[PlantedFault, ...]:
    """Every finding of severity error or warning that the first `articles` texts and all files deserve.

    Of these rules or of all. `unread` are the addresses of files that this machine cannot read: what only their words
    show is not expected.
    """
    missing = {urlsplit(url).path for url in unread}
    return tuple(
        fault
        for fault in (*_in_articles(articles), *_in_files())
        if (rules is None or fault.rule in rules) and missing.isdisjoint(fault.needs)
    )


def _in_articles(articles: int) -> Iterator[PlantedFault]:
    for article in articles_of(articles):
        portal = _portal(article.portal)
        yield from (_planted(portal, portal.article_path(article), fault) for fault in article.planted)


def _in_files() -> Iterator[PlantedFault]:
    for decision in decisions():
        for name, fault in decision.planted:
            needing = replace(fault, needs=(name, *fault.needs))
            yield _planted(_portal(decision.portal), file_address(decision, name), needing)


def _planted(portal: Portal, path: str, fault: Planted) -> PlantedFault:
    offered = {name: decision for decision in decisions() for name in decision.files}
    return PlantedFault(
        host=portal.host,
        path=path,
        rule=fault.rule,
        severity=fault.severity,
        evidence=fault.evidence,
        needs=tuple(urlsplit(file_address(offered[name], name)).path for name in fault.needs),
    )


def _portal(name: str) -> Portal:
    return next(portal for portal in PORTALS if portal.name == name)


def expected_documents(articles: int = DEFAULT_ARTICLES) -> int:
    """How many pages of documents a whole crawl must gather: the articles, each once, and the decisions."""
    return len(articles_of(articles)) + len(decisions())


def expected_files() -> int:
    """How many files a whole crawl must gather: those that the pages offer, each once, but for what never comes."""
    return sum(name not in WITHHELD for decision in decisions() for name in decision.files)


def compare(found: Iterable[FoundFault], planted: Iterable[PlantedFault]) -> Comparison:
    """Pairs findings with planted faults one to one.

    Two are the same when host, page, rule, severity and the numbers of the evidence agree: any address of the page
    will do; a ratio counts as its two numbers, so `901/1499` may also be reported as two counts; the order and the port
    do not matter.
    """
    waiting: dict[_Identity, list[FoundFault]] = {}
    for finding in found:
        waiting.setdefault(_found_identity(finding), []).append(finding)
    matched, missing = [], []
    for fault in planted:
        same = waiting.get(_identity(fault.host, fault.path, fault.rule, fault.severity, fault.evidence))
        if same:
            same.pop(0)
            matched.append(fault)
        else:
            missing.append(fault)
    left = tuple(finding for rest in waiting.values() for finding in rest)
    return Comparison(matched=tuple(matched), missing=tuple(missing), unexpected=left)


_Identity = tuple[str, str, str, str, frozenset[tuple[str, int]]]


def _found_identity(finding: FoundFault) -> _Identity:
    parts = urlsplit(finding.url)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return _identity(parts.hostname or "", target, finding.rule, finding.severity, finding.evidence)


def _identity(host: str, path: str, rule: str, severity: str, evidence: Iterable[str]) -> _Identity:
    numbers = Counter(number for value in evidence for number in value.split("/"))
    portal = next((portal for portal in PORTALS if portal.host == host), None)
    page = portal.identity(path) if portal else path
    return host, page, rule, severity, frozenset(numbers.items())
