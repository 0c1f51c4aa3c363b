"""What tests of several rooms share."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def files_read_quickly() -> Iterator[None]:
    """In place of what reads files: words that tell the bytes apart, without LibreOffice and OCR."""
    import doisoat.files.apart
    from doisoat.records.file_reading import FileReading, FileText

    def read(content: bytes) -> FileReading:
        return FileReading(
            kind="pdf", outcome="read", text=FileText(text=f"Tệp {len(content)} byte.", page_starts=(0,))
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doisoat.files.apart, "read_apart", read)
        yield


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes by their length: packed ones hold the time, and all processes must know a test by one name."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None
