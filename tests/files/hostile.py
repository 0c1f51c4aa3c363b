"""Files made to harm their reader, each with the outcome it must have: all of our own making, none is kept on disk."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import md5
from io import BytesIO
from typing import NamedTuple

from doisoat.demo.one_page_pdf import one_page_pdf

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="{kind}"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{part}"/></Relationships>'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENTITY = '<!DOCTYPE a [<!ENTITY x "{}">]>'
_LAUGHS = (
    "<!DOCTYPE a ["
    + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' if n else '<!ENTITY l1 "ha ha ha">' for n in range(10))
    + "]>"
)


class Hostile(NamedTuple):
    """How to make a file, and what reading it must come to; an empty reason: any will do."""

    make: Callable[[], bytes]
    outcomes: tuple[str, ...]
    reason: str = ""


def packed(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


def docx(body: str, before: str = "", **others: bytes) -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": _TYPES.format(part="word/document.xml", kind=_WORD).encode(),
            "_rels/.rels": _RELATIONS.format(part="word/document.xml").encode(),
            "word/document.xml": document.encode(),
            **others,
        }
    )


def xlsx(sheet: str, strings: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        f'<workbook xmlns="{space}" xmlns:r="{related}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{related}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{related}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES.format(part="xl/workbook.xml", kind=_SHEET).encode(),
            "_rels/.rels": _RELATIONS.format(part="xl/workbook.xml").encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{space}">{strings}</sst>'.encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}">{sheet}</worksheet>'.encode(),
        }
    )


def pdf(*objects: bytes, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of offsets."""
    written, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    size = b"trailer\n<< /Size %d /Root %d 0 R %s >>" % (len(objects) + 1, root, trailer)
    return written + head + table + size + b"\nstartxref\n%d\n%%%%EOF" % len(written)


def stream(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content)


_CATALOG, _PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"


def _big_stream() -> bytes:
    maker = zlib.compressobj(9)
    block = b"q 1 0 0 1 0 0 cm Q " * 55_000
    return pdf(_CATALOG, _PAGES, _PAGE, stream(b"".join(maker.compress(block) for _ in range(300)) + maker.flush()))


def _stacked_filters() -> bytes:
    content = b"\0" * (64 << 20)
    for _ in range(4):
        content = zlib.compress(content, 9)
    return pdf(_CATALOG, _PAGES, _PAGE, stream(content, b"[" + b"/FlateDecode " * 4 + b"]"))


def _many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(10_000))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return pdf(_CATALOG, b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids, *[page] * 10_000)


def _many_rules() -> bytes:
    drawn = b"".join(b"%d %d m %d %d l S " % (n % 595, 0, n % 595, 842) for n in range(400_000))
    return pdf(_CATALOG, _PAGES, _PAGE, stream(zlib.compress(drawn + b"BT (x) Tj ET", 9)))


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _encrypted_pdf(password: bytes) -> bytes:
    """Behind RC4 of 40 bits, as the standard's second revision has it; strings and streams are encrypted."""
    user = (password + _PADDING)[:32]
    owner = _rc4(md5(user).digest()[:5], user)
    key = md5(user + owner + struct.pack("<i", -4) + b"0" * 16).digest()[:5]
    words = b"BT /F1 12 Tf 72 700 Td (Quyet dinh so 12 cong bo 25 thu tuc hanh chinh) Tj ET"
    content = _rc4(md5(key + b"\x04\0\0\0\0").digest()[:10], words)
    font = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    standard = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    identity = (b"0" * 16).hex().encode()
    return pdf(
        _CATALOG,
        _PAGES,
        _PAGE.removesuffix(b">>") + font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        standard,
        trailer=b"/Encrypt 5 0 R /ID [<%s> <%s>]" % (identity, identity),
    )


def _form_in_itself() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>"
    drawn = b"/A Do " * 20
    page = _PAGE.removesuffix(b">>") + b"/Resources << /XObject << /A 5 0 R >> >> >>"
    itself = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (form, len(drawn), drawn)
    return pdf(_CATALOG, _PAGES, page, stream(zlib.compress(drawn)), itself)


def _broken_font() -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontFile2 6 0 R >> /ToUnicode 7 0 R >>"
    page = _PAGE.removesuffix(b">>") + b"/Resources << /Font << /F1 5 0 R >> >> >>"
    ranges = b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange " * 2_000
    words = b"BT /F1 12 Tf 72 700 Td (abc) Tj ET"
    noise = stream(zlib.compress(b"\0\1\0\0\xff\xff" * 50_000))
    return pdf(_CATALOG, _PAGES, page, stream(zlib.compress(words)), font, noise, stream(zlib.compress(ranges)))


def _outline_in_a_circle() -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    return pdf(catalog, _PAGES, _PAGE, stream(b""), b"<< /First 5 0 R /Next 5 0 R /Last 5 0 R /Parent 5 0 R >>")


def _tiff_of_frames() -> bytes:
    """A directory of one frame that is followed by itself, of 60,000 by 60,000 points."""
    tags = ((256, 60_000), (257, 60_000), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 60_000), (279, 64))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 8)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"\0" * min((width + 1) * height, 40 << 20), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def _overlapping() -> bytes:
    """Two entries of the directory that point at one packed content."""
    whole = bytearray(packed({"a": b"0" * 2_000_000, "b": b"1"}))
    first = whole.index(b"PK\x01\x02")
    second = whole.index(b"PK\x01\x02", first + 4)
    struct.pack_into("<I", whole, second + 42, 0)
    struct.pack_into("<II", whole, second + 20, *struct.unpack_from("<II", whole, first + 20))
    return bytes(whole)


def _nested_zip(levels: int = 6) -> bytes:
    content = b"0" * 1_000_000
    for _ in range(levels):
        content = packed({f"{n}.zip": content for n in range(10)})
    return content


def _endless_directory() -> bytes:
    """A directory of some 20 MB, all of it one entry over and over: whoever lists it needs ten times as much."""
    whole = packed({"a": b""})
    at = whole.index(b"PK\x01\x02")
    entry, count = whole[at : at + 47], 400_000
    end = struct.pack("<4s4HIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, at, 0)
    return whole[:at] + entry * count + end


def with_part(name: str, content: bytes) -> bytes:
    """A DOCX that has this part."""
    with zipfile.ZipFile(BytesIO(docx(""))) as archive:
        return packed({entry: archive.read(entry) for entry in archive.namelist()} | {name: content})


def _hidden_sheet() -> bytes:
    """A sheet under a name that is not one of markup, whose entities grow to gigabytes."""
    sheet = f"{_LAUGHS}<worksheet><sheetData><row><c><v>&l10;</v></c></row></sheetData></worksheet>"
    with zipfile.ZipFile(BytesIO(xlsx(""))) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    del entries["xl/worksheets/sheet1.xml"]
    relations = entries["xl/_rels/workbook.xml.rels"].replace(b"sheet1.xml", b"sheet1.bin")
    return packed(entries | {"xl/_rels/workbook.xml.rels": relations, "xl/worksheets/sheet1.bin": sheet.encode()})


def _compound(stream: str, rest: bytes = b"") -> bytes:
    """The head of a compound file, and a name that stands in its directory."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + b"\x3e\0\x03\0\xfe\xff\x09\0"
    return head + stream.encode("utf-16-le") + rest + b"\0" * 2_000


def _words(count: int) -> str:
    return "<w:p><w:r><w:t>Thu tuc</w:t></w:r></w:p>" * count


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl><w:p/>" * depth


_GOOD = one_page_pdf("Quyet dinh so 12/QD-UBND cong bo danh muc 25 thu tuc hanh chinh cua tinh nay")
_ANY = ("read", "refused", "unreadable", "skipped", "listed")
_NO_TEXT = ("refused", "unreadable", "skipped")

HOSTILE: Mapping[str, Hostile] = {
    "zip bomb, flat": Hostile(lambda: packed({"a.xml": b"0" * (150 << 20)}), ("refused",), "unpacks beyond reason"),
    "zip bomb, nested": Hostile(_nested_zip, ("listed", "refused")),
    "zip, overlapping entries": Hostile(_overlapping, ("refused",), "entries overlap"),
    "zip, 6,000 entries": Hostile(
        lambda: packed({f"{n}": b"" for n in range(6_000)}), ("refused",), "too many entries"
    ),
    "zip, 400,000 entries": Hostile(_endless_directory, ("refused",), "too many entries"),
    "zip, path tricks": Hostile(lambda: packed({"../../etc/passwd": b"x", "C:\\x": b"y"}), ("listed",)),
    "docx, XML bomb": Hostile(lambda: docx("<w:p>&l10;</w:p>", _LAUGHS), ("refused",), "declares entities"),
    "docx, external entity": Hostile(
        lambda: docx("<w:p>&x;</w:p>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), ("refused",)
    ),
    "docx, quadratic entity": Hostile(
        lambda: docx("<w:p>" + "&x;" * 50_000 + "</w:p>", _ENTITY.format("a" * 50_000)), ("refused",)
    ),
    "docx, entities in UTF-16": Hostile(
        lambda: with_part("word/document.xml", f"{_LAUGHS}<a>&l9;</a>".encode("utf-16")),
        ("refused",),
        "declares entities",
    ),
    "docx, entities in EBCDIC": Hostile(
        lambda: with_part("word/document.xml", f'<?xml version="1.0"?>{_LAUGHS}<a>&l9;</a>'.encode("cp037")),
        ("unreadable",),
        "markup in no known encoding",
    ),
    "docx, entities in UTF-7": Hostile(
        lambda: with_part("word/document.xml", b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a>'),
        ("unreadable",),
        "markup in no known encoding",
    ),
    "docx, document bomb": Hostile(lambda: docx(_words(3_000_000)), ("refused",)),
    "docx, 20,000 paragraphs": Hostile(
        lambda: docx("".join(f"<w:p><w:r><w:t>Thu tuc {n * 7919}</w:t></w:r></w:p>" for n in range(20_000))), ("read",)
    ),
    "docx, tables 3,000 deep": Hostile(lambda: docx(_nested_tables(3_000)), _NO_TEXT),
    "docx, tables 60 deep": Hostile(lambda: docx(_nested_tables(60)), _NO_TEXT),
    "docx, 60,000 runs in a paragraph": Hostile(
        lambda: docx("<w:p>" + "".join(f"<w:r><w:t>{n * 7919}</w:t></w:r>" for n in range(60_000)) + "</w:p>"),
        ("read",),
    ),
    "docx, cut off": Hostile(lambda: docx(_words(500))[:-300], _NO_TEXT),
    "docx, no document": Hostile(lambda: packed({"word/document.xml": b"", "x": b""}), _NO_TEXT),
    "docx, binary document": Hostile(lambda: packed({"word/document.xml": b"\0\xff" * 999}), _NO_TEXT),
    "xlsx, a row at the very end": Hostile(
        lambda: xlsx(
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
            "</sheetData>"
        ),
        _ANY,
    ),
    "xlsx, strings over and over": Hostile(
        lambda: xlsx(
            "<sheetData>" + ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 3_000 + "</sheetData>",
            f"<si><t>{'a' * 30_000}</t></si>",
        ),
        _NO_TEXT,
    ),
    "xlsx, XML bomb": Hostile(lambda: xlsx("<sheetData/>", _LAUGHS), ("refused",), "declares entities"),
    "xlsx, entities in a part of another name": Hostile(_hidden_sheet, _NO_TEXT),
    "xlsx, cut off": Hostile(lambda: xlsx("<sheetData/>" * 9)[:-90], _NO_TEXT),
    "pdf, huge stream": Hostile(_big_stream, _NO_TEXT),
    "pdf, stacked filters": Hostile(_stacked_filters, _NO_TEXT),
    "pdf, 10,000 pages": Hostile(_many_pages, ("refused",), "too many pages"),
    "pdf, 400,000 rules": Hostile(_many_rules, _NO_TEXT),
    "pdf, deep arrays": Hostile(lambda: pdf(_CATALOG, _PAGES, b"[" * 200_000 + b"]" * 200_000), _NO_TEXT),
    "pdf, page tree in a circle": Hostile(
        lambda: pdf(_CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), _NO_TEXT
    ),
    "pdf, contents that name themselves": Hostile(lambda: pdf(_CATALOG, _PAGES, _PAGE, b"4 0 R"), _NO_TEXT),
    "pdf, table of offsets in a circle": Hostile(
        lambda: pdf(_CATALOG, _PAGES, _PAGE, stream(b""), trailer=b"/Prev 9"), _ANY
    ),
    "pdf, behind a password": Hostile(lambda: _encrypted_pdf(b"secret"), ("unreadable",), "encrypted"),
    "pdf, encrypted without one": Hostile(lambda: _encrypted_pdf(b""), ("read",)),
    "pdf, form in itself": Hostile(_form_in_itself, _NO_TEXT),
    "pdf, broken font": Hostile(_broken_font, _ANY),
    "pdf, outline in a circle": Hostile(_outline_in_a_circle, _NO_TEXT),
    "pdf, page of 10^9 points": Hostile(
        lambda: pdf(_CATALOG, _PAGES, _PAGE.replace(b"595 842", b"1000000000 1000000000"), stream(b"")), _NO_TEXT
    ),
    "pdf, script and launch": Hostile(
        lambda: pdf(
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >> /AA << /O << /S /JavaScript "
            b"/JS (app.alert(1)) >> >> >>",
            _PAGES,
            _PAGE,
            stream(zlib.compress(b"")),
        ),
        _NO_TEXT,
    ),
    "pdf, cut off": Hostile(lambda: _GOOD[: len(_GOOD) // 3], _NO_TEXT),
    "pdf, only a head": Hostile(lambda: b"%PDF-1.7\n", _NO_TEXT),
    "pdf and zip in one": Hostile(lambda: _GOOD + packed({"a.txt": b"a"}), ("read",)),
    "html before pdf": Hostile(lambda: b"<html><body>404</body></html>" + _GOOD, ("unreadable",)),
    "gif and rar in one": Hostile(lambda: b"GIF89a" + b"Rar!\x1a\x07\x00" * 9, _NO_TEXT),
    "html as pdf": Hostile(lambda: b"<!DOCTYPE html><html><head><title>Loi</title></head></html>", ("unreadable",)),
    "wrong URL": Hostile(lambda: b"Wrong URL", ("unreadable",)),
    "empty": Hostile(lambda: b"", ("unreadable",), "empty"),
    "white space": Hostile(lambda: b" \r\n\0\t" * 99, ("unreadable",), "empty"),
    "zeros and noise": Hostile(lambda: b"\0\x01\x02\xff" * 9_999, ("unreadable",)),
    "png, 50,000 by 50,000": Hostile(lambda: _png(50_000, 50_000), _NO_TEXT),
    "png, broken": Hostile(lambda: _png(300, 300)[:90], _NO_TEXT),
    "tiff, frames in a circle": Hostile(_tiff_of_frames, _NO_TEXT),
    "tiff, nothing in it": Hostile(lambda: b"II*\x00\x08\x00\x00\x00\xff\xff" + b"\0" * 40, _NO_TEXT),
    "doc, garbage": Hostile(lambda: _compound("WordDocument", b"\xff" * 9_999), ("read", *_NO_TEXT)),
    "odt, bomb": Hostile(lambda: packed({"content.xml": b" " * (150 << 20)}), ("refused",), "unpacks beyond reason"),
    "docx, encrypted": Hostile(lambda: _compound("EncryptedPackage"), ("unreadable",), "encrypted"),
    "rtf, a picture of gigabytes": Hostile(
        lambda: b"{\\rtf1 {\\pict\\wmetafile8\\picw99999\\pich99999\\bin2147483647 abc}}", _ANY
    ),
    "rtf, groups without end": Hostile(lambda: b"{\\rtf1 " + b"{" * 300_000, _ANY),
    "doc, only a mark": Hostile(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 99, _NO_TEXT
    ),
    "rar": Hostile(lambda: b"Rar!\x1a\x07\x00../../x", ("listed",)),
}
