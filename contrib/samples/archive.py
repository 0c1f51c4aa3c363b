"""Archives that are the same bytes on every day: no clock in them."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (2024, 12, 31, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in members.items():
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def steady(content: bytes) -> bytes:
    """The same office document without the time at which it was written."""
    with ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    return zipped(members | {core: _MODIFIED.sub(rb"\g<1>2024-12-31T00:00:00Z", members[core])})
