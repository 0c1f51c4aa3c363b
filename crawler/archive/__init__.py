"""The archive: every answer that the database points at, as it came, in WARC 1.1 segments (docs/archive.md)."""
