"""VR-01: what is said of two or more versions of one text, and where nothing may be said."""

import pytest

from doisoat.checks.across.silent_changes import RULE, State, changed_figures, silent_changes
from doisoat.checks.check import Example
from doisoat.checks.reading import prepare
from doisoat.checks.run import find_contradictions
from extract.reader import read


def state(text: str) -> State:
    mentions = read(text)
    return State(text=text, mentions=mentions, findings=find_contradictions(prepare(text, mentions)))


def found(*texts: str) -> list[tuple[str, str]]:
    """Severity and the first line of the message of each finding on the last text."""
    *versions, now = map(state, texts)
    return [(f.severity, f.message_vi.partition(";")[0]) for f in silent_changes(versions, now)]


@pytest.mark.parametrize("example", RULE.examples, ids=lambda example: example.text[:50])
def test_an_example_gets_its_verdict(example: Example) -> None:
    before, now = map(state, example.text.split(" ⇒ "))
    findings = list(silent_changes([before], now))
    assert [(f.rule, f.verdict, f.severity) for f in findings] == (
        [("VR-01", example.verdict, example.severity)] if example.verdict else []
    )
    for finding in findings:
        assert tuple(m.surface for m in finding.evidence) == example.evidence
        assert now.text[finding.start : finding.end] == finding.surface
        assert finding.sentence in now.text[finding.sentence_start :]


ONE = "Toàn tỉnh tiếp nhận {} hồ sơ trong tháng."
TWO = "Đã có {} xã.\nĐã có {} xã."


def notice(before: str, now: str, version: int = 1) -> list[tuple[str, str]]:
    return [("notice", f"bản trước ghi {before}, bản này ghi {now} (bản {version})")]


CHANGED = notice("901 hồ sơ", "910 hồ sơ")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((ONE.format(901), ONE.format(910)), CHANGED),
        ((ONE.format(901), ONE.format(910), ONE.format(910) + " Thêm một câu."), CHANGED),
        ((ONE.format(901), ONE.format(910), ONE.format(901)), notice("910 hồ sơ", "901 hồ sơ", 2)),
        ((ONE.format(901), ONE.format(901) + " Thêm 12 xã."), []),
        ((ONE.format(901), "Toàn tỉnh giải quyết 910 hồ sơ trong tháng."), []),
        ((ONE.format(901), ONE.format(910) + " (Cập nhật số liệu mới)"), []),
        ((ONE.format(901), ONE.format(910) + " Đính chính.", ONE.format(910) + " Đính chính. Hết."), []),
        (("Cập nhật: " + ONE.format(901), "Cập nhật: " + ONE.format(910)), CHANGED),
        ((TWO.format(12, 13), TWO.format(12, 14) + "\nĐã có 13 xã."), []),
        ((TWO.format(12, 13), TWO.format(12, 14)), notice("13 xã", "14 xã")),
        (("Đạt 62,5%.", "Đạt 62,50%."), []),
        (("Sở Y tế\t12 xã\t15,5%", "Sở Y tế\t12 xã\t16,5%"), notice("15,5%", "16,5%")),
    ],
    ids=[
        *("changed", "changed before", "changed back", "added", "other words", "said", "said before", "said all along"),
        *("one row more", "one of two rows", "other decimals", "a cell"),
    ],
)
def test_what_is_said(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*texts) == expected


def test_a_change_in_title_and_text_is_told_once() -> None:
    (change,) = changed_figures(
        state("Có 12 xã\nTỉnh có 15 huyện, có 12 xã."), state("Có 13 xã\nTỉnh có 15 huyện, có 13 xã.")
    )
    assert [m.surface for m in (*change.before, *change.now)] == ["12 xã", "13 xã"]


def test_the_effect_on_a_contradiction_is_told() -> None:
    wrong, right = (f"Cấp tỉnh giải quyết 214/402 hồ sơ, đạt {rate}." for rate in ("62,5%", "53,2%"))
    for texts, effect in (((wrong, right), "vanish"), ((right, wrong), "appear")):
        before, now = map(state, texts)
        (finding,) = silent_changes([before], now)
        assert finding.message_en.splitlines()[1] == f"the change made a contradiction {effect}"


def test_many_equal_rows_take_no_longer_than_others() -> None:
    rows = [f"- xã có {n} hồ sơ" for n in range(2000)]
    before, now = (State(text="\n".join(lines), mentions=read("\n".join(lines))) for lines in (rows, rows[::-1]))
    assert len(list(changed_figures(before, now))) == 2000
