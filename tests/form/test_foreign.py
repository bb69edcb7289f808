"""Word files that are not ours: each accusation is one that a person who looks at the page agrees with."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from baocao.model.verification import Verdict
from support.decree_file import base, broken, told, verdict_of
from support.libreoffice import all_converted
from support.slips_of_form import SPOILT, without_line
from support.spoiling import Spoilt
from support.written import DRAFT, FARM, FOREST, ISSUED, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SEEN_BY_EYE = {
    # The head is too narrow for Quốc hiệu, dashes are long, the line is short; small and upright where it
    # must not be; no line under the subject; paragraphs 3 pt apart; Nơi nhận upright; two empty lines before
    # the closing sentence.
    "04_baocao_cchc_quy3_2026.docx": "D16 D18 D20 D26 D30 D31 D35 D48 D68 D96",
    # The same head; two pages without numbers, no end sign, no Nơi nhận.
    "05_kehoach_ntm_2026.docx": "D12 D16 D18 D20 D26 D30 D35 D48 D60 D76",
    # Letter paper with its margins, and letters of the VNI fonts.
    "17_synthetic_vni_quyetdinh.docx": "D01 D03 D04 D06 D08 D09 D12",
}


@pytest.mark.parametrize("name", SEEN_BY_EYE)
def test_real_files_are_accused_of_what_an_eye_sees_and_nothing_else(shared_data: Path, name: str) -> None:
    verdict = verdict_of((shared_data / "import" / name).read_bytes())
    assert broken(verdict) == set(SEEN_BY_EYE[name].split()), told(verdict)


@pytest.mark.parametrize(
    ("number", "seen"),
    [("1.4", set()), ("1.5", {"D15"}), ("1.6", set()), ("1.8", set())],
    ids=["with a name", "letter", "telegram", "introduction"],
)
def test_the_official_samples_are_accused_of_nothing_that_they_hold(
    shared_data: Path, number: str, seen: set[str]
) -> None:
    """Sample 1.5 mixes the two tiers of letter sizes, 12 and 14: a warning, and true."""
    verdict = verdict_of(sample((shared_data / "nd30" / "Phuluc3-mau.docx").read_bytes(), number))
    assert broken(verdict) == seen, told(verdict)


def sample(annex: bytes, number: str) -> bytes:
    """One of the samples in Annex III, in a file of its own."""
    with zipfile.ZipFile(io.BytesIO(annex)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    heads = [
        (at, match[1])
        for at, one in enumerate(body)
        if (match := re.search(r"Mẫu (\d+\.\d+) ", text := "".join(one.itertext()))) and len(text) < 200
    ]
    at = next(i for i, (_, found) in enumerate(heads) if found == number)
    start, stop = heads[at][0], heads[at + 1][0]
    for index, one in enumerate(list(body)):
        if not start < index < stop and one.tag != f"{W}sectPr":
            body.remove(one)
    parts["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("office", [FARM, FOREST], ids=["farm", "forest"])
@pytest.mark.parametrize("report", [ISSUED, DRAFT], ids=["issued", "draft"])
def test_what_other_offices_write_holds_every_rule(office: str, report: str) -> None:
    named = office.replace("Xin báo cáo", "Sở Khoa học và Công nghệ báo cáo")  # as the annexes write its name
    verdict = verdict_of(written(report, named).data)
    assert broken(verdict) == set(), told(verdict)


SEVERAL = {6, 8, 14, 18, 26, 30, 45, 46, 53, 60, 61, 68, 71, 79, 83}
BEFORE_SIGNING = {rule: change for rule, _, change in SPOILT if rule >= 90 and rule != 96}


def with_several() -> bytes:
    file = Spoilt(base())
    spoilt = set()
    for number, what, change in SPOILT:
        if number in SEVERAL - spoilt and "without blanks" not in what:
            change(file)
            spoilt.add(number)
    return file.bytes()


def not_ready_for_signing() -> bytes:
    file = Spoilt(base())
    for change in reversed(BEFORE_SIGNING.values()):  # the table is found by words that another change spoils
        change(file)
    return file.bytes()


@pytest.fixture(scope="module")
def saved() -> dict[str, Verdict]:
    """What is said of files that LibreOffice saved again, all in one go."""
    files = {"right": base(), "several": with_several(), "before signing": not_ready_for_signing()}
    return dict(zip(files, map(verdict_of, all_converted([*files.values()], "docx")), strict=True))


def test_a_file_saved_again_by_libreoffice_still_holds_every_rule(saved: dict[str, Verdict]) -> None:
    assert broken(saved["right"]) == set(), told(saved["right"])


def test_what_is_spoilt_is_still_seen_after_libreoffice_saved_it_again(saved: dict[str, Verdict]) -> None:
    """Several breaches at once: those of other boxes do not hide each other."""
    assert broken(saved["several"]) == {f"D{number:02}" for number in SEVERAL}, told(saved["several"])


def test_what_must_be_gone_before_signing_is_still_seen_after_libreoffice_saved_the_file_again(
    saved: dict[str, Verdict],
) -> None:
    verdict = saved["before signing"]
    assert broken(verdict) == {f"D{number:02}" for number in BEFORE_SIGNING}, told(verdict)


def test_lines_drawn_as_the_borders_of_cells_are_not_called_missing() -> None:
    file = Spoilt(base())
    for start in ("Độc lập", "SỞ NÔNG NGHIỆP"):
        without_line(start)(file)
    assert broken(verdict_of(file.bytes())) == {"D20", "D24"}
    (cell, *_) = file.body.iter(f"{W}tc")
    properties = cell.find(f"{W}tcPr")
    borders = etree.SubElement(properties, f"{W}tcBorders")
    bottom = etree.SubElement(borders, f"{W}bottom")
    bottom.set(f"{W}val", "single")
    bottom.set(f"{W}sz", "4")
    assert broken(verdict_of(file.bytes())) == set()


def head_without(*starts: str) -> bytes:
    file = Spoilt(base())
    for start in starts:
        file.remove(start)
    return file.bytes()


def test_a_form_for_citizens_is_not_held_to_be_a_document_of_an_agency() -> None:
    verdict = verdict_of(head_without("UBND TỈNH", "SỞ NÔNG NGHIỆP", "Số: 05"))
    assert broken(verdict) == {"D76"}, told(verdict)
    assert "không xét như văn bản của cơ quan" in " ".join(verdict.remarks)


def test_a_legal_document_is_not_held_to_the_form_of_an_administrative_one() -> None:
    file = Spoilt(base())
    file.rewrite("Số: 05", "05/BC-SNN", "05/2023/QĐ-UBND")
    file.rewrite("Căn cứ Quyết định", "phối hợp.", "phối hợp;")
    verdict = verdict_of(file.bytes())
    assert broken(verdict) == set(), told(verdict)
    assert "quy phạm pháp luật" in " ".join(verdict.remarks)


@pytest.mark.parametrize(
    ("symbol", "is_right"), [("BC-SNgV", True), ("BC-TTr", True), ("BC-Snn", False), ("bc-SNN", False)]
)
def test_first_sounds_of_a_name_may_have_a_small_letter(symbol: str, is_right: bool) -> None:
    file = Spoilt(base())
    file.rewrite("Số: 05", "BC-SNN", symbol)
    assert broken(verdict_of(file.bytes())) == (set() if is_right else {"D28"})
