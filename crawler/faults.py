"""What went wrong between us and a portal, in one phrase."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

_PHRASES = {
    CannotResolveHostError: "host name not found",
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "no answer in time",
    ResponseDataLossError: "answer cut off",
    DownloadFailedError: "connection failed",
    DownloadCancelledError: "answer too large",
}

#: Faults that may pass: the address is asked again.
PASSING = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    DownloadFailedError,
    ResponseDataLossError,
)


def reason_of(error: BaseException | None) -> str:
    """The phrase for an error, without addresses or times, so that equal faults can be counted together."""
    for kind, phrase in _PHRASES.items():
        if isinstance(error, kind):
            return phrase
    if isinstance(error, IgnoreRequest):
        return str(error) or "refused"
    return f"unexpected {type(error).__name__}"
