"""How `crawl` tells its account: one line a source, or a table of every outcome; and what its monitors say."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from doisoat.cli.outcome_names import OUTCOME_NAMES

if TYPE_CHECKING:
    from crawler.summary import CrawlSummary
    from store.ledger import Account

_PROMISED = {
    "vi": "  {source}: các trang danh mục nêu {promised} địa chỉ = {sums}",
    "en": "  {source}: list pages name {promised} addresses = {sums}",
}
_NOTHING = {"vi": "chưa đọc trang danh mục nào", "en": "no list page was read"}
_DECLARED = {
    "vi": "    danh mục công bố {declared} văn bản, đã biết {known}",
    "en": "    lists state {declared} articles, known are {known}",
}
_UNBALANCED = {
    "vi": "sổ của nguồn {source} không khớp: {fault}; chạy lại lệnh này, nếu vẫn vậy xem `doisoat ledger {source}`",
    "en": "the account of source {source} does not balance: {fault}; run again, then see `doisoat ledger {source}`",
}
_BROKEN = {
    "vi": "nguồn {source} có vẻ đã hỏng: {alarms}; {held} văn bản bị giữ lại, chưa dùng số liệu nào; "
    "nếu trang vẫn đúng: doisoat sources release {source}",
    "en": "source {source} looks broken: {alarms}; {held} documents are held back, nothing is read from them; "
    "if its pages are as they should be: doisoat sources release {source}",
}


def account_lines(summary: "CrawlSummary", lang: str, *, everything: bool) -> Iterator[str]:
    """What the lists of each source promised and what became of it; with `everything` every address by outcome."""
    for source, account in summary.accounts.items():
        promised = sum(account.promised.values())
        sums = _sums(account.promised, lang) if promised else _NOTHING[lang]
        yield _PROMISED[lang].format(source=source, promised=promised, sums=sums)
        if account.declared is not None:
            yield _DECLARED[lang].format(declared=account.declared, known=account.known)
        if everything:
            yield from _table(account, lang)


def fault_lines(summary: "CrawlSummary", lang: str) -> Iterator[str]:
    """Why the crawl failed although its sources answered: what does not balance, and what looks broken."""
    for source, fault in summary.unbalanced.items():
        yield _UNBALANCED[lang].format(source=source, fault=fault)
    for source, found in summary.inspections.items():
        if found.alarms:
            yield _BROKEN[lang].format(source=source, alarms="; ".join(found.alarms), held=found.quarantined)


def _sums(outcomes: Mapping[str, int], lang: str) -> str:
    return " + ".join(f"{count} {OUTCOME_NAMES[lang][name]}" for name, count in _ordered(outcomes))


def _table(account: "Account", lang: str) -> Iterator[str]:
    for name, count in _ordered(account.outcomes):
        yield f"    {count:>8}  {OUTCOME_NAMES[lang][name]}"


def _ordered(outcomes: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(name, outcomes[name]) for name in OUTCOME_NAMES["en"] if name in outcomes]
