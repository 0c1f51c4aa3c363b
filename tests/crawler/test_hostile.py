"""Answers made to exhaust us are contained one by one, each with its reason, and the crawl goes on."""

import gzip
import threading
import zlib
from collections.abc import Iterator
from itertools import count

import brotli
import pytest
from backports import zstd
from crawl_client import states
from parsel import Selector
from scripted_portal import Answer, article_page, list_page, running_portal

from crawler.bounds import MOST_DEPTH, check_depth
from doisoat.records.errors import UnsafePageError

HUGE = b"<p>" + b"x" * (20 << 20)
#: Within the bound on the size, beyond that on the ratio.
LONG = b"<p>" + b"x" * (2 << 20)
TOO_LARGE, UNPACKED = "answer too large", "answer too large when unpacked"
RATIO, BROKEN = "answer packed beyond reason", "answer cannot be unpacked"
DEEP = f"elements nest deeper than {MOST_DEPTH}"


def packed(body: bytes, *encodings: str) -> Answer:
    return Answer(body, headers={"Content-Encoding": ", ".join(encodings)})


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def chunks() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    yield from (b"10000\r\n" + b"x" * 0x10000 + b"\r\n" for _ in count())


def headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    yield from (b"X-%d: %s\r\n" % (number, b"a" * 8000) for number in count())


def interim_answers() -> Iterator[bytes]:
    yield from (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100 for _ in count())


def one_header() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nX: "
    yield from (b"a" * 8000 for _ in count())


def trickle() -> Iterator[bytes]:
    never = threading.Event()
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n"
    while not never.wait(0.1):
        yield b"x"


def trickle_of_headers() -> Iterator[bytes]:
    never = threading.Event()
    yield b"HTTP/1.1 200 OK\r\n"
    while not never.wait(0.1):
        yield b"X: y\r\n"


Q = "quarantined"
BOMBS = {
    "gzip": (packed(gzip.compress(HUGE), "gzip"), Q, UNPACKED),
    "gzip in many members": (packed(gzip.compress(HUGE[: 1 << 20]) * 20, "gzip"), Q, UNPACKED),
    "gzip under its old name": (packed(gzip.compress(HUGE), "x-gzip"), Q, UNPACKED),
    "deflate": (packed(zlib.compress(HUGE), "deflate"), Q, UNPACKED),
    "deflate without a header": (packed(raw_deflate(HUGE), "deflate"), Q, UNPACKED),
    "brotli": (packed(brotli.compress(HUGE, quality=5), "br"), Q, UNPACKED),
    "zstd": (packed(zstd.compress(HUGE), "zstd"), Q, UNPACKED),
    "packed twice": (packed(gzip.compress(gzip.compress(HUGE)), "gzip", "gzip"), Q, UNPACKED),
    "packed twice in two ways": (packed(brotli.compress(zlib.compress(HUGE)), "deflate", "br"), Q, UNPACKED),
    "packed beyond reason": (packed(gzip.compress(LONG), "gzip"), Q, RATIO),
    "brotli beyond reason": (packed(brotli.compress(LONG), "br"), Q, RATIO),
    "zstd beyond reason": (packed(zstd.compress(LONG), "zstd"), Q, RATIO),
    "not gzip": (packed(b"<p>nothing packed", "gzip"), Q, BROKEN),
    "not brotli": (packed(b"<p>nothing packed" * 9, "br"), Q, BROKEN),
    "not zstd": (packed(b"<p>nothing packed", "zstd"), Q, BROKEN),
    "a page of 20 MB": (Answer(HUGE), Q, TOO_LARGE),
    "chunks without end": (Answer(pieces=chunks), Q, TOO_LARGE),
    "headers without end": (Answer(pieces=headers), Q, "headers without end"),
    "interim answers without end": (Answer(pieces=interim_answers), Q, "headers without end"),
    "a header without end": (Answer(pieces=one_header), "failed", "connection failed"),
    "divs": (Answer(b"<div>" * 100_000 + b"x" + b"</div>" * 100_000), Q, DEEP),
    "divs left open": (Answer(b"<div>" * 100_000), Q, DEEP),
    "tables": (Answer(b"<table><tr><td>" * 100_000), Q, DEEP),
    "inline elements": (Answer(b"<b><i><font>" * 100_000), Q, DEEP),
    "lists": (Answer(b"<ul><li>" * 100_000), Q, DEEP),
    "a nested article": (Answer(article_page(1).replace("<p>", "<p>" + "<span>" * 100_000).encode()), Q, DEEP),
    "a slow trickle": (Answer(pieces=trickle), "failed", "no answer in time"),
    "a slow trickle of headers": (Answer(pieces=trickle_of_headers), "failed", "no answer in time"),
    "redirects without end": (Answer(status=302, headers={"Location": "?again"}), "done", "redirected"),
}  # fmt: skip


def test_every_bomb_is_contained_and_the_crawl_goes_on(run_crawl, tmp_path):
    paths = {f"/tin-tuc/a/{number}.html": bomb for number, bomb in enumerate(BOMBS.values())}
    endless = {f"/tin-tuc/a/x{n}": [Answer(status=302, headers={"Location": f"/tin-tuc/a/x{n + 1}"})] for n in range(9)}
    paths[f"/tin-tuc/a/{len(BOMBS) - 1}.html"] = (
        Answer(status=302, headers={"Location": "/tin-tuc/a/x0"}), "done", "redirected",
    )  # fmt: skip
    listing = Answer(list_page(1, 3, *paths).replace("32/03", "30/03").encode())
    scripts = {path: [answer] for path, (answer, _, _) in paths.items()}
    with running_portal(3, {"/tin-tuc": [listing], **scripts, **endless}) as portal:
        patience = {"DOWNLOAD_TIMEOUT": 1, "DOISOAT_TRIES": 1, "DOISOAT_SILENCE": 9}
        crawled = run_crawl(portal.url, options={"settings": patience})
    found = states(tmp_path)
    assert {name: found[path] for name, path in zip(BOMBS, paths, strict=True)} == {
        name: (state, reason) for name, (_, state, reason) in BOMBS.items()
    }
    assert found["/tin-tuc/a/x4"] == ("failed", "too many redirects")
    assert "/tin-tuc/a/x5" not in found
    assert (crawled.told["added"], crawled.told["pending"], crawled.told["broken"]) == (3, 0, {})
    assert crawled.stderr == ""
    assert crawled.told["memory"] < 400


def test_a_list_page_nested_too_deep_is_told(run_crawl, tmp_path):
    deep = Answer(list_page(1, 3).encode() + b"<div>" * 100_000)
    with running_portal(3, {"/tin-tuc": [deep]}) as portal:
        crawled = run_crawl(portal.url)
    assert crawled.told["broken"] == {"binhdinh": f"{portal.url}/tin-tuc: {DEEP}"}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_pages_packed_as_usual_are_read(run_crawl, encoding):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}[encoding]
    long = article_page(2).replace("</p>", "</p>" + "".join(f"<p>Hồ sơ số {n}.</p>" for n in range(4_000)))
    with running_portal(2, {"/tin-tuc/a/bai-2.html": [packed(pack(long.encode()), encoding)]}) as portal:
        assert run_crawl(portal.url).told["added"] == 2


def test_depth_is_counted_from_the_root():
    check_depth(Selector("<html><body>" + "<div>" * (MOST_DEPTH - 2), type="html"))
    check_depth(Selector("<html><body>" + "<p>x</p>" * 3 * MOST_DEPTH, type="html"))
    with pytest.raises(UnsafePageError, match="deeper than 1000"):
        check_depth(Selector("<html><body>" + "<div>" * (MOST_DEPTH - 1), type="html"))
