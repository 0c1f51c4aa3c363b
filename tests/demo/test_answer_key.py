"""The answer key and the comparison with what a check found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from doisoat.demo.answer_key import FoundFault, PlantedFault, compare, expected_documents, planted_faults
from doisoat.demo.decisions import decisions
from doisoat.demo.portals import PORTALS

KEY = planted_faults()
IN_FILES = tuple(fault for fault in KEY if fault.path.startswith("/documents/"))


def found(fault: PlantedFault, port: int = 8765) -> FoundFault:
    url = f"http://{fault.host}:{port}{fault.path}"
    return FoundFault(url=url, rule=fault.rule, severity=fault.severity, evidence=fault.evidence)


def test_the_three_wrong_rates_are_in_the_key():
    assert {("901/1499", "70.8"), ("178/331", "62.5"), ("53/173", "44.5")} <= {f.evidence for f in KEY}


def test_the_key_holds_faults_of_many_rules_on_every_portal():
    assert {f.rule for f in KEY} == {
        *{"CK-01", "CK-02", "CK-03", "CK-04", "CK-05", "CK-07", "CK-08", "CK-17"},
        *{"AN-01", "AN-02", "AN-03", "AN-04", "AN-05", "AN-06"},
    }
    assert [(f.rule, f.evidence) for f in KEY if f.severity == "warning" and not f.needs] == [
        ("CK-05", ("98", "4", "8", "13", "22", "49")),
        ("CK-07", ("5",)),
    ]
    assert {f.host for f in KEY} == {portal.host for portal in PORTALS}
    assert 14 <= len([f for f in KEY if f.severity == "error" and not f.needs]) <= 18


def test_the_expected_documents_are_articles_and_decisions():
    assert expected_documents() == 60 + len(decisions())
    assert expected_documents(5) == 5 + len(decisions())


def test_any_address_of_a_page_will_do():
    fault = next(f for f in KEY if f.host == "hoabinh.localhost")
    path, _, query = fault.path.partition("?")
    turned = "&".join(reversed(query.split("&"))) + "&p_p_auth=x1"
    assert compare([replace(found(fault), url=f"http://{fault.host}{path}?{turned}")], [fault]).agrees
    other = query.replace("_articleId=", "_articleId=9")
    assert not compare([replace(found(fault), url=f"http://{fault.host}{path}?{other}")], [fault]).agrees


def test_the_key_can_be_restricted_to_rules():
    assert {f.rule for f in planted_faults(rules={"CK-01", "CK-02"})} == {"CK-01", "CK-02"}


def test_what_only_an_unread_file_shows_is_not_expected():
    doc, both = (next(f for f in IN_FILES if part in f.path) for part in ("1176_QD-UBND.doc", "2467_QD-UBND.docx"))
    left = planted_faults(unread=[f"http://{doc.host}:8765{doc.path}", "http://hoabinh.localhost/documents/other"])
    assert left == tuple(fault for fault in KEY if fault != doc)
    assert both in left


def test_a_fault_between_two_documents_needs_both():
    news = next(f for f in KEY if f.rule == "AN-02")
    levels = next(f for f in KEY if f.rule == "AN-06")
    assert news not in IN_FILES
    assert [len(fault.needs) for fault in (news, levels)] == [1, 2]
    assert all(planted_faults(unread=[f"//{f.host}{path}"]) != KEY for f in (news, levels) for path in f.needs)


def test_the_key_grows_with_the_articles():
    assert planted_faults(1) == (*KEY[:3], *IN_FILES)
    assert planted_faults(0) == IN_FILES
    in_articles = [fault for fault in planted_faults(1000) if fault not in IN_FILES]
    assert len(set(in_articles)) == len(in_articles) > 100


@given(st.permutations(KEY), st.integers(1, 65535))
def test_all_found_in_any_order_on_any_port_agrees(order: list[PlantedFault], port: int):
    result = compare([found(fault, port) for fault in order], KEY)
    assert result.agrees
    assert result.matched == KEY


def test_two_counts_stand_for_their_fraction():
    reported = replace(found(KEY[0]), evidence=("70.8", "1499", "901"))
    assert compare([reported], KEY[:1]).agrees


def test_a_fault_not_found_is_missing():
    result = compare([found(f) for f in KEY[1:]], KEY)
    assert (result.missing, result.unexpected) == (KEY[:1], ())


def test_a_wrong_rule_severity_page_or_value_is_unexpected():
    right = found(KEY[0])
    for wrong in (
        replace(right, rule="CK-02"),
        replace(right, severity="warning"),
        replace(right, url=right.url + "x"),
        replace(right, evidence=("901/1499", "70.9")),
        replace(right, evidence=(*right.evidence, "1100")),
    ):
        result = compare([wrong], KEY[:1])
        assert (result.missing, result.unexpected) == (KEY[:1], (wrong,))


def test_a_finding_reported_twice_is_unexpected_once():
    assert compare([found(KEY[0])] * 2, KEY[:1]).unexpected == (found(KEY[0]),)
