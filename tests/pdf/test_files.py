"""The PDFs themselves, by LibreOffice: letters, fonts, tags, and the same bytes for the same report."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from baocao.pdf.fonts import foreign_letters
from baocao.pdf.libreoffice import Failure, convert, find_libreoffice
from baocao.pdf.stamp import PdfStamp, is_untouched, moment_of, read_stamp, stamped
from support.repositories import noted_on
from support.written import DRAFT, FARM, FOREST, ISSUED, written

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS += [letter.upper() for letter in LETTERS]
SIGNS = "“”‘’–—…•§°±×÷≤≥½²³‰€₫"


@pytest.fixture(scope="module")
def office() -> Path:
    """The LibreOffice of this machine."""
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


@cache
def converted(office: Path, *documents: bytes) -> tuple[bytes, ...]:
    """The PDFs of the Word files, made in one go."""
    made = dict(convert(documents, office))
    return tuple(pdf for index in range(len(documents)) if not isinstance(pdf := made[index], Failure))


def drafted() -> bytes:
    return written(DRAFT, FOREST).data


def signed() -> bytes:
    return written(ISSUED, FARM).data


def draft_and_issued(office: Path) -> tuple[bytes, ...]:
    """The PDFs of the two reports that most tests look at."""
    return converted(office, drafted(), signed())


def stamp_of(docx: bytes) -> PdfStamp:
    return PdfStamp("2022-01.md", "draft", "a" * 64, "b" * 64, hashlib.sha256(docx).hexdigest())


def kept(pdf: bytes, docx: bytes) -> bytes:
    return stamped(pdf, stamp_of(docx), moment_of(docx))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def with_paragraphs(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs in its body."""
    return written(DRAFT.replace("## I.", "\n\n".join((*paragraphs, "## I.")), 1), FOREST).data


# --------------------------------------------------------------------------- letters


def test_the_letters_are_all_that_vietnamese_has() -> None:
    assert len(set(LETTERS)) == 2 * (12 * 6 + 1)
    assert {chr(code) for code in range(0x1EA0, 0x1EFA)} <= set(LETTERS)


def test_every_letter_is_in_the_pdf_and_in_times_new_roman_or_its_like(office: Path) -> None:
    rows = [" ".join(LETTERS[start : start + 12]) for start in range(0, len(LETTERS), 12)]
    styles = ("{}", "**{}**", "*{}*", "***{}***")
    files = [with_paragraphs(*(style.format(row) for row in (*rows, " ".join(SIGNS)))) for style in styles]
    for style, pdf in zip(styles, converted(office, *files), strict=True):
        text = unicodedata.normalize("NFC", text_of(pdf))
        assert [letter for letter in (*LETTERS, *SIGNS) if letter not in text] == [], style
        assert foreign_letters(pdf) == {}, style


def test_letters_in_another_font_are_found_with_its_name(office: Path) -> None:
    sign = "\u2611"  # a ticked box, which fonts like Times New Roman have not
    if shutil.which("fc-list") is None or not subprocess.check_output(["fc-list", f":charset={ord(sign):x}"]):
        pytest.skip("no font on this machine has the sign")
    (pdf,) = converted(office, with_paragraphs(f"Đã đánh dấu {sign} ở đây."))
    ((family, letters),) = foreign_letters(pdf).items()
    assert letters == sign
    assert "Liberation" not in family
    assert foreign_letters(kept(pdf, drafted())) == {family: sign}


# --------------------------------------------------------------------------- what readers' programs see


@pytest.mark.parametrize(("number", "made"), [(0, drafted), (1, signed)], ids=["draft", "issued"])
def test_a_pdf_is_tagged_and_says_its_title_and_language(office: Path, number: int, made: Callable[[], bytes]) -> None:
    docx = made()
    pdf = draft_and_issued(office)[number]
    reader = PdfReader(io.BytesIO(kept(pdf, docx)))
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "vi-VN"
    assert catalog["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in catalog
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata is not None
    assert reader.metadata.title == Document(io.BytesIO(docx)).core_properties.title
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)]


def test_the_stamp_changes_nothing_that_is_read(office: Path) -> None:
    _, pdf = draft_and_issued(office)
    assert text_of(kept(pdf, signed())) == text_of(pdf)
    assert len(kept(pdf, signed())) < 1.1 * len(pdf)


# --------------------------------------------------------------------------- where it comes from


def test_the_same_word_file_gives_the_same_bytes_at_another_time_and_in_another_place(office: Path) -> None:
    first, second = draft_and_issued(office)
    time.sleep(1.1)  # LibreOffice writes the second of making
    again_second, again_first = converted(office, signed(), drafted())
    assert kept(first, drafted()) == kept(again_first, drafted())
    assert kept(second, signed()) == kept(again_second, signed())


def test_a_pdf_says_which_word_file_it_shows_and_notices_any_change(office: Path) -> None:
    pdf, _ = draft_and_issued(office)
    data = kept(pdf, drafted())
    assert read_stamp(data) == stamp_of(drafted())
    assert is_untouched(data)
    for spoilt in (data + b"\n", data.replace(b"%%EOF", b"%%EOR"), data.replace(b"draft", b"fraud")):
        assert not is_untouched(spoilt)


def test_a_pdf_that_was_signed_or_noted_on_is_ours_and_changed(office: Path) -> None:
    pdf, _ = draft_and_issued(office)
    data = kept(pdf, drafted())
    noted = noted_on(data)
    assert noted.startswith(data)
    assert read_stamp(noted) == stamp_of(drafted())
    assert not is_untouched(noted)


def test_a_strangers_pdf_is_not_ours(office: Path) -> None:
    pdf, _ = draft_and_issued(office)
    for other in (pdf, b"", b"%PDF-1.6", b"%PDF-1.6 /FileSHA256 (" + b"0" * 64 + b")"):
        assert read_stamp(other) is None
        assert not is_untouched(other)


def test_what_is_no_pdf_is_not_stamped() -> None:
    for broken in (b"", b"%PDF-1.6 %%EOF"):
        with pytest.raises(ValueError, match=r"\w"):
            kept(broken, drafted())


def test_a_word_file_that_libreoffice_cannot_read_does_not_stop_the_others(office: Path) -> None:
    docx = written(DRAFT, FOREST).data
    made = dict(convert([docx, b"PK\x03\x04 no Word file", docx], office))
    assert isinstance(made[1], Failure)
    assert [isinstance(made[index], bytes) for index in (0, 2)] == [True, True]
