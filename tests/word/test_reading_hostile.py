"""What is no readable Word file: each is refused in one sentence that says what it is and what to do, never otherwise.

The files here are what offices really send by mistake, and what somebody would send to break us.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from math import isfinite
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from baocao.word.reading import NotWord, open_word
from baocao.word.reading.opening import MOST_BYTES
from support.wordfiles import (
    A4,
    DEFAULTS,
    MAIN_TYPE,
    NAMESPACES,
    XML,
    R,
    W,
    p,
    pstyle,
    r,
    read,
    relationships,
    style,
    tbl,
    word_file,
    zip_of,
)

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


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_one_sentence_that_says_what_it_is_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(NotWord) as refused:
        open_word(data)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.startswith("Tệp ")
    assert sentence.count("; hãy ") + sentence.count(", hãy ") == 1
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_file_larger_than_any_report_is_not_even_looked_into() -> None:
    with pytest.raises(NotWord, match="nặng 50 MB"):
        open_word(b"PK\x03\x04" + bytes(MOST_BYTES))


def test_more_paragraphs_than_any_document_has_are_refused() -> None:
    rows = "".join(f"<w:p><w:r><w:t>{at}</w:t></w:r></w:p>" for at in range(50_001))
    with pytest.raises(NotWord, match="hơn 50000 đoạn"):
        read(rows)


# --------------------------------------------------------------------------- odd but readable


def test_a_file_of_the_strict_kind_is_read_as_any_other() -> None:
    body = p("chữ", pstyle("n")) + "<w:p><w:r><w:t>b</w:t></w:r></w:p>"
    custom = (
        '<Properties xmlns="y" xmlns:vt="z"><property name="Source"><vt:lpwstr>a.md</vt:lpwstr></property></Properties>'
    )
    parts = parts_of(word_file(body, styles=style("n", rpr='<w:sz w:val="28"/>'), custom=custom))
    strict = {
        name: data.replace(f"{R}/custom-properties".encode(), f"{R}/customProperties".encode())
        .replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in parts.items()
    }
    file = open_word(zip_of(strict))
    assert ([one.text for one in file.paragraphs], file.paragraphs[0].runs[0].look.size) == (["chữ", "b"], 14)
    assert file.properties == {"Source": "a.md"}


def test_parts_in_utf_16_are_read() -> None:
    data = document(p("chữ")).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert open_word(packed_with(document=data)).paragraphs[0].text == "chữ"


def test_a_style_based_on_a_thousand_others_is_read() -> None:
    styles = "".join(style(f"s{at}", based=f"s{at + 1}") for at in range(1000))
    assert read(p("a", pstyle("s0")), styles=styles).paragraphs[0].text == "a"


def test_a_field_that_never_ends_does_not_stop_the_reading() -> None:
    assert read(p(f"{r('a')}{FIELD}") + p("b")).paragraphs[0].text == "a"


def test_a_link_that_leads_out_of_the_file_leads_nowhere() -> None:
    links = [("rIdstyles", f"{R}/styles", "../../../etc/passwd"), ("x", f"{R}/header", "file:///etc/passwd")]
    extra = {"word/_rels/document.xml.rels": relationships(links), "../../etc/passwd": b"x"}
    sect = A4.replace("<w:pgSz", '<w:headerReference w:type="default" r:id="x"/><w:pgSz')
    assert read(p("a"), sectPr=sect, extra=extra).sections[0].headers == {}


# --------------------------------------------------------------------------- any bytes, any XML


NUMBERED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
PARTS = {
    "styles": DEFAULTS
    + style("n", name="Normal", default=True)
    + style("h", based="n", name="heading 1", ppr=NUMBERED, rpr='<w:b/><w:rFonts w:asciiTheme="minorHAnsi"/>')
    + style("G", kind="table", more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'),
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="2"/>'
    '<w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1.%2."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>",
    "theme": '<a:fontScheme name="x"><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme>',
    "settings": "<w:evenAndOddHeaders/>",
    "footnotes": f'<w:footnote w:id="1">{p("chú thích")}</w:footnote>',
}
BODY = (
    p("Tiêu đề", pstyle("h"), '<w:sz w:val="28"/><w:color w:val="FF0000" w:themeColor="text1" w:themeTint="80"/>')
    + p(
        "chữ",
        f'{NUMBERED}<w:ind w:left="567" w:firstLine="5mm"/><w:spacing w:before="120" w:line="360"/>'
        '<w:jc w:val="both"/>',
    )
    + p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE"/>'
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    )
    + p(
        '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph"><wp:posOffset>9</wp:posOffset>'
        '</wp:positionV><wp:extent cx="720000" cy="0"/><a:graphic><a:graphicData uri="x">'
        '<wps:wsp><wps:spPr><a:xfrm rot="0">'
        '<a:ext cx="720000" cy="0"/></a:xfrm><a:prstGeom prst="line"/><a:ln/></wps:spPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
        '<w:r><w:pict><v:group style="width:100mm;height:1mm" coordsize="100,1"><v:line from="0,0" to="50,0"/>'
        f"</v:group><v:rect style='width:9mm;height:5pt'><v:textbox inset='1mm,,2mm'>"
        f"<w:txbxContent>{p('hộp')}</w:txbxContent>"
        "</v:textbox></v:rect></w:pict></w:r>"
    )
    + tbl(
        (f'<w:tcPr><w:tcW w:w="50%" w:type="pct"/><w:gridSpan w:val="2"/></w:tcPr>{p("ô")}', p("_____")),
        (f"<w:tcPr><w:vMerge/></w:tcPr>{p()}", p("b", '<w:pBdr><w:top w:val="single"/></w:pBdr>')),
        tblpr='<w:tblStyle w:val="G"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0"/>',
        grid=(1000, 2000, 3000),
    )
    + p("", A4.replace("</w:sectPr>", '<w:cols w:num="2"/><w:titlePg/></w:sectPr>'))
)
SECTION = A4.replace("<w:pgSz", '<w:headerReference w:type="default" r:id="rIdH"/><w:pgSz')
WHOLE = parts_of(word_file(BODY, sectPr=SECTION, headers={"rIdH": p("đầu trang")}, **PARTS))  # type: ignore[arg-type]
XML_PARTS = sorted(name for name in WHOLE if name.startswith("word/") and name.endswith(".xml"))
ODD = st.sampled_from(
    [
        "",
        "-1",
        "0",
        "999999999",
        "-999999999",
        "1e999",
        "NaN",
        "²",
        "٣",
        "%",
        "9%",
        "true",
        "x" * 300,
        "\uf0b7",
        "-0.5pt",
        "A",
    ]
)


def is_refused_or_read(data: bytes) -> None:
    """Fails for any other end."""
    with suppress(NotWord):
        for one in open_word(data).paragraphs:
            assert isfinite(one.left + one.before + one.spacing.value + (one.room or 0))


def test_the_file_that_is_spoilt_below_is_read_whole() -> None:
    file = open_word(zip_of(WHOLE))
    texts = ["Tiêu đề", "chữ", "1•", "", "hộp", "ô", "_____", "b", ""]
    assert [one.text for one in file.paragraphs] == texts
    assert [one.label for one in file.paragraphs][:2] == [".V.", ".VI."]
    assert file.sections[1].headers["default"][0].text == "đầu trang"


@given(st.data())
def test_no_spoilt_byte_brings_another_end(data: st.DataObject) -> None:
    spoilt = bytearray(zip_of(WHOLE))
    for at in data.draw(st.lists(st.integers(0, len(spoilt) - 1), min_size=1, max_size=8)):
        spoilt[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del spoilt[data.draw(st.integers(0, len(spoilt) - 1)) :]
    is_refused_or_read(bytes(spoilt))


@given(st.data())
def test_no_element_taken_out_doubled_or_moved_brings_another_end(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(XML_PARTS))
    root = etree.fromstring(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        elements = list(root.iter("*"))[1:]
        if not elements:
            break
        one, other = (data.draw(st.sampled_from(elements)) for _ in range(2))
        match data.draw(st.sampled_from(["out", "twice", "moved", "value", "no value"])):
            case "out":
                parent = one.getparent()
                assert parent is not None
                parent.remove(one)
            case "twice":
                one.addnext(etree.fromstring(etree.tostring(one)))
            case "moved" if one not in other.iterancestors() and one is not other:
                other.append(one)
            case "value" if one.attrib:
                one.set(data.draw(st.sampled_from(sorted(map(str, one.attrib)))), data.draw(ODD))
            case "no value" if one.attrib:
                del one.attrib[data.draw(st.sampled_from(sorted(map(str, one.attrib))))]
    is_refused_or_read(zip_of({**WHOLE, name: etree.tostring(root)}))


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", OLE, b"{\\rtf", b"%PDF"]))
def test_no_bytes_bring_another_end(data: bytes, start: bytes) -> None:
    is_refused_or_read(start + data)


def test_no_real_file_spoilt_at_any_of_many_places_brings_another_end(shared_data: Path) -> None:
    chance = Random(4)
    for path in sorted(shared_data.rglob("*.docx")):
        whole = path.read_bytes()
        for _ in range(20):
            spoilt = bytearray(whole)
            for _ in range(chance.randint(1, 30)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            is_refused_or_read(bytes(spoilt))
