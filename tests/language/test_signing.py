"""Who signs for whom: what NĐ30 wants is silent, what contradicts it is told."""

from __future__ import annotations

import pytest

from baocao.language.signing import authority_form, head_above, signing_slips


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("GIÁM ĐỐC",),
        ("Q. GIÁM ĐỐC",),
        ("QUYỀN GIÁM ĐỐC",),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN LẬP"),  # the head of a body below
        ("TUQ. GIÁM ĐỐC", "GIÁM ĐỐC TRUNG TÂM LƯU TRỮ"),
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ"),  # box 7b: the other position
        ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
        ("TRƯỞNG BAN CHỈ HUY ỨNG PHÓ SỰ CỐ",),
        ("KT. TRƯỞNG BAN ỨNG PHÓ SỰ CỐ", "PHÓ TRƯỞNG BAN"),
        ("ĐẠI DIỆN BÊN A", "PHÓ GIÁM ĐỐC"),
        ("CHỦ TRÌ", "PHÓ CHỦ TỊCH"),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),  # the Party's own rules
        ("KT. TRƯỞNG BAN QUẢN LÝ", "KHU CÔNG NGHIỆP", "PHÓ TRƯỞNG BAN"),  # a line that somebody broke
    ],
)
def test_nothing_is_said_of_who_signs_as_they_must(lines: tuple[str, ...]) -> None:
    assert not list(signing_slips(lines))


@pytest.mark.parametrize(
    ("lines", "at", "wanted", "is_plain"),
    [
        (("PHÓ GIÁM ĐỐC",), 0, "KT. GIÁM ĐỐC,", True),
        (("Phó Giám đốc",), 0, "KT. GIÁM ĐỐC,", True),
        (("PHÓ GIÁM ĐỐC PHỤ TRÁCH",), 0, "KT. GIÁM ĐỐC,", True),  # Điều 13 khoản 1
        (("THỨ TRƯỞNG",), 0, "KT. BỘ TRƯỞNG,", True),
        (("HIỆU PHÓ",), 0, "KT. HIỆU TRƯỞNG,", True),
        (("PHÓ TRƯỞNG BAN, CHÁNH VĂN PHÒNG",), 0, "KT. TRƯỞNG BAN,", True),
        (("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), 1, "KT. CHỦ TỊCH,", True),
        (("TM. UBND XÃ", "PHÓ CHỦ TỊCH"), 1, "KT. CHỦ TỊCH,", True),
        (("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"), 1, "KT. CHỦ TỊCH,", False),
        (("TL. CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG"), 1, "KT. CHÁNH VĂN PHÒNG,", False),
        (("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), 0, "PHÓ GIÁM ĐỐC", True),
        (("KT GIÁM ĐỐC", "GIÁM ĐỐC SỞ"), 0, "PHÓ GIÁM ĐỐC", True),
        (("TL. GIÁM ĐỐC", "GIÁM ĐỐC"), 0, "người ký", True),
        (("KT. GIÁM ĐỐC",), 0, "dòng dưới", True),
        (("TUQ. CHỦ TỊCH",), 0, "dòng dưới", True),
        (("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",), 0, "dòng dưới", True),
        (("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), 0, "TL.", False),
    ],
)
def test_who_signs_otherwise_is_told_what_is_wanted(
    lines: tuple[str, ...], at: int, wanted: str, is_plain: bool
) -> None:
    (slip,) = signing_slips(lines)
    assert (slip.at, slip.is_plain) == (at, is_plain)
    assert wanted in slip.wanted


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("KT. GIÁM ĐỐC", True),
        ("KT GIÁM ĐỐC", False),
        ("K/T GIÁM ĐỐC", False),
        ("KT.GIÁM ĐỐC", False),
        ("GIÁM ĐỐC", None),
        ("KTV TRƯỞNG", None),
        ("KT", None),
    ],
)
def test_an_authority_has_a_stop_and_a_blank(line: str, right: bool | None) -> None:
    assert authority_form(line) is right


def test_who_is_no_deputy_stands_for_nobody() -> None:
    assert head_above("GIÁM ĐỐC") == head_above("TRƯỞNG BAN ỨNG PHÓ SỰ CỐ") == ""
