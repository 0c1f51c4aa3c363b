"""The outcomes of files that give no text, by the law that each file has exactly one."""

from doisoat.records.file_reading import FileReading


class FileRefused(Exception):  # noqa: N818 - a refusal is no fault of ours
    """Raised by a reader of files for what it must not or cannot read: it becomes the file's outcome."""

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome, self.reason = outcome, reason

    def reading(self, kind: str) -> FileReading:
        """The outcome of a file of that kind."""
        return FileReading(kind=kind, outcome=self.outcome, reason=self.reason)


def refused(reason: str) -> FileRefused:
    """Reading it would cost more than any file is worth."""
    return FileRefused("refused", reason)


def unreadable(reason: str) -> FileRefused:
    """Damaged, encrypted, or not what was promised."""
    return FileRefused("unreadable", reason)


def skipped(reason: str) -> FileRefused:
    """A tool is missing that another machine may have."""
    return FileRefused("skipped", reason)
