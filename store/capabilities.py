"""What this machine's SQLite can do."""

import sqlite3


def sqlite_version() -> str:
    """As `3.45.1`."""
    return sqlite3.sqlite_version


def full_text_search() -> bool:
    """Whether FTS5 is built in."""
    db = sqlite3.connect(":memory:")
    try:
        return any("ENABLE_FTS5" in option for (option,) in db.execute("PRAGMA compile_options"))
    finally:
        db.close()
