"""When to ask again: a pure rule of what was said and how often we asked."""

from dataclasses import dataclass

from scrapy.settings import BaseSettings

from crawler.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Times in seconds; see `crawler.addon.PATIENCE`."""

    tries: int
    retry_wait: float
    longest_wait: float
    most_rest: float
    silence: int

    @classmethod
    def of(cls, settings: BaseSettings) -> "Patience":
        """As the settings have it."""
        return cls(
            tries=settings.getint("DOISOAT_TRIES"),
            retry_wait=settings.getfloat("DOISOAT_RETRY_WAIT"),
            longest_wait=settings.getfloat("DOISOAT_LONGEST_WAIT"),
            most_rest=settings.getfloat("DOISOAT_MOST_REST"),
            silence=settings.getint("DOISOAT_SILENCE"),
        )

    def settle(self, verdict: Verdict, attempts: int) -> tuple[str, float]:
        """The state after `attempts` tries, and for one that is pending again the seconds to wait.

        What the portal itself put off beyond this run is never called failed.
        """
        if verdict.state != "pending":
            return verdict.state, 0.0
        wait = self.retry_wait * 2 ** (attempts - 1) if verdict.wait is None else min(verdict.wait, self.most_rest)
        if attempts >= self.tries and wait <= self.longest_wait and not verdict.put_off:
            return "failed", 0.0
        return "pending", wait
