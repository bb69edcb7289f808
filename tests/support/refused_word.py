"""Files that are no readable Word file, sent by mistake or to break the program, and words of each refusal."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from math import isfinite

from baocao.word.reading import NotWord, open_word
from support.wordfiles import DEFAULTS, MAIN_TYPE, NAMESPACES, XML, p, word_file, zip_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def document(body: str) -> bytes:
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def packed_with(**changed: bytes) -> bytes:
    """A small Word file with `changed` document, types or other parts."""
    names = {"document": "word/document.xml", "styles": "word/styles.xml"}
    return word_file(p("a"), styles=DEFAULTS, extra={names[name]: data for name, data in changed.items()})


def without(*names: str) -> bytes:
    return zip_of({name: data for name, data in parts_of(word_file(p("a"))).items() if name not in names})


def locked() -> bytes:
    """A Word file whose zip says that its entries need a password."""
    data = bytearray(word_file(p("a")))
    for at, mark in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    return bytes(data)


def twice(name: str) -> bytes:
    """A Word file with a second part under a name that it already has, but for small and capital letters."""
    data = zip_of({**parts_of(word_file(p("a"))), name.swapcase(): document(p("khác"))})
    return data.replace(name.swapcase().encode(), name.encode())


def odt() -> bytes:
    return zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


TWO_TEXTS = document(p("a")).replace(b"<w:body>", b"<w:body>&x;")
DTD = b'<!DOCTYPE w [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def nested(levels: int) -> bytes:
    """A Word file of tables inside each other."""
    return word_file("<w:tbl><w:tr><w:tc>" * levels + p("a") + "</w:tc></w:tr></w:tbl>" * levels)


def claims(size: int) -> bytes:
    """A Word file whose zip says that the document takes `size` bytes unpacked."""
    data = word_file(p("a"))
    entry = data.rindex(b"word/document.xml") - 46  # its line in the table at the end of the zip
    return data[: entry + 24] + size.to_bytes(4, "little") + data[entry + 28 :]


REFUSED = {
    "nothing": (b"", "rỗng"),
    "blanks": (b"\0\0  \r\n", "rỗng"),
    "half a download": (word_file(p("chữ " * 500))[:-300], "Word này bị hỏng"),
    "the first bytes only": (word_file(p("a"))[:40], "Word này bị hỏng"),
    "a .doc": (OLE + "WordDocument".encode("utf-16-le"), "Word 97–2003"),
    "an .xls": (OLE + "Workbook".encode("utf-16-le"), "Excel 97–2003"),
    "some other old file": (OLE, "Office kiểu cũ"),
    "a .docx with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "a zip with a password": (locked(), "mật khẩu"),
    "a .docm": (word_file(p("a"), main_type=MAIN_TYPE.replace("openxmlformats", "x").replace(
        "document.main", "document.macroEnabled.main")), "macro"),
    "macros inside a .docx": (word_file(p("a"), extra={"word/vbaProject.bin": b"x"}), "macro"),
    "plain text": ("Báo cáo tháng 01".encode(), "văn bản thuần"),
    "plain text of Windows": ("Báo cáo".encode("utf-16"), "văn bản thuần"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a web page": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "HTML"),
    "a web page saved by Word": (b"MIME-Version: 1.0\r\n", "MHT"),
    "an RTF": (rb"{\rtf1\ansi}", "RTF"),
    "Word's XML of one part": (b'<?xml version="1.0"?><pkg:package/>', "XML"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "ảnh"),
    "an archive": (b"7z\xbc\xaf\x27\x1c", "tệp nén"),
    "what Word keeps beside an open file": (b"\x04Hung" + b" " * 157, "tệp tạm"),
    "noise": (bytes(range(128, 256)) * 4, "không phải tệp Word"),
    "an .odt": (odt(), "OpenDocument"),
    "an .xlsx": (zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "Excel"),
    "a .pptx": (zip_of({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
    "a zip of reports": (zip_of({"a.docx": b"x"}), "tệp nén zip"),
    "an empty zip": (zip_of({}), "tệp nén zip"),
    "a file without a document": (without("word/document.xml"), "thiếu phần nội dung chính"),
    "a file without relationships": (without("_rels/.rels"), "thiếu phần nội dung chính"),
    "a document that is none": (packed_with(document=b"<w:x xmlns:w='y'/>"), "không chứa văn bản Word"),
    "a document without a body": (packed_with(document=f"<w:document {NAMESPACES}/>".encode()), "không chứa văn bản"),
    "an empty document part": (packed_with(document=b""), "không đúng cú pháp XML"),
    "a document cut off": (packed_with(document=document(p("a"))[:-20]), "không đúng cú pháp XML"),
    "entities": (packed_with(document=TWO_TEXTS.replace(b"<w:document", DTD + b"<w:document")), "DTD"),
    "entities in UTF-16": (packed_with(document=f"{DTD.decode()}<w/>".encode("utf-16")), "DTD"),
    "entities in the styles": (packed_with(styles=DTD + b"<w:styles/>"), "DTD"),
    "an entity that is not declared": (packed_with(document=TWO_TEXTS), "không đúng cú pháp XML"),
    "two documents of one name": (twice("word/document.xml"), "hai phần cùng tên"),
    "a part that packs too well": (packed_with(document=document("<w:p/>" * 300_000)), "giải nén ra quá lớn"),
    "a part that says it is too big": (claims(10**9), "giải nén ra quá lớn"),
    "a part that says it is smaller": (claims(10), "không giải nén được"),
    "many parts": (word_file(extra={f"x/{at}": b"" for at in range(5001)}), "5005 phần"),
    "500 tables inside each other": (nested(500), "lồng quá nhiều cấp"),
    "45 tables inside each other": (nested(45), "lồng nhau quá nhiều cấp"),
    "fields inside each other": (word_file(p(FIELD * 30)), "lồng nhau quá nhiều cấp"),
}  # fmt: skip


def is_refused_or_read(data: bytes) -> None:
    """Fails for any other end."""
    with suppress(NotWord):
        for one in open_word(data).paragraphs:
            assert isfinite(one.left + one.before + one.spacing.value + (one.room or 0))
