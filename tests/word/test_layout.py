"""Measured widths, line breaks and columns: the arithmetic behind the Word file's layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.schema import WordSettings
from baocao.decree import DATE_SIZE, FIRST_LINE_INDENTS, MOTTO_SIZE, NATIONAL_NAME_SIZE, RULE_SHARE, TEXT_SIZE
from baocao.word.font_metrics import width
from baocao.word.profile import profile_for, twips
from baocao.word.writing.breaking import balanced
from baocao.word.writing.tables import column_widths
from baocao.yaml.json_schema import json_schema


@pytest.mark.parametrize(
    ("text", "size", "bold", "mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.5),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 13, True, 70.2),
        ("UBND TỈNH SƠN LA", 13, False, 42.7),
    ],
)
def test_widths_are_those_of_times_new_roman(text: str, size: float, bold: bool, mm: float) -> None:
    assert width(text, size, bold=bold) == pytest.approx(mm, abs=0.06)


def test_tone_marks_add_nothing_but_the_horn_does() -> None:
    assert width("ếộằữ", 14) == width("eoaư", 14)
    assert width("ơ", 14) > width("o", 14)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("CHI CỤC KIỂM LÂM", 64),
        ("SỞ KHOA HỌC | VÀ CÔNG NGHỆ", 64),
        ("SỞ NÔNG NGHIỆP VÀ | PHÁT TRIỂN NÔNG THÔN", 64),
        ("SỞ LAO ĐỘNG - | THƯƠNG BINH VÀ XÃ HỘI", 64),
        ("SỞ VĂN HÓA, | THỂ THAO VÀ DU LỊCH", 64),
        ("ỦY BAN NHÂN DÂN | TỈNH BÀ RỊA - VŨNG TÀU", 64),
        ("UBND TỈNH | THỪA THIÊN HUẾ", 60),
        ("TRUNG TÂM THÔNG TIN | VÀ ỨNG DỤNG KHOA HỌC | VÀ CÔNG NGHỆ", 64),
        ("Kết quả công tác tháng 02 và phương hướng, | nhiệm vụ tháng 03 năm 2022", 120),
    ],
)
def test_a_long_name_breaks_between_words_that_belong_together(name: str, limit: float) -> None:
    assert balanced(name.replace(" | ", " "), limit, 13, bold=True).lines == tuple(name.split(" | "))


_WORDS = ["Sở", "Khoa", "học", "và", "Công", "nghệ", "tỉnh", "Bà", "Rịa", "-", "Vũng", "Tàu", "01"]


def filled(text: str, room: float) -> tuple[str, ...]:
    """The lines that a word processor makes of `text` in a column of `room` mm."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer, 13, bold=True) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(line.replace("\u00a0", " ") for line in lines)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_balanced_lines_keep_every_word_and_break_so_in_any_similar_font(words: list[str]) -> None:
    text = " ".join(words)
    lines = balanced(text, 60.0, 13, bold=True)
    assert " ".join(lines.lines) == text == lines.text.replace("\u00a0", " ")
    assert lines.longest == pytest.approx(max(width(line, 13, bold=True) for line in lines.lines))
    assert lines.longest <= lines.room <= 60
    if len(lines.lines) <= 8:
        for hair in (-0.7, 0, 0.7):
            assert filled(lines.text, lines.room + hair) == lines.lines


def test_room_left_for_handwriting_is_measured() -> None:
    plain = balanced("Kèm theo Báo cáo số của Sở", 40.0, 13)
    spaced = balanced(f"Kèm theo Báo cáo số{' ' * 30}của Sở", 40.0, 13)
    assert len(spaced.lines) > len(plain.lines)


def test_an_office_chooses_among_what_the_decree_allows() -> None:
    choices = {name: said["anyOf"][0]["enum"] for name, said in json_schema(WordSettings)["properties"].items()}
    assert choices == {
        "tier": [*NATIONAL_NAME_SIZE],
        "body_size": [*TEXT_SIZE],
        "first_line_indent_cm": [indent / 10 for indent in FIRST_LINE_INDENTS],
    }


@pytest.mark.parametrize("tier", NATIONAL_NAME_SIZE)
@pytest.mark.parametrize("body_size", TEXT_SIZE)
def test_every_choice_an_office_has_is_followed(tier: int, body_size: int) -> None:
    profile = profile_for(WordSettings(tier=tier, body_size=body_size, first_line_indent_cm=1.0))
    assert profile.national_name_size == profile.organ_size == tier
    assert MOTTO_SIZE.holds(profile.motto_size)
    assert DATE_SIZE.holds(profile.date_size)
    assert profile.motto_size == profile.date_size == tier + 1
    assert profile.body_size == profile.page_number_size == body_size
    assert profile.first_line_indent == 10
    # Quốc hiệu stays on one line (rule 16) and leaves an organ's name its column.
    quoc_hieu = width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", profile.national_name_size, bold=True)
    assert profile.text_width - quoc_hieu > 60


def test_a_line_under_a_name_is_as_long_as_the_decree_allows() -> None:
    assert RULE_SHARE.holds(profile_for(WordSettings()).rule_share)


def test_a_margin_in_twips_is_never_below_the_least_allowed() -> None:
    profile = profile_for(WordSettings())
    for margin in (profile.margin_top, profile.margin_bottom, profile.margin_left, profile.margin_right):
        assert margin <= twips(margin) / 1440 * 25.4 < margin + 0.02


_CELLS = st.lists(st.lists(st.text("aA1 đ", max_size=60), min_size=3, max_size=3), min_size=1, max_size=5)


@given(_CELLS)
def test_columns_fill_the_text_width_exactly(rows: list[list[str]]) -> None:
    widths = column_widths(rows[:1], rows[1:], 165.0, 13)
    assert sum(widths) == pytest.approx(165.0)
    assert all(each > 0 for each in widths)


def test_short_columns_get_what_they_need_and_long_ones_the_rest() -> None:
    head = [["TT", "Cây trồng", "Ghi chú"]]
    rows = [["1", "Lúa đông xuân", "Một số diện tích gieo muộn do thời tiết đầu vụ không thuận lợi " * 3]]
    order, crop, remark = column_widths(head, rows, 165.0, 13)
    assert crop >= width("Lúa đông xuân", 13)
    assert order < crop < remark
