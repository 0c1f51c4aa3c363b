"""Our wiring and manners as one Scrapy add-on: `ADDONS = {"crawler.addon.Addon": 0}`."""

import os
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from scrapy.settings import BaseSettings

from crawler.archive.segments import SEGMENT_SIZE

_PRIORITY = "addon"

MANNERS: Mapping[str, Any] = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 1.0,
    "DOWNLOAD_DELAY_JITTER": 0.0,
    "DOWNLOAD_MAXSIZE": 16 * 1024 * 1024,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_TIMEOUT": 30,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DNS_TIMEOUT": 10,
    "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,*/*;q=0.5", "Accept-Language": "vi"},
}

#: Tries of one address; seconds before the second one (doubled each time), that a run waits for a postponed address,
#: and that a portal may rest when it asks to; after how many unanswered requests a host is given up.
PATIENCE: Mapping[str, Any] = {
    "DOISOAT_TRIES": 3,
    "DOISOAT_RETRY_WAIT": 2.0,
    "DOISOAT_LONGEST_WAIT": 120.0,
    "DOISOAT_MOST_REST": 6 * 3600.0,
    "DOISOAT_SILENCE": 5,
}

#: Bytes after which the archive begins a new segment.
ARCHIVE: Mapping[str, Any] = {"DOISOAT_SEGMENT_SIZE": SEGMENT_SIZE}

#: Bytes that a file may have, and seconds that it may take: scans of long decisions are larger than any page.
FILES: Mapping[str, Any] = {"DOISOAT_FILE_MAXSIZE": 64 * 1024 * 1024, "DOISOAT_FILE_TIMEOUT": 300}

#: Retries and redirects go through the frontier, where they are counted and survive a kill; see `crawler.outcome`.
WIRING: Mapping[str, Any] = {
    "SCHEDULER": "crawler.scheduler.FrontierScheduler",
    "RETRY_ENABLED": False,
    "REDIRECT_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "ROBOTSTXT_OBEY": False,  # ours stands in for Scrapy's, which takes an unreachable robots.txt for a yes
    "HTTPERROR_ALLOW_ALL": True,
    "CONCURRENT_ITEMS": 8,
    "WARN_ON_GENERATOR_RETURN_VALUE": False,  # reads the source of `parse` for every answer
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
}
_DOWNLOADER_MIDDLEWARES = {
    "crawler.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.bounds.BoundedCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "crawler.cookies.BoundedCookiesMiddleware": 700,
    "crawler.received.ReceivedMiddleware": 990,
}
_SPIDER_MIDDLEWARES = {"crawler.outcome.OutcomeMiddleware": 950}
_NO_HANDLERS = ("data", "file", "ftp", "s3")
_HANDLERS = dict.fromkeys(("http", "https"), "crawler.handler.PortalDownloadHandler")
#: Off, or without use here; not even imported.
_NO_EXTENSIONS = (
    *("remote_control.RemoteControl", "telnet.TelnetConsole", "memusage.MemoryUsage", "memdebug.MemoryDebugger"),
    *("spiderstate.SpiderState", "throttle.AutoThrottle", "closespider.CloseSpider"),
)


class Addon:
    """Sets everything with a priority that a project's or a command's settings override."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Scrapy calls it once a crawler."""
        for name, value in {**MANNERS, **PATIENCE, **ARCHIVE, **FILES, **WIRING}.items():
            settings.set(name, value, priority=_PRIORITY)
        settings.set("DOISOAT_DB", os.environ.get("DOISOAT_DB") or "doisoat.db", priority=_PRIORITY)
        settings.set("DOISOAT_CONTACT", os.environ.get("DOISOAT_CONTACT") or "", priority=_PRIORITY)
        settings.set("USER_AGENT", user_agent(settings["DOISOAT_CONTACT"]), priority=_PRIORITY)
        for name, own in (
            ("DOWNLOADER_MIDDLEWARES", _DOWNLOADER_MIDDLEWARES),
            ("SPIDER_MIDDLEWARES", _SPIDER_MIDDLEWARES),
        ):
            settings[name].update(own, _PRIORITY)
        unwanted = {f"scrapy.extensions.{name}" for name in _NO_EXTENSIONS}
        wanted = {name: place for name, place in settings["EXTENSIONS_BASE"].items() if name not in unwanted}
        settings.set("EXTENSIONS_BASE", wanted, priority=_PRIORITY)
        settings["DOWNLOAD_HANDLERS"].update({**dict.fromkeys(_NO_HANDLERS), **_HANDLERS}, _PRIORITY)


def user_agent(contact: str | None) -> str:
    """Who we are; `contact` is an address or page the operator can be reached by."""
    name = f"doisoat/{version('doisoat')}"
    printable = "".join(letter for letter in contact or "" if letter.isprintable())
    return f"{name} (+{printable})" if printable else name
