"""What is no readable Word file: each is refused in one sentence that says what it is and what to do, never otherwise.

The files here are what offices really send by mistake, and what somebody would send to break us.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from baocao.word.reading import NotWord, open_word
from baocao.word.reading.opening import MOST_BYTES
from support.paths import paths_in
from support.refused_word import FIELD, OLE, REFUSED, document, is_refused_or_read, packed_with, parts_of
from support.whole_word import BODY, PARTS, SECTION
from support.wordfiles import (
    A4,
    R,
    W,
    p,
    pstyle,
    r,
    read,
    relationships,
    style,
    word_file,
    zip_of,
)


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
    for path in paths_in(shared_data, "**/*.docx"):
        whole = path.read_bytes()
        for _ in range(20):
            spoilt = bytearray(whole)
            for _ in range(chance.randint(1, 30)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            is_refused_or_read(bytes(spoilt))
