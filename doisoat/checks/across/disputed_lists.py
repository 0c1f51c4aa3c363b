"""AN-02: a text that cites a decision says of its list what the rows say.

The decision is right against the text only where its own words agree with its rows.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.told_lists import LEVELS, stated_counts
from doisoat.checks.annex.rows import PART, WHOLE, Rows, adds_up, begins, fits, goes_on, lists_of, runs_on
from doisoat.checks.check import Example, Rule
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.messages import both, vietnamese
from doisoat.records.telling import ComparedText, Witness

TextOf = Callable[[int], ComparedText]
#: A list of which so few rows were read is hardly whole.
_BEGUN = 2
_OF_LEVEL = {WHOLE: Message(" toàn trình", " wholly online"), PART: Message(" một phần", " partly online")}


def disputed_lists(witnesses: Sequence[Witness], text_of: TextOf) -> Iterator[Dispute]:
    """One dispute for each count that no reading of the decision allows; `witnesses` tell of one decision."""
    decisions = [(w, text_of(w.document)) for w in witnesses if w.telling.said.startswith("rows ")]
    for told in witnesses if decisions else ():
        if told.telling.said.startswith("rows "):
            continue
        level, amount, unit = told.telling.said.split(" ")
        same_day = all(w.telling.settled == told.telling.settled for w, _ in decisions)
        if same_day and not any(_allows(text, level, int(amount)) for _, text in decisions):
            yield _dispute(told, decisions[0], level, int(amount), unit)


def _allows(decision: ComparedText, level: str, stated: int) -> bool:
    """Whether a count may be right: the decision states it, or some of its rows make it, or it is rounded."""
    rows = decision.structure.procedures
    lists = lists_of(rows)
    if any(printed.value == str(stated) for printed in stated_counts(decision)):
        return True
    if level in LEVELS and not all(row.level and not row.level.isdigit() for row in rows):
        return True
    counted = [[row for row in some if level not in LEVELS or row.level == level] for some in lists]
    found = sum(map(len, counted))
    groups = [[row for row in rows if row.field == field] for field in {row.field for row in rows}]
    groups += [[row for row in rows if row.level == one] for one in LEVELS] if level not in LEVELS else []
    made = adds_up(stated, [len(some) for some in counted]) or stated in {len(some) for some in groups}
    return made or fits(stated, lists) or _rounds_to(found, stated) or _may_go_on(decision, lists, stated)


def _rounds_to(found: int, stated: int) -> bool:
    """Whether a text may have rounded: `1.100` for 1.098."""
    zeros = len(str(stated)) - len(str(stated).rstrip("0"))
    return zeros > 0 and abs(found - stated) * 2 < 10**zeros


def _may_go_on(decision: ComparedText, lists: Sequence[Rows], stated: int) -> bool:
    """Whether the list may hold more rows than were read."""
    rows = decision.structure.procedures
    return stated >= _BEGUN * len(rows) or goes_on(decision.text, lists[-1][-1], len(decision.text))


def _dispute(told: Witness, other: tuple[Witness, ComparedText], level: str, stated: int, unit: str) -> Dispute:
    witness, decision = other
    rows = decision.structure.procedures
    found = sum(level not in LEVELS or row.level == level for row in rows)
    own = {(printed.value, printed.unit) for printed in stated_counts(decision)}
    lists = lists_of(rows)
    certain = len(lists) == 1 and begins(rows) and runs_on(rows)
    confirmed = (str(found), unit) in own
    judgement = Judgement(
        verdict="mismatch", severity="warning" if certain and confirmed else "notice", computed=Decimal(found)
    )
    numbers = (vietnamese(stated), vietnamese(found))
    of = _OF_LEVEL.get(level, Message("", ""))
    url = witness.url.replace("{", "{{").replace("}", "}}")
    message = both(
        f"văn bản này nêu {{0}}{of.vi}; danh mục của quyết định có {{1}} dòng ({url})",
        f"this text says {{0}}{of.en}; the list of the decision has {{1}} rows ({url})",
        *numbers,
    )
    return Dispute(rule="AN-02", accused=told, others=(witness,), judgement=judgement, message=message)


_NEWS = " ⇒ Quyết định số 2210/QĐ-UBND ngày 18/11/2024 của UBND tỉnh công bố danh mục {} thủ tục hành chính{}."
_STATES = "[quyết định nêu 1.100 thủ tục hành chính, danh mục có 1.100 dòng]"

RULE = Rule(
    rules=("AN-02",),
    title_vi="số thủ tục nêu trong tin khác danh mục của quyết định",
    title_en="a text that counts other procedures than the decision it cites",
    why_vi=(
        "Tin dẫn một quyết định (cùng số, ngày, nơi ban hành) phải nêu đúng số thủ tục trong danh mục. Cảnh báo khi "
        "chính quyết định nêu cùng số với danh mục; không kết luận khi tin nói về một phần, làm tròn, hoặc một số dòng "
        "cộng lại thành số ấy."
    ),
    why_en=(
        "A text that cites a decision by number, day and place must count its procedures as they are listed. A warning "
        "where the decision itself states what its rows say; silent where the text speaks of a part, rounds, or some "
        "of the rows make the number."
    ),
    examples=(
        Example(_STATES + _NEWS.format("1.110", ""), "mismatch", "warning", evidence=("1.110 thủ tục hành chính",)),
        Example(_STATES.replace("nêu 1.100", "không nêu số") + _NEWS.format("1.110", ""), "mismatch", "notice"),
        Example(_STATES + _NEWS.format("1.100", ""), ""),
        Example(_STATES + _NEWS.format("hơn 1.000", ""), ""),
        Example(_STATES + _NEWS.format("45", " lĩnh vực đất đai"), ""),
    ),
)
