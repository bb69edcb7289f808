"""Real documents, of a report and of what is none: not one word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.exchange.importing import import_document
from baocao.exchange.importing.kinds import kind_of, shown
from baocao.exchange.importing.old_fonts import in_unicode
from baocao.model import Source
from baocao.model.importing import DocumentHead, DocumentSigner, Imported
from baocao.parsing.parse import parse
from baocao.pdf.libreoffice import TO_WORD, convert, find_libreoffice
from baocao.period import parse_period
from baocao.word.reading import WordFile, open_word
from support.made import CHECKOUT
from support.offices import offices_in
from support.words_kept import document_paragraphs, lost_words

(OFFICE,) = (office.config for office in offices_in(CHECKOUT))
FILES = {
    "import/04_baocao_cchc_quy3_2026.docx": "",
    "import/05_kehoach_ntm_2026.docx": "2026-02",
    "import/17_synthetic_vni_quyetdinh.docx": "2002-11",
    "import/tcvn3_2003_02144qd.doc": "2002-11",
    "nd30/Phuluc1.docx": "2020-03",
    "nd30/Phuluc3-mau.docx": "2020-03",
    "reports/2022-01-original.txt": "",
    "nd30/Phuluc6.md": "2020-03",
    "nd30/30_2020_ND_CP.md": "2020-03",
}
"""With the period that the documents do not tell."""


def opened(path: Path) -> WordFile:
    """What Word would show of the file."""
    data = path.read_bytes()
    kind = kind_of(data, path.suffix)
    if kind.needs_libreoffice:
        program = find_libreoffice()
        if program is None:
            pytest.skip("LibreOffice is not installed")
        ((_, made),) = convert([data], program, conversion=TO_WORD[kind])
        assert isinstance(made, bytes)
        return open_word(made)
    return shown(data, kind, path.name)


def imported(path: Path, period: str = "") -> Imported:
    return import_document(opened(path), OFFICE, parse_period(period))


@pytest.mark.parametrize("name", FILES)
def test_not_one_word_is_lost(shared_data: Path, name: str) -> None:
    path = shared_data / name
    made = imported(path, FILES[name])
    file, encodings = in_unicode(opened(path))
    if path.suffix == ".docx" and not encodings:
        paragraphs = document_paragraphs(path.read_bytes())
    else:
        paragraphs = [paragraph.text for paragraph in file.paragraphs]
    assert sum(map(len, paragraphs)) > 1000
    assert dict(lost_words(paragraphs, made.text, OFFICE)) == {}


def test_the_report_of_a_commune_is_read_whole(shared_data: Path) -> None:
    made = imported(shared_data / "import/04_baocao_cchc_quy3_2026.docx")
    assert str(made.period) == "2026-Q3"
    assert made.head.organ == "UBND XÃ ĐẠI VIỆT"
    assert (made.head.code_number, made.head.code_notation) == ("287", "BC-UBND")
    assert made.signer == DocumentSigner("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A")
    assert made.recipients == ("UBND huyện (để báo cáo)", "Đảng uỷ xã, HĐND xã")
    report = parse(Source("2026-Q3.md", made.text), OFFICE)
    assert [len(section.areas) for section in report.sections] == [3, 0, 0]
    assert [len(section.all_items) for section in report.sections] == [8, 3, 3]
    assert [each.text for each in made.unplaced] == ["UBND XÃ ĐẠI VIỆT", "Đại Việt", "(đã ký)"]


def test_the_departments_own_report_is_read_from_plain_text(shared_data: Path) -> None:
    made = imported(shared_data / "reports/2022-01-original.txt")
    assert made.unplaced == ()
    assert made.signer == DocumentSigner("", "GIÁM ĐỐC", "Lưu Bình Khiêm")
    report = parse(Source("2022-01.md", made.text), OFFICE)
    assert [section.id for section in report.sections] == ["results", "assessment", "plan"]
    assert [[area.id for area in section.areas] for section in report.sections] == [
        [area.id for area in OFFICE.areas],
        [],
        [area.id for area in OFFICE.areas],
    ]
    assert len(report.closing) == 2


@pytest.mark.parametrize(
    ("name", "organ"),
    [("17_synthetic_vni_quyetdinh.docx", "bộ tài chính"), ("tcvn3_2003_02144qd.doc", "BỘ TÀI CHÍNH")],
)
def test_old_fonts_are_read_as_what_they_show(shared_data: Path, name: str, organ: str) -> None:
    made = imported(shared_data / "import" / name, "2002-11")
    assert made.head == DocumentHead(
        "", organ, "144", "2002/QĐ/BTC", "Hà nội", made.head.issued_date, made.head.type_name, made.head.subject
    )
    assert str(made.head.issued_date) == "2002-11-22"
    assert "Căn cứ Nghị định số 86/2002/NĐ-CP ngày 05/11/2002 của Chính phủ quy định chức năng, nhiệm vụ" in made.text
    assert "Trương Chí Trung" in made.text
    assert any("đã chuyển sang Unicode" in note for note in made.notes)
