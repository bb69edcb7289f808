from __future__ import annotations

import unicodedata

import pytest

from baocao.review.excerpts import brief
from baocao.review.model import MovedSentence, SentenceChange
from baocao.review.sentences import SentenceChanges, sentence_changes, sentences_of
from baocao.review.words import Fate, pieces
from support.offices import report_of


def told(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(report_of(f"---\nperiod: 2022-03\n---\n\n{text}\n"))]


def changed(old: str, new: str) -> SentenceChanges:
    before, after = (report_of(f"---\nperiod: 2022-03\n---\n\n{text}\n") for text in (old, new))
    return sentence_changes(sentences_of(before), sentences_of(after))


def test_a_sentence_is_what_a_reader_sees() -> None:
    text = "## I. KẾT QUẢ\n\n- Mua **máy chủ**\n  mới {#mua-may-chu xong}. Đón TP. Hạ 1.840 lượt khách; họp.\n"
    assert told(text) == ["I. KẾT QUẢ", "Mua máy chủ mới.", "Đón TP. Hạ 1.840 lượt khách; họp."]
    assert told("| a | b |\n| --- | --- |\n| 1 | 2 |\n") == ["a | b", "1 | 2"]


@pytest.mark.parametrize(
    "new",
    [
        "- Tu bổ mái đình\n  Hạ được 60% khối lượng. Họp giao ban. {#dinh-ha đang}\n",
        "- Tu bổ mái đình Hạ được  60% khối lượng.   Họp giao ban.\n",
        "* Tu bổ **mái đình** Hạ được 60% khối lượng. Họp giao ban. {#khac xong}\n",
        unicodedata.normalize("NFD", "- Tu bổ mái đình Hạ được 60% khối lượng. Họp giao ban.\n"),
        "- Tu bổ mái đình Hạ được 60% khối lượng. Họp giao ban.\n".replace("\n", "\r\n"),
    ],
)
def test_wrapping_markers_blanks_and_forms_of_letters_are_no_change(new: str) -> None:
    old = "- Tu bổ mái đình Hạ được 60% khối lượng. Họp giao ban. {#dinh-ha đang}\n"
    assert changed(old, new) == SentenceChanges((), ())


def test_changed_new_and_gone_sentences_stand_in_order_with_their_lines() -> None:
    old = "- Một hai ba bốn năm.\n- Câu này mất đi.\n- Giữ nguyên.\n"
    new = "- Một hai ba bốn sáu.\n- Giữ nguyên.\n- Hoàn toàn mới mẻ.\n"
    assert changed(old, new).changes == (
        SentenceChange("Một hai ba bốn năm.", "Một hai ba bốn sáu.", 5),
        SentenceChange("Câu này mất đi.", None, 6),
        SentenceChange(None, "Hoàn toàn mới mẻ.", 7),
    )


def test_a_sentence_that_only_moves_is_no_change() -> None:
    lines = [f"- Câu thứ {number} của báo cáo.\n" for number in range(6)]
    found = changed("".join(lines), "".join([*lines[1:], lines[0]]))
    assert found == SentenceChanges((), (MovedSentence("Câu thứ 0 của báo cáo.", 10),))


def test_the_task_tells_which_sentence_is_which_before_words_do() -> None:
    old = "- Mua máy chủ cho phòng một. {#a-a}\n- Mua máy chủ cho phòng hai. {#b-b}\n"
    new = "- Mua máy in cho phòng hai. {#a-a}\n- Mua máy in cho phòng một. {#b-b}\n"
    assert {(change.old, change.new) for change in changed(old, new).changes} == {
        ("Mua máy chủ cho phòng một.", "Mua máy in cho phòng hai."),
        ("Mua máy chủ cho phòng hai.", "Mua máy in cho phòng một."),
    }


def test_a_result_is_not_taken_for_what_the_plan_said_of_its_task() -> None:
    result, plan = "- Chưa quyết toán xong kinh phí{}. {{#a-a chưa}}\n", "\n## III. KẾ HOẠCH\n\n- {}\n"
    said = "Hoàn tất quyết toán kinh phí. {#a-a}"
    old = "## I. KẾT QUẢ\n\n" + result.format(", lý do: 02 nhiệm vụ còn thiếu chứng từ") + plan.format(said)
    new = "## I. KẾT QUẢ\n\n" + result.format("") + plan.format("Trực Tết.")
    assert {(change.old, change.new) for change in changed(old, new).changes} == {
        (
            "Chưa quyết toán xong kinh phí, lý do: 02 nhiệm vụ còn thiếu chứng từ.",
            "Chưa quyết toán xong kinh phí.",
        ),
        ("Hoàn tất quyết toán kinh phí.", None),
        (None, "Trực Tết."),
    }


def test_a_cell_that_changes_is_a_change_of_its_row() -> None:
    table = "| Nội dung | Số |\n| --- | --- |\n| Hồ sơ | 5 |\n| Lượt khách | 7 |\n"
    assert changed(table, table.replace("| 5 |", "| 6 |")).changes == (SentenceChange("Hồ sơ | 5", "Hồ sơ | 6", 7),)


def test_thousands_of_changed_sentences_are_compared_in_bounded_time() -> None:
    old = "".join(f"- Câu {number} nói về việc {number * 7}.\n" for number in range(3000))
    new = "".join(f"- Câu {number} nói về chuyện {number * 7}.\n" for number in range(3000))
    assert len(changed(old, new).changes) == 3000


# --------------------------------------------------------------------------- words


def shown(old: str, new: str) -> str:
    marks = {Fate.SAME: "{}", Fate.GONE: "[{}]", Fate.NEW: "<{}>"}
    return "".join(marks[piece.fate].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Đón 1.840 lượt khách.", "Đón 2.040 lượt khách.", "Đón [1.840]<2.040> lượt khách."),
        ("Họp.", "Họp, bàn.", "Họp<, bàn>."),
        ("Họp, bàn.", "Họp.", "Họp[, bàn]."),
        ("", "Mới.", "<Mới.>"),
        ("Cũ.", "", "[Cũ.]"),
        ("Như cũ.", "Như cũ.", "Như cũ."),
        ("Được 60% rồi", "Được 75% rồi", "Được [60]<75>% rồi"),
    ],
)
def test_the_words_that_differ_are_marked(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_both_sentences_can_be_read_out_of_the_pieces() -> None:
    old, new = "Tu bổ mái đình Hạ, được 60% (đạt).", "Tu bổ xong mái đình Thượng (đạt 100%)."
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.fate is not Fate.NEW) == old
    assert "".join(piece.text for piece in found if piece.fate is not Fate.GONE) == new


def test_of_a_long_sentence_only_what_is_near_a_change_is_shown() -> None:
    words = [f"chữ{number}" for number in range(100)]
    old, new = " ".join([*words, "cũ", *words]), " ".join([*words, "mới", *words])
    found = brief(SentenceChange(old, new, 1))
    assert [piece.fate for piece in found] == [Fate.SAME, Fate.GONE, Fate.NEW, Fate.SAME]
    assert found[0].text == f"… {' '.join(words[-12:])} "
    assert found[-1].text == f" {' '.join(words[:12])} …"


def test_lines_move_past_headings_not_headings_past_lines() -> None:
    old = "## I. KẾT QUẢ\n\n### 1. Một\n\n- Câu a.\n\n- Câu b.\n\n### 2. Hai\n\n- Câu c.\n"
    new = "## I. KẾT QUẢ\n\n### 1. Một\n\n- Câu a.\n\n### 2. Hai\n\n- Câu b.\n\n- Câu c.\n"
    assert changed(old, new) == SentenceChanges((), (MovedSentence("Câu b.", 13),))
    assert changed(new, old) == SentenceChanges((), (MovedSentence("Câu b.", 11),))
