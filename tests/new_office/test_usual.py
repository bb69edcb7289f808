"""What a new office says where nobody has: its ký hiệu, place and signer by its name, its areas by what was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.placeholders import UNSAID
from baocao.model import SLUG
from baocao.new_office import usual


def test_the_notation_that_stands_for_none_is_that_of_the_name_that_does() -> None:
    assert usual.notation_of(UNSAID.name) == UNSAID.code_notation


@pytest.mark.parametrize(
    ("name", "notation", "position"),
    [
        ("SỞ NGOẠI VỤ", "BC-SNgV", "GIÁM ĐỐC"),
        ("SỞ NỘI VỤ", "BC-SNV", "GIÁM ĐỐC"),
        ("Sở Giáo dục và Đào tạo tỉnh Hòa Bình", "BC-SGDĐT", "GIÁM ĐỐC"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BC-SVHTTDL", "GIÁM ĐỐC"),
        ("UBND XÃ TÂN LẬP", "BC-UBND", "CHỦ TỊCH"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG HỒNG HÀ", "BC-UBND", "CHỦ TỊCH"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "BC-PVHXH", "TRƯỞNG PHÒNG"),
        ("CHI CỤC KIỂM LÂM", "BC-CCKL", "CHI CỤC TRƯỞNG"),
        ("THANH TRA TỈNH HÒA BÌNH", "BC-TTr", "CHÁNH THANH TRA"),
        ("🌸", "BC", "THỦ TRƯỞNG CƠ QUAN"),
    ],
)
def test_notation_and_position_follow_from_the_name(name: str, notation: str, position: str) -> None:
    assert (usual.notation_of(name), usual.position_of(name)) == (notation, position)


def test_the_place_is_that_of_the_office_itself_before_that_of_the_office_above() -> None:
    assert usual.place_of("SỞ Y TẾ", "UBND TỈNH HÒA BÌNH") == "Hòa Bình"
    assert usual.place_of("UBND XÃ TÂN LẬP", "UBND TỈNH HÒA BÌNH") == "Tân Lập"
    assert usual.place_of("PHÒNG VĂN HÓA - XÃ HỘI", "") == ""


def test_titles_are_parted_by_semicolons_before_commas_and_said_once() -> None:
    assert usual.titles_in("Tiếp dân, khiếu nại; Cán bộ") == ("Tiếp dân, khiếu nại", "Cán bộ")
    assert usual.titles_in("A1, B2 ,, a1, 🌸") == ("A1", "B2")
    assert usual.titles_in(" ;; ") == ()


@given(st.lists(st.text(min_size=1), max_size=8))
def test_any_titles_get_ids_of_their_own_that_the_schema_takes(titles: list[str]) -> None:
    ids = [area.id for area in usual.area_templates(titles)]
    assert len(set(ids)) == len(titles)
    assert all(re.fullmatch(SLUG, each) for each in ids)


@given(st.text())
def test_any_name_gives_a_notation_that_the_schema_takes(name: str) -> None:
    assert 1 <= len(usual.notation_of(name)) <= 30
