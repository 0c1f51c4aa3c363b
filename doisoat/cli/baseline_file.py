"""Writing a baseline: the whole file or nothing."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from doisoat.cli.baseline import STATUSES, Entry, sorted_entries
from doisoat.cli.replaced_file import replace_file
from doisoat.records.errors import OperationError

_HEAD = f"""\
# Findings that an editor has judged; status is {", ".join(STATUSES[:-1])} or {STATUSES[-1]}.
# Write status and note by hand; `doisoat validate --update-baseline` writes the rest and keeps no other comments.
"""


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file: TOML, sorted, the same for the same entries; every entry has the same fields in the same order."""
    tables = [
        "".join(f"{name} = {_quoted(value)}\n" for name, value in asdict(e).items()) for e in sorted_entries(entries)
    ]
    return "\n".join([_HEAD, *(f"[[finding]]\n{table}" for table in tables)])


def write_baseline(path: Path, entries: Iterable[Entry]) -> bool:
    """Replace the file if its text differs; whether it did. Raises OperationError, and the old file stands."""
    target = Path(os.path.realpath(path))  # a link keeps pointing at what it pointed at
    content = baseline_text(entries).encode()
    try:
        if target.exists() and target.read_bytes() == content:
            return False
        replace_file(target, [content])
    except OSError as error:
        reason = error.strerror or str(error)
        raise OperationError(f"{path}: the baseline could not be written ({reason}) and is as it was") from error
    return True


def _quoted(value: str) -> str:
    """A basic string of TOML: those of JSON are, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
