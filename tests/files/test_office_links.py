"""LibreOffice fetches nothing that a document names, and reads no other file into its text."""

import socket
import threading

import pytest
from hostile import packed

from doisoat.files.apart import read_apart
from doisoat.files.programs import OFFICE, find

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_DOCUMENT = (
    f'<office:document-content xmlns:office="{_NAMES}office:1.0" xmlns:text="{_NAMES}text:1.0" '
    f'xmlns:draw="{_NAMES}drawing:1.0" xmlns:svg="{_NAMES}svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>'
    '<text:section text:name="s"><text:section-source xlink:href="{linked}" xlink:type="simple"/>'
    '</text:section><text:p>Công bố 25 thủ tục<draw:frame text:anchor-type="as-char" svg:width="5cm" svg:height="5cm">'
    '<draw:image xlink:href="{image}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    "</text:p></office:text></office:body></office:document-content>"
)
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


@pytest.mark.skipif(find(OFFICE.name) is None, reason="needs LibreOffice")
def test_nothing_that_a_document_names_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("mật khẩu")
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = []
        threading.Thread(target=count_calls, args=(server, asked), daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        document = _DOCUMENT.format(linked=secret.as_uri(), image=f"{address}/a.png")
        reading = read_apart(
            packed(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": _MANIFEST.encode(),
                    "content.xml": document.encode(),
                }
            )
        )
    assert reading.text is not None
    assert "Công bố 25 thủ tục" in reading.text.text
    assert "mật khẩu" not in reading.text.text
    assert asked == []


def count_calls(server, asked):
    while True:
        try:
            call, _ = server.accept()
        except OSError:
            return
        asked.append(call.recv(500))
        call.close()
