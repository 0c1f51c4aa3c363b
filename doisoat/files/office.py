"""DOC, RTF, ODT and XLS: LibreOffice makes DOCX or XLSX of them, which are read as such."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from doisoat.files.bounds import checked_archive
from doisoat.files.docx import read_docx
from doisoat.files.limits import SECONDS, program_limits
from doisoat.files.office_profile import write_profile
from doisoat.files.outcome import refused, skipped, unreadable
from doisoat.files.programs import OFFICE, find
from doisoat.files.xlsx import read_xlsx
from doisoat.records.file_reading import FileText

_READERS = {"docx": read_docx, "xlsx": read_xlsx}
_TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx"}


def read_office(content: bytes, kind: str) -> FileText:
    """The text of a file of an older office program. Raises FileRefused."""
    program, target = find(OFFICE.name), _TARGETS[kind]
    if kind == "odt":
        checked_archive(content)
    if program is None:
        raise skipped("no LibreOffice")
    with tempfile.TemporaryDirectory(prefix="doisoat-") as name:
        folder = Path(name)
        source = folder / f"file.{kind}"
        source.write_bytes(content)
        write_profile(folder / "profile")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        safe = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
        _run([str(program), profile, *safe, "--convert-to", target, "--outdir", name, str(source)], folder)
        made = source.with_suffix(f".{target}")
        if not made.is_file():
            raise unreadable(f"damaged {kind.upper()}")
        return _READERS[target](made.read_bytes())


def _run(command: list[str], folder: Path) -> None:
    """Run a program in a group of its own, which is ended as a whole when its time is over."""
    where = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=where,
        preexec_fn=program_limits,  # noqa: PLW1509 - one thread only: the reader's process
    ) as process:
        try:
            process.wait(SECONDS - 5)
        except subprocess.TimeoutExpired as error:
            process.send_signal(signal.SIGKILL)
            raise refused("time") from error
