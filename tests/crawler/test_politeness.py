"""Politeness over many hosts at once, proven from the log of the server that they all are."""

import threading
from itertools import pairwise

from scripted_portal import Answer, article_page, list_page, running_portal

HOSTS = [f"tinh{number}.localhost" for number in range(8)]
SLOW, PATIENT, BUSY, CLOSED = HOSTS[:4]
DELAY, CRAWL_DELAY, RETRY_AFTER = 0.2, 0.6, 1.0


def robots(headers):
    host = headers["host"].partition(":")[0]
    if host == CLOSED:
        return Answer(status=503)
    rules = "User-agent: *\nAllow: /\n" + (f"Crawl-delay: {CRAWL_DELAY}\n" if host == PATIENT else "")
    return Answer(rules.encode(), content_type="text/plain")


class Article:
    """Late where the host is slow; a 503 with Retry-After to the first who asks the busy one."""

    def __init__(self) -> None:
        self.asked = set[str]()

    def __call__(self, headers):
        host = headers["host"].partition(":")[0]
        if host == SLOW:
            threading.Event().wait(0.5)
        if host == BUSY and host not in self.asked:
            self.asked.add(host)
            return Answer(status=503, headers={"Retry-After": str(int(RETRY_AFTER))})
        return Answer(article_page(1).encode())


def test_every_host_sees_its_pauses_and_none_waits_for_another(run_crawl):
    scripts = {
        "/robots.txt": [robots],
        "/tin-tuc/a/bai-1.html": [Article()],
        "/tin-tuc": [Answer(list_page(1, 3).encode())],
    }
    with running_portal(3, scripts) as portal:
        sources = {
            host.partition(".")[0]: {
                "like": "binhdinh", "url": f"http://{host}:{portal.server_port}", "allowed_hosts": [host],
                "expected_minimum": 1,
            }
            for host in HOSTS
        }  # fmt: skip
        crawled = run_crawl(sources, options={"delay": DELAY, "settings": {"DOISOAT_RETRY_WAIT": DELAY}})
    log = {host: [a for a in portal.asked if a.headers["host"].startswith(f"{host}:")] for host in HOSTS}
    gaps = {host: [b.at - a.at for a, b in pairwise(asked)] for host, asked in log.items()}
    assert {host: min(gaps[host]) >= DELAY for host in HOSTS} == dict.fromkeys(HOSTS, True)
    assert min(gaps[PATIENT]) >= CRAWL_DELAY
    refused = next(n for n, asked in enumerate(log[BUSY]) if "bai-1" in asked.path)
    assert gaps[BUSY][refused] >= RETRY_AFTER
    assert {asked.path for asked in log[CLOSED]} == {"/robots.txt"}
    assert crawled.told["added"] == 3 * (len(HOSTS) - 1)
    assert crawled.told["broken"] == {"tinh3": f"{CLOSED}: robots.txt: HTTP 503"}
    slow = [asked.at for asked in log[SLOW]]
    waits = [sum(a.at < at < b.at for at in slow) for host in HOSTS[4:] for a, b in pairwise(log[host])]
    assert max(waits) <= 2  # were hosts asked in turn, a quick one would wait for the slow one each time
