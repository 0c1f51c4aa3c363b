"""Conditional answers as web servers give them: some portals send an ETag, some a date, some neither."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from doisoat.demo.exchange import Request, Response

_CONDITIONS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
_EPOCH, _SECONDS = datetime(2021, 1, 1, tzinfo=UTC), 4 * 365 * 24 * 3600


def conditional(request: Request, response: Response, validator: str | None) -> Response:
    """The same answer with a `validator`, `ETag` or `Last-Modified`; 304 without a page for who has it already."""
    if validator is None or response.status != 200:
        return response
    said = _validators(response.body)[validator]
    headers = {**response.headers, validator: said}
    if _sent(request.headers, _CONDITIONS[validator]) == said:
        return replace(response, status=304, body=b"", headers=headers)
    return replace(response, headers=headers)


def _validators(body: bytes) -> Mapping[str, str]:
    """Both follow from the bytes alone, so that a server started again says the same.

    The date is compared for equality, as nginx does by default.
    """
    digest = hashlib.sha256(body).hexdigest()
    date = _EPOCH + timedelta(seconds=int(digest[:8], 16) % _SECONDS)
    return {"ETag": f'"{digest[:20]}"', "Last-Modified": format_datetime(date, usegmt=True)}


def _sent(headers: Mapping[str, str], name: str) -> str | None:
    return next((value for key, value in headers.items() if key.lower() == name.lower()), None)
