"""Forty hosts gathered at once: their own log tells the shortest pause of each, and whether a slow one held up others.

The second campaign gathers 20,000 pages of one host and tells the memory of the crawl process on the way.
"""

import json
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.hosts_server import ON_A_PAGE, HostsServer, running_hosts

HOSTS = [f"tinh{number}.localhost" for number in range(40)]
SLOW, PATIENT, BUSY, CLOSED = HOSTS[:3], HOSTS[3:6], HOSTS[6:9], frozenset(HOSTS[9:12])
DELAY, LATE, CRAWL_DELAY, RETRY_AFTER = 0.5, 1.5, 2.0, 4
ARTICLES, PAGES, STEP = 12, 20_000, 2_000


def gather(port: int, hosts: list[str], delay: float) -> None:
    """Crawl in this process, printing its resident memory after every STEP pages, and what came of it."""
    import crawler.commit
    from crawler.registry import sources
    from crawler.run import crawl

    declared = [
        replace(
            sources()["binhdinh"],
            name=host.partition(".")[0],
            url=f"http://{host}:{port}",
            allowed_hosts=(host,),
            max_listing_pages=10_000,
        )
        for host in hosts
    ]
    ended = threading.Event()

    def watch() -> None:
        told = 0
        while not ended.wait(0.1):
            committers = list(crawler.commit._OPEN.values())
            pages = sum(counts["pages"] for c in committers for counts in list(c.counts.values()))
            if pages // STEP > told:
                told = pages // STEP
                resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4 // 1024
                print(json.dumps({"pages": pages, "resident_mb": resident}), flush=True)

    threading.Thread(target=watch, daemon=True).start()
    own = {"DOISOAT_LOOPBACK_PORTS": [port], "HTTPPROXY_ENABLED": False}
    with tempfile.TemporaryDirectory() as folder:
        summary = crawl(Path(folder) / "stress.db", declared, delay=delay, settings=own)
    ended.set()
    print(json.dumps({"pages": summary.pages, "documents": summary.added, "broken": dict(summary.broken)}), flush=True)


def crawled(server: HostsServer, hosts: list[str], delay: float) -> list[dict]:
    command = [sys.executable, "-m", "benchmarks.politeness", str(server.server_port), str(delay), *hosts]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def politeness() -> bool:
    with running_hosts(ARTICLES) as server:
        server.late = dict.fromkeys(SLOW, LATE)
        server.rules = dict.fromkeys(PATIENT, f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n")
        server.busy = dict.fromkeys(BUSY, RETRY_AFTER)
        server.closed = CLOSED
        told = crawled(server, HOSTS, DELAY)[-1]
    gaps = {host: [b.at - a.at for a, b in pairwise(log)] for host, log in server.log.items()}
    rests = [g for h in BUSY for g, a in zip(gaps[h], server.log[h], strict=False) if a.status == 503]
    ends = {host: log[-1].at - log[0].at for host, log in server.log.items()}
    quick = max(ends[host] for host in HOSTS[12:])
    slow = min(ends[host] for host in SLOW)
    proofs = {
        f"{len(HOSTS)} hosts, {told['documents']} documents": told["documents"]
        == ARTICLES * (len(HOSTS) - len(CLOSED)),
        f"shortest pause {min(map(min, gaps.values())):.3f} s of {DELAY} s declared": min(map(min, gaps.values()))
        >= DELAY,
        f"with Crawl-delay {min(min(gaps[h]) for h in PATIENT):.3f} s of {CRAWL_DELAY} s": all(
            min(gaps[h]) >= CRAWL_DELAY for h in PATIENT
        ),
        f"after Retry-After {min(rests):.3f} s of {RETRY_AFTER} s": len(rests) == len(BUSY)
        and min(rests) >= RETRY_AFTER,
        "robots.txt 503: nothing else asked": all({a.path for a in server.log[h]} == {"/robots.txt"} for h in CLOSED),
        f"quick hosts took {quick:.1f} s, slow ones {slow:.1f} s": quick < slow,
    }
    for proof, holds in proofs.items():
        print(f"{'ok' if holds else 'FAILED':6} {proof}")
    return all(proofs.values())


def steady_memory() -> bool:
    """Whether its second half takes at most a tenth more memory than the first, in which caches fill."""
    with running_hosts(PAGES - PAGES // (ON_A_PAGE + 1)) as server:
        told = crawled(server, HOSTS[:1], 0.0)
    for line in told[:-1]:
        print(f"       {line['pages']:>6} pages  {line['resident_mb']} MB")
    early, late = told[len(told) // 2 - 1]["resident_mb"], told[-2]["resident_mb"]
    holds = told[-1]["pages"] >= PAGES - ON_A_PAGE and late <= 1.1 * early
    print(f"{'ok' if holds else 'FAILED':6} {told[-1]['pages']} pages: {early} MB half way, {late} MB at the end")
    return holds


if __name__ == "__main__":
    if len(sys.argv) > 1:
        gather(int(sys.argv[1]), sys.argv[3:], float(sys.argv[2]))
    else:
        sys.exit(0 if all([politeness(), steady_memory()]) else 1)
