"""`check` on the screen: what is shown is true, aligned and harmless."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from wcwidth import wcswidth

from baocao.findings import SEVERITY_WORDS, Summary
from baocao.model import Edit, Related, Severity, Source
from baocao.parsing.file_places import FileText
from baocao.render.formats import check_text
from support.findings import PATH, at, finding, nfd, source_of, text_of
from support.offices import report_of, with_front_matter


def seen_under_carets(text: str) -> list[str]:
    """What stands above the carets of each finding, measured as a terminal does."""
    lines = text.split("\n")
    found = []
    for above, below in itertools.pairwise(lines):
        carets = re.fullmatch(r" +\| ( *)(\^+)", below)
        if carets:
            shown = above[above.index("| ") + 2 :]
            start, end = len(carets[1]), len(carets[1]) + len(carets[2])
            found.append("".join(char for i, char in enumerate(shown) if start <= column(shown, i) < end))
    return found


def column(shown: str, index: int) -> int:
    """The column of a character; a combining mark is in that of its letter."""
    while index > 0 and unicodedata.combining(shown[index]):
        index -= 1
    return wcswidth(shown[:index])


def test_a_finding_reads_as_the_style_guide_shows() -> None:
    before = source_of("x\n" * 40 + "- Mua máy chủ. {#mua-may-chu}\n", "reports/2022/2022-02.md")
    source = source_of("\n" * 8 + "### 1. Chuyển đổi số\n")
    one = finding(
        source.line_span(9),
        "Việc “Mua máy chủ” (mua-may-chu) của tháng 02 chưa có kết quả.",
        "Thêm một dòng với {#mua-may-chu …} vào lĩnh vực này.",
        related=[Related(before.line_span(41), "kế hoạch")],
    )
    assert text_of(one) == (
        "reports/2022/2022-03.md:9:1: lỗi [K01] Việc “Mua máy chủ” (mua-may-chu) của tháng 02 chưa có kết quả.\n"
        " 9 | ### 1. Chuyển đổi số\n"
        "   | ^^^^^^^^^^^^^^^^^^^^\n"
        "   = kế hoạch: reports/2022/2022-02.md:41\n"
        "   = cách sửa: Thêm một dòng với {#mua-may-chu …} vào lĩnh vực này.\n"
        "\n"
        "1 lỗi trong 4 báo cáo.\n"
    )


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((4, 2, 1, 0), "2 lỗi, 1 cảnh báo trong 4 báo cáo.\n"),
        ((4, 0, 1, 3), "1 cảnh báo, 3 gợi ý trong 4 báo cáo.\n"),
        ((4, 0, 0, 0), "Không có lỗi nào trong 4 báo cáo.\n"),
        ((0, 0, 0, 0), "Chưa có báo cáo nào để kiểm tra.\n"),
    ],
)
def test_the_last_line_counts_what_was_found(counts: tuple[int, int, int, int], line: str) -> None:
    assert check_text.render([], Summary(*counts), False, 100) == line


def test_the_last_line_says_how_many_findings_can_be_mended() -> None:
    source = source_of("a  b  c\n")
    span = at(source, "  ")
    text = text_of(finding(span, edits=[Edit(span, " ")]), finding(span), reports=1)
    assert text.endswith("2 lỗi trong 1 báo cáo. Máy tự sửa được 1 chỗ: chạy lại với --fix.\n")


def test_findings_stand_by_file_and_place_whatever_order_they_come_in() -> None:
    first, second = source_of("a b\n", "reports/2022/2022-01.md"), source_of("a b\n", "reports/2022/2022-02.md")
    found = [finding(at(second, "a")), finding(at(first, "b")), finding(at(first, "a"))]
    text = text_of(*found)
    assert re.findall(r"(?m)^reports/2022/(.*?): ", text) == ["2022-01.md:1:1", "2022-01.md:1:3", "2022-02.md:1:1"]
    assert text_of(*reversed(found)) == text


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_has_a_vietnamese_word(severity: Severity) -> None:
    source = source_of("a\n")
    assert f":1:1: {SEVERITY_WORDS[severity]} [K01] " in text_of(finding(source.span(0, 1), severity=severity))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Số hóa hồ sơ một cửa", "hồ sơ"),
        (nfd("Số hóa hồ sơ một cửa"), "hồ sơ"),
        ("漢字 và 😀 rồi hồ sơ", "hồ sơ"),
        ("\tmột\thồ sơ\t.", "hồ sơ"),
        ("\ufeff" + nfd("Số hóa hồ sơ"), "hồ sơ"),
        ("\x1b[31mSố\x1b[0m hồ sơ", "hồ sơ"),
        ("Số\u200bhóa\u202e hồ sơ", "hồ sơ"),
        ("漢字", "字"),
        (nfd("Việt Nam"), "ệ"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_carets_stand_under_exactly_the_letters_meant(raw: str, words: str, end: str) -> None:
    source = source_of(raw + end)
    [seen] = seen_under_carets(text_of(finding(at(source, words))))
    assert unicodedata.normalize("NFC", seen) == words


def test_the_column_counts_the_characters_of_the_file() -> None:
    source = source_of("\ufeff" + nfd("Tiếng Việt: số") + "\r\n")
    assert text_of(finding(at(source, "số"))).startswith(f"{PATH}:1:17: ")


def test_the_line_is_shown_as_it_stands_in_the_file() -> None:
    source = source_of(nfd("Chuyển đổi số") + "\n")
    assert f" 1 | {nfd('Chuyển đổi số')}\n" in text_of(finding(at(source, "đổi")))


def test_a_finding_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    source = source_of("một hai  \nba bốn\n")
    assert seen_under_carets(text_of(finding(at(source, "hai  \nba")))) == ["hai"]


@pytest.mark.parametrize("raw", ["", "\n", "a\n", "a"])
def test_an_empty_span_has_one_caret_wherever_it_is(raw: str) -> None:
    source = source_of(raw)
    text = text_of(finding(source.span(len(source.text), len(source.text))))
    assert text.count("^") == (1 if raw else 0)


def test_a_file_that_could_not_be_read_has_no_line_to_show() -> None:
    source = Source(PATH, "")
    assert text_of(finding(source.span(0, 0), "Tệp không phải UTF-8.", "Lưu lại.")) == (
        f"{PATH}:1:1: lỗi [K01] Tệp không phải UTF-8.\n   = cách sửa: Lưu lại.\n\n1 lỗi trong 4 báo cáo.\n"
    )


@pytest.mark.parametrize("width", [20, 60, 100])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["MỞ ĐẦU", "Ở GIỮA", "KẾT THÚC"])
def test_of_a_long_line_the_part_around_the_place_is_shown(width: int, form: str, words: str) -> None:
    filler = "tổ chức hội nghị tập huấn chuyển đổi số; " * 12
    raw = unicodedata.normalize(form, f"MỞ ĐẦU {filler}Ở GIỮA {filler}KẾT THÚC")
    text = text_of(finding(at(source_of(raw + "\n"), words)), width=width)
    [seen] = seen_under_carets(text)
    assert unicodedata.normalize("NFC", seen) == words
    shown = text.split("\n")[1]
    assert wcswidth(shown) <= max(width, 35)
    assert shown.startswith(" 1 | …") is (words != "MỞ ĐẦU")
    assert shown.endswith("…") is (words != "KẾT THÚC")


def test_of_a_span_too_wide_for_the_screen_the_beginning_is_shown() -> None:
    source = source_of("đầu " + "rất dài " * 100 + "cuối\n")
    [seen] = seen_under_carets(text_of(finding(source.span(4, len(source.text) - 1)), width=60))
    assert seen.startswith("rất dài")
    assert len(seen) > 40


def test_remarks_are_wrapped_under_themselves() -> None:
    source = source_of("a\n")
    advice = "Ghi kết quả của việc này kèm đúng mã nhiệm vụ vào phần kết quả, cùng lĩnh vực."
    lines = text_of(finding(source.span(0, 1), advice=advice), width=50).split("\n")
    assert lines[3:6] == [
        "   = cách sửa: Ghi kết quả của việc này kèm đúng",
        "     mã nhiệm vụ vào phần kết quả, cùng lĩnh vực.",
        "",
    ]


def test_colour_adds_nothing_but_colour() -> None:
    source = source_of("- Số hóa hồ sơ\n")
    found = [finding(at(source, "hồ sơ"), severity=severity) for severity in Severity]
    plain, coloured = text_of(*found), text_of(*found, color=True)
    assert "\x1b" not in plain
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_origin_of_a_report_is_its_file() -> None:
    report = report_of(("\ufeff" + nfd(with_front_matter("## I. KẾT QUẢ\n"))).replace("\n", "\r\n"))
    assert FileText(report.source).line_end == "\r\n"
