"""When a host may be asked, when an address is asked again, and what robots.txt allows: the rules by themselves."""

from datetime import UTC, datetime
from math import inf

import pytest

from crawler.addon import user_agent
from crawler.families import FAMILIES
from crawler.families.family import PAGE_TYPES as PAGES
from crawler.hosts import Hosts
from crawler.patience import Patience
from crawler.robots import robots_rules
from crawler.verdict import Answer, Verdict, judge

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PATIENCE = Patience(tries=3, retry_wait=2.0, longest_wait=120.0, most_rest=3600.0, silence=5)


def test_a_host_is_asked_one_at_a_time_with_a_pause():
    hosts = Hosts()
    assert hosts.waiting_time("a", 100.0) == 0
    hosts.take("a", 100.0, 1.0)
    assert (hosts.waiting_time("a", 105.0), hosts.waiting_time("b", 100.0)) == (inf, 0)
    hosts.release("a", 100.5)
    assert hosts.waiting_time("a", 100.75) == 0.75
    assert hosts.waiting_time("a", 101.5) == 0


def test_the_longer_of_our_pause_and_the_one_robots_wants():
    hosts = Hosts()
    hosts.set_delay("a", 5.0)
    for host, delay, wait in (("a", 1.0, 5.0), ("b", 1.0, 1.0), ("a", 9.0, 9.0)):
        hosts.take(host, 100.0, delay)
        hosts.release(host, 100.0)
        assert hosts.waiting_time(host, 100.0) == wait


def test_rest_is_never_shortened_and_giving_up_is_for_good():
    hosts = Hosts()
    hosts.rest("a", 200.0)
    hosts.rest("a", 150.0)
    assert hosts.waiting_time("a", 100.0) == 100.0
    hosts.give_up("a", "first")
    hosts.give_up("a", "second")
    assert (hosts.waiting_time("a", 300.0), dict(hosts.given_up)) == (inf, {"a": "first"})


def test_silence_counts_in_a_row():
    hosts = Hosts()
    for heard in (False, False, True, False, False):
        hosts.heard("a") if heard else hosts.unheard("a", "no answer", 3)
    assert not hosts.given_up
    hosts.unheard("a", "no answer", 3)
    assert hosts.given_up == {"a": "no answer"}


@pytest.mark.parametrize(
    ("verdict", "attempts", "settled"),
    [
        (Verdict(state="gone", reason=""), 1, ("gone", 0.0)),
        (Verdict(state="pending", reason=""), 1, ("pending", 2.0)),
        (Verdict(state="pending", reason=""), 2, ("pending", 4.0)),
        (Verdict(state="pending", reason=""), 3, ("failed", 0.0)),
        (Verdict(state="pending", reason="", wait=30.0), 1, ("pending", 30.0)),
        (Verdict(state="pending", reason="", wait=600.0), 3, ("pending", 600.0)),
        (Verdict(state="pending", reason="", wait=1e9), 1, ("pending", 3600.0)),
        (Verdict(state="pending", reason="", put_off=True), 7, ("pending", 128.0)),
    ],
)
def test_patience(verdict, attempts, settled):
    assert PATIENCE.settle(verdict, attempts) == settled


@pytest.mark.parametrize(
    ("status", "retry_after", "state", "wait", "rest"),
    [
        (429, "7", "pending", 7.0, True),
        (429, "", "pending", None, True),
        (503, "Mon, 23 Nov 2026 00:01:00 GMT", "pending", 60.0, True),
        (503, "", "pending", None, False),
        (599, "", "pending", None, False),
        (410, "", "gone", None, False),
        (451, "", "refused", None, False),
        (304, "", "failed", None, False),
    ],
)
def test_statuses(status, retry_after, state, wait, rest):
    verdict = judge(Answer(status=status, body=b"x", content_type="text/html", retry_after=retry_after), PAGES, NOW)
    assert verdict == Verdict(state=state, reason=f"HTTP {status}", wait=wait, rest=rest)


@pytest.mark.parametrize(
    ("content_type", "body", "state"),
    [
        ("text/html; charset=utf-8", b"<p>x", None),
        ("", b"<p>x", None),
        ("text/html", b" \n", "pending"),
        ("text/html", b"<html><body><p>Trong qu", "pending"),
        ("text/html", b"<!DOCTYPE html>\n<HTML lang='vi'><p>Ngu\xe1\xbb", "pending"),
        ("text/html", b"<html><body><div cla", "pending"),
        ("text/html", b"<html><body><p>Never closed.</p>\n", None),
        ("text/html", b"<html><body></body></html> Notice: undefined index", None),
        ("text/html", b"a fragment of a list", None),
        ("text/html", b"<title>Just a moment...</title>", "refused"),
        ("application/json", b"{}", "quarantined"),
    ],
)
def test_pages_that_are_no_pages(content_type, body, state):
    verdict = judge(Answer(status=200, body=body, content_type=content_type), PAGES, NOW)
    assert (verdict and verdict.state) == state


def test_lists_of_some_families_come_as_json():
    answer = Answer(status=200, body=b"{}", content_type="application/json;charset=UTF-8")
    assert judge(answer, FAMILIES["bacninhportlet"].listing_types, NOW) is None


@pytest.mark.parametrize(
    ("status", "content_type", "body", "rules"),
    [
        (200, "text/plain", b"User-agent: *", b"User-agent: *"),
        (200, "text/html", b"User-agent: *", b""),
        (200, "", b" <!DOCTYPE html>", b""),
        (404, "text/plain", b"x", b""),
        (401, "", b"", b"User-agent: *\nDisallow: /\n"),
        (403, "", b"", b"User-agent: *\nDisallow: /\n"),
        (429, "", b"", None),
        (500, "text/plain", b"User-agent: *", None),
        (302, "", b"", None),
    ],
)
def test_what_an_answer_to_robots_means(status, content_type, body, rules):
    assert robots_rules(status, content_type, body) == rules


def test_a_contact_cannot_smuggle_a_header():
    assert user_agent("a@b.vn\r\nX-Evil: 1").endswith(" (+a@b.vnX-Evil: 1)")
    assert "(" not in user_agent("")
