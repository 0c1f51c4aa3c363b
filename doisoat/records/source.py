"""A portal as the store knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A registered origin of documents; `province` is the name in force when the portal was active."""

    name: str
    title: str
    url: str
    family: str
    province: str | None = None
