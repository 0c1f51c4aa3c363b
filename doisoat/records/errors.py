"""Every error that this program raises on purpose, in one tree.

    DoisoatError
    ├── InputError                the user gave something unusable               exit 2
    │   ├── FileError             a file cannot be read as text
    │   └── ConfigurationError    a setting or a source declaration is wrong
    └── OperationError            the work itself failed                         exit 3
        ├── SourceError           a portal could not be gathered
        │   ├── LayoutError       a page fits no declared layout
        │   └── UnsafePageError   a page is made to exhaust its reader
        ├── StoreError            the database cannot be opened, read or written
        │   ├── ForeignDatabaseError   it is not a doisoat database, or holds what the command must not touch
        │   ├── NewerDatabaseError     a later version of the program wrote it
        │   ├── ArchiveError           the archive beside it cannot be written
        │   ├── LongQueryError         a question of a reader took too long and was stopped
        │   └── BusyDatabaseError      another process is writing to it
        ├── ReaderError           the process that reads files cannot be started
        ├── DemoError             the built-in demonstration did not show what it should
        └── InstallationError     another distribution overwrote one of our packages

A message is one line: it names the thing and the way out. Contradictions found in texts are results, never errors.
"""


class DoisoatError(Exception):
    """Root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 3


class InputError(DoisoatError):
    """Raised when what the user gave cannot be used."""

    exit_code = 2


class FileError(InputError):
    """Raised when a file cannot be read as text."""


class ConfigurationError(InputError):
    """Raised when a setting or the declaration of a source is wrong."""


class OperationError(DoisoatError):
    """Raised when the work itself failed."""


class SourceError(OperationError):
    """Raised when a portal could not be gathered."""


class LayoutError(SourceError):
    """Raised when a page fits no layout its source declares."""


class UnsafePageError(SourceError):
    """Raised when reading a page would cost more than any page is worth; the message says what is wrong with it."""


class StoreError(OperationError):
    """Raised when the database cannot be opened, read or written."""


class ForeignDatabaseError(StoreError):
    """Raised when a file is not a database of this program, or holds what a command must not touch."""


class NewerDatabaseError(StoreError):
    """Raised when a later version of this program wrote the database."""


class ArchiveError(StoreError):
    """Raised when the archive of a database cannot be written."""


class LongQueryError(StoreError):
    """Raised when a question of a reader took too long and was stopped."""


class BusyDatabaseError(StoreError):
    """Raised when another process is writing to the database."""


class ReaderError(OperationError):
    """Raised when the process that reads files cannot be started."""


class DemoError(OperationError):
    """Raised when the built-in demonstration did not show what it should."""


class InstallationError(OperationError):
    """Raised when another distribution has overwritten one of our top-level packages."""
