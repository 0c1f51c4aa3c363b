"""robots.txt over real sockets."""

import pytest
from crawl_client import states
from scripted_portal import Answer, running_portal


def rules(text: str) -> Answer:
    return Answer(text.encode(), content_type="text/plain")


def test_a_forbidden_address_is_refused_and_the_rest_gathered(run_crawl, tmp_path):
    forbidding = rules("User-agent: *\nDisallow: /tin-tuc/a/bai-2\n")
    with running_portal(3, {"/robots.txt": [forbidding]}) as portal:
        crawled = run_crawl(portal.url)
    assert crawled.told["added"] == 2
    assert "/tin-tuc/a/bai-2.html" not in portal.paths
    assert states(tmp_path)["/tin-tuc/a/bai-2.html"] == ("refused", "robots.txt forbids it")


def test_rules_for_our_own_name_count(run_crawl):
    with running_portal(
        3, {"/robots.txt": [rules("User-agent: doisoat\nDisallow: /\n\nUser-agent: *\nAllow: /\n")]}
    ) as portal:
        crawled = run_crawl(portal.url)
    assert portal.paths == ["/robots.txt"]
    assert crawled.told["broken"] == {"binhdinh": f"{portal.url}/tin-tuc: robots.txt forbids it"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=503), "robots.txt: HTTP 503"),
        (Answer(status=429), "robots.txt: HTTP 429"),
        (Answer(headers={"Content-Length": "9", "Connection": "close"}), "robots.txt: answer cut off"),
        (Answer(status=301, headers={"Location": "http://localhost:1/robots.txt"}), "robots.txt: HTTP 301"),
        (Answer(status=301, headers={"Location": "/robots.txt"}), "robots.txt: HTTP 301"),
    ],
)
def test_unreachable_rules_are_no_permission(run_crawl, tmp_path, answer, reason):
    with running_portal(3, {"/robots.txt": [answer]}) as portal:
        crawled = run_crawl(portal.url)
        assert set(portal.paths) == {"/robots.txt"}
        assert states(tmp_path) == {"/tin-tuc": ("pending", reason)}
        assert crawled.told["broken"] == {"binhdinh": f"127.0.0.1: {reason}"}
        portal.reset({})
        assert run_crawl(portal.url).told["added"] == 3


@pytest.mark.parametrize(
    "answers",
    [
        [Answer(status=404)],
        [Answer(b"<html>Trang chu</html>")],
        [Answer(status=503), rules("")],
        [Answer(status=301, headers={"Location": "/robots2.txt"})],
    ],
)
def test_no_rules_are_permission(run_crawl, answers):
    with running_portal(2, {"/robots.txt": answers, "/robots2.txt": [rules("")]}) as portal:
        assert run_crawl(portal.url).told["added"] == 2


@pytest.mark.parametrize("status", [401, 403])
def test_closed_rules_forbid_all(run_crawl, tmp_path, status):
    with running_portal(2, {"/robots.txt": [Answer(status=status)]}) as portal:
        run_crawl(portal.url)
    assert portal.paths == ["/robots.txt"]
    assert states(tmp_path) == {"/tin-tuc": ("refused", "robots.txt forbids it")}
