"""Addresses of Liferay 7 portlets: a page and the parameters of one portlet on it."""

from collections.abc import Mapping
from urllib.parse import urlencode


def portlet_address(page: str, portlet: str, private: Mapping[str, str], turned: int = 0) -> str:
    """The address with the portlet's private parameters; `turned` says how far their order is rotated.

    Liferay writes the parameters in no fixed order, so links to one page differ by their order alone.
    """
    pairs = [
        ("p_p_id", portlet),
        ("p_p_lifecycle", "0"),
        ("p_p_col_id", "column-2"),
        ("p_p_col_count", "5"),
        *((f"_{portlet}_{name}", value) for name, value in private.items()),
    ]
    start = turned % len(pairs)
    return f"{page}?{urlencode(pairs[start:] + pairs[:start])}"


def private_parameters(portlet: str, query: Mapping[str, str]) -> dict[str, str]:
    """The portlet's own parameters among those of a request, without their prefix and where they are not empty."""
    prefix = f"_{portlet}_"
    return {name.removeprefix(prefix): value for name, value in query.items() if name.startswith(prefix) and value}
