from __future__ import annotations

import difflib
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docx.oxml.ns import qn

from baocao.model import Signer
from baocao.model.merge import Merge
from support.clause_edits import HEAD
from support.merging import REPORT, after, after_in, built, merged, parsed, shown
from support.offices import office_config
from support.word_edits import add_after, edited, paragraph_with, replace, style_of, text_of, write


def lines(found: Merge, text: str = REPORT) -> list[str]:
    """The lines that a merge took out and put in."""
    return [
        line
        for line in difflib.ndiff(text.split("\n"), (found.text or text).split("\n"))
        if line.startswith(("+", "-"))
    ]


def put(words: str, old: str, new: str) -> Callable[[Any], None]:
    """Replaces words in the paragraph that holds others."""
    return lambda document: replace(paragraph_with(document, words), old, new)


def test_a_file_that_nobody_changed_changes_nothing() -> None:
    found = merged(REPORT, built(REPORT))

    assert found.text is None
    assert found.is_settled
    assert found.applied + found.comments + found.notes == ()


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        (
            "Tập huấn cho",
            "120",
            "135",
            [
                "-   - Tập huấn cho 120 cán bộ cấp xã về quản lý đo lường. {#tap-huan đang}",
                "+   - Tập huấn cho 135 cán bộ cấp xã về quản lý đo lường. {#tap-huan đang}",
            ],
        ),
        (
            "Tổ chức",
            "03 hội đồng",
            "04 hội đồng",
            [
                "- - Tổ chức **03 hội đồng** tư vấn {#hoi-dong xong}; trình UBND tỉnh *02 quyết định* phê duyệt "
                "{#phe-duyet đang};",
                "+ - Tổ chức **04 hội đồng** tư vấn {#hoi-dong xong}; trình UBND tỉnh *02 quyết định* phê duyệt "
                "{#phe-duyet đang};",
            ],
        ),
        (
            "Tổ chức",
            "5 * 2 huyện",
            "5 * 3 huyện *vùng cao*",
            [
                "-   phối hợp kiểm tra các đề tài đang thực hiện ở 5 \\* 2 huyện. {#kiem-tra đang}",
                "+   phối hợp kiểm tra các đề tài đang thực hiện ở 5 \\* 3 huyện \\*vùng cao\\*. {#kiem-tra đang}",
            ],
        ),
        (
            "Hội thảo",
            "Hải Sơn",
            "Sông Đà",
            [
                "-   - Hội thảo “Chuyển đổi số” tại [Hải Sơn](https://hai-son.example). {#hoi-thao xong}",
                "+   - Hội thảo “Chuyển đổi số” tại [Sông Đà](https://hai-son.example). {#hoi-thao xong}",
            ],
        ),
        (
            "Sở báo cáo kết quả",
            "năm 2022",
            "của Sở năm 2022",
            [
                "- kế hoạch tháng 04 năm 2022 như sau:",
                "+ kế hoạch tháng 04 của Sở năm 2022 như sau:",
            ],
        ),
        ("II. ĐÁNH GIÁ", "CHUNG", "TÌNH HÌNH", ["- ## II. ĐÁNH GIÁ CHUNG", "+ ## II. ĐÁNH GIÁ TÌNH HÌNH"]),
        ("DANH MỤC", "DANH MỤC", "BẢNG", ["- ## Phụ lục I. DANH MỤC NHIỆM VỤ", "+ ## Phụ lục I. BẢNG NHIỆM VỤ"]),
        ("250", "250", "260", ["- | Mẫu thử nghiệm | 250 | mẫu |", "+ | Mẫu thử nghiệm | 260 | mẫu |"]),
        ("Giấy phép", "Giấy", "A|B", ["- | Giấy phép | **12** | giấy |", "+ | A\\|B phép | **12** | giấy |"]),
    ],
)  # fmt: skip
def test_only_the_words_that_changed_are_others_in_the_markdown(
    words: str, old: str, new: str, expected: list[str]
) -> None:
    found = after(put(words, old, new))

    assert [line.rstrip() for line in lines(found)] == expected
    assert found.is_settled


def test_an_empty_cell_is_filled() -> None:
    def fill(document: Any) -> None:
        row = next(row for row in document.element.body.iter(qn("w:tr")) if "Phương" in text_of(row))
        write(row.findall(qn("w:tc"))[1].find(qn("w:p")), "1.147")

    assert lines(after(fill)) == ["- | Phương tiện đo |  | chiếc |", "+ | Phương tiện đo | 1.147 | chiếc |"]


def test_a_row_is_added_and_another_taken_out() -> None:
    def work(document: Any) -> None:
        rows = {text_of(row)[:4]: row for row in document.element.body.iter(qn("w:tr"))}
        made = add_after(rows["Giấy"], "")
        for p, text in zip(made.iter(qn("w:p")), ("Chứng chỉ", "7", "tờ"), strict=True):
            write(p, text)
        rows["Phươ"].getparent().remove(rows["Phươ"])

    assert lines(after(work)) == ["- | Phương tiện đo |  | chiếc |", "+ | Chứng chỉ | 7 | tờ |"]


def test_added_items_are_like_their_neighbours() -> None:
    def work(document: Any) -> None:
        add_after(paragraph_with(document, "Tập huấn cho"), "Việc con mới.")
        add_after(paragraph_with(document, "Nghiệm thu 02"), "Việc kế hoạch mới.")
        add_after(paragraph_with(document, "Việc thứ hai"), "Việc thứ ba.")

    assert lines(after(work)) == ["+   - Việc con mới.", "+ 3. Việc thứ ba.", "+ * Việc kế hoạch mới."]


def test_an_added_paragraph_and_heading_stand_apart() -> None:
    def work(document: Any) -> None:
        heading = add_after(paragraph_with(document, "2. Bảo tàng"), "3. Việc khác")
        add_after(paragraph_with(document, "Nhìn chung"), "# Đoạn *mới* {#khong xong}")
        paragraph_with(document, "Việc thứ hai").addnext(heading)

    found = after(work)

    assert "kinh phí.\n\n### 3. Việc khác\n\n## II." in (found.text or "")
    assert "độ.\n\n# Đoạn \\*mới\\* \\{#khong xong}\n\n## III.".replace("# Đ", "\\# Đ") in (found.text or "")


def test_a_deleted_item_loses_its_markers_and_a_moved_one_takes_them_along() -> None:
    def work(document: Any) -> None:
        gone = paragraph_with(document, "Tập huấn cho")
        gone.getparent().remove(gone)
        paragraph_with(document, "Thông báo tuyển").addnext(paragraph_with(document, "Nghiệm thu 02"))

    found = after(work)
    assert "#tap-huan" not in (found.text or "")
    assert "* Thông báo tuyển chọn đợt 2. {#tuyen-chon}\n* Nghiệm thu 02 đề tài cấp tỉnh. {#nghiem-thu}\n" in (
        found.text or ""
    )
    assert [edit.is_move for edit in found.applied] == [False, True]


def test_remarks_below_an_item_stay_with_it() -> None:
    planned = "* Nghiệm thu 02 đề tài cấp tỉnh. {#nghiem-thu}\n"
    below = "  {## 2022-01: Nghiệm thu 01 đề tài.}\n  {## 2022-02: Chưa họp.}\n"
    assert planned in REPORT

    def add(document: Any) -> None:
        add_after(paragraph_with(document, "Nghiệm thu 02"), "Việc kế hoạch mới.")

    def delete(document: Any) -> None:
        gone = paragraph_with(document, "Nghiệm thu 02")
        gone.getparent().remove(gone)

    base = REPORT.replace(planned, planned + below)
    assert f"{planned}{below}* Việc kế hoạch mới.\n" in (after(add, base).text or "")
    assert "{##" not in (after(delete, base).text or "{##")


def test_an_item_that_is_split_or_joined_keeps_its_markers_in_order() -> None:
    def split(document: Any) -> None:
        whole = paragraph_with(document, "Tổ chức")
        add_after(
            whole, "Trình UBND tỉnh 02 quyết định phê duyệt; phối hợp kiểm tra các đề tài đang thực hiện ở 5 * 2 huyện."
        )
        write(whole, "Tổ chức 03 hội đồng tư vấn.")

    assert lines(after(split))[1:3] == [
        "+ - Tổ chức **03 hội đồng** tư vấn {#hoi-dong xong}.",
        "+ - Trình UBND tỉnh *02 quyết định* phê duyệt {#phe-duyet đang};",
    ]

    def join(document: Any) -> None:
        first, second = (paragraph_with(document, words) for words in ("Nghiệm thu 02", "Thông báo tuyển"))
        write(first, f"{text_of(first)} {text_of(second)}")
        second.getparent().remove(second)

    joined = "* Nghiệm thu 02 đề tài cấp tỉnh. {#nghiem-thu} Thông báo tuyển chọn đợt 2. {#tuyen-chon}"
    assert [line for line in lines(after(join)) if line.startswith("+")] == [f"+ {joined}"]


@pytest.mark.parametrize(
    ("items", "edits", "expected", "lost"),
    [
        (
            "Cấp giấy {#cap-giay}; rà soát hồ sơ tồn {#ho-so-ton}.",
            [("Cấp giấy", "Rà soát hồ sơ tồn.")],
            "Rà soát hồ sơ tồn {#ho-so-ton}.",
            ["{#cap-giay}"],
        ),
        (
            "Cấp giấy {#cap-giay}; rà soát hồ sơ tồn {#ho-so-ton}.",
            [("Cấp giấy", "Cấp giấy.")],
            "Cấp giấy {#cap-giay}.",
            ["{#ho-so-ton}"],
        ),
        (
            "Lập hồ sơ {#lap-ho-so}; thẩm định giá đất {#gia-dat}.",
            [("Lập hồ sơ", "Thẩm định giá đất; lập hồ sơ.")],
            "Thẩm định giá đất {#gia-dat}; lập hồ sơ {#lap-ho-so}.",
            [],
        ),
        (
            "Cấp 12 giấy {#cap-giay}; đo đạc 3 xã {#do-dac}; kiểm tra {#kiem-tra}.",
            [("Cấp 12", "Cấp 12 giấy; kiểm tra.")],
            "Cấp 12 giấy {#cap-giay}; kiểm tra {#kiem-tra}.",
            ["{#do-dac}"],
        ),
        (
            "Cấp 12 giấy {#cap-giay}; kiểm tra {#kiem-tra}.",
            [("Cấp 12", "Cấp 12 giấy; trồng 5 ha rừng; kiểm tra.")],
            "Cấp 12 giấy {#cap-giay}; trồng 5 ha rừng; kiểm tra {#kiem-tra}.",
            [],
        ),
        (
            "Cấp giấy {#cap-giay}; rà soát hồ sơ {#ho-so}.\n- Lập bản đồ {#ban-do}.",
            [("Cấp giấy", "Cấp giấy."), ("Lập bản đồ", "Rà soát hồ sơ; lập bản đồ.")],
            "Cấp giấy {#cap-giay}.\n- Rà soát hồ sơ {#ho-so}; lập bản đồ {#ban-do}.",
            [],
        ),
        (
            "Cấp giấy {#cap-giay}; rà soát hồ sơ {#ho-so}.\n- Lập bản đồ {#ban-do}.",
            [("Lập bản đồ", "Lập bản đồ; cấp giấy; rà soát hồ sơ."), ("Cấp giấy;", None)],
            "Lập bản đồ {#ban-do}; cấp giấy {#cap-giay}; rà soát hồ sơ {#ho-so}.",
            [],
        ),
        (
            "Đo đạc xã Tân Lập. {#do-dac xong} {## hỏi lại chị Lan}\n- Cấp 12 giấy. {#cap-giay đang}",
            [("Đo đạc", "Đo đạc xã Tân Lập; cấp 12 giấy."), ("Cấp 12", None)],
            "Đo đạc xã Tân Lập {#do-dac xong} {## hỏi lại chị Lan}; cấp 12 giấy. {#cap-giay đang}",
            [],
        ),
        (
            "Đo đạc xã Tân Lập {#do-dac}; cấp 12 giấy {#cap-giay} {## hỏi lại chị Lan}.",
            [("Đo đạc", "Đo đạc xã Tân Lập.")],
            "Đo đạc xã Tân Lập {#do-dac}.",
            ["{#cap-giay}", "{## hỏi lại chị Lan}"],
        ),
    ],
)  # fmt: skip
def test_a_marker_stays_with_the_clause_that_it_ends(
    items: str, edits: list[tuple[str, str | None]], expected: str, lost: list[str]
) -> None:
    """A clause is an item too: what is moved takes its markers along, what is gone loses them, and that is told."""
    base = HEAD + f"- {items}\n"

    def work(document: Any) -> None:
        for p, text in [(paragraph_with(document, words), text) for words, text in edits]:
            if text is None:
                p.getparent().remove(p)
            else:
                write(p, text)

    found = after(work, base)

    assert found.is_settled
    assert (found.text or "").removeprefix(HEAD) == f"- {expected}\n"
    assert [mark for mark in lost if any(f" {mark} không còn" in note for note in found.notes)] == lost
    assert len(found.notes) == len(lost)


@pytest.mark.parametrize("empty", ["- {#trong xong}", "- ![](anh.png)", "- <!-- -->"])
def test_an_item_without_words_is_left_alone(empty: str) -> None:
    base = f"{HEAD}{empty}\n- Cấp giấy. {{#cap-giay}}\n"

    found = after(put("Cấp giấy", "Cấp giấy", "Cấp 12 giấy"), base)

    assert found.text == base.replace("Cấp giấy", "Cấp 12 giấy")


def test_the_marker_of_a_cell_stays_in_it() -> None:
    base = REPORT.replace("| Giấy phép | **12** |", "| Cấp phép {#cap-phep}; thu hồi {#thu-hoi}. |  |")

    found = after(lambda document: write(paragraph_with(document, "Cấp phép"), "Thu hồi; cấp phép."), base)

    assert "| Thu hồi {#thu-hoi}; cấp phép {#cap-phep}. |  | giấy |\n" in (found.text or "")


def test_number_date_and_signer_go_to_front_matter_and_comments_there_stay() -> None:
    def sign(document: Any) -> None:
        write(paragraph_with(document, "Số:"), "Số: 15/BC-SVHDL")
        date = paragraph_with(document, "tháng 3 năm 2022")
        write(date, f"{text_of(date).split(',')[0]}, ngày 25 tháng 3 năm 2022")
        name = next(p for p in document.element.body.iter(qn("w:p")) if style_of(p) == "SignerName")
        write(name, "Nguyễn Văn An")

    found = after(sign)
    front = parsed(found.text or "").front
    assert (front.code_number, str(front.issued_date)) == ("15", "2022-03-25")
    assert front.signer
    assert front.signer.full_name == "Nguyễn Văn An"
    assert "status: draft   # đang soạn\n" in (found.text or "")
    assert "issued_date: 2022-03-25    # ngày ký\n" in (found.text or "")


def test_what_only_the_configuration_can_say_is_told_in_full() -> None:
    found = after(lambda document: write(paragraph_with(document, "SỞ "), "SỞ KHÁC"))

    assert found.text is None
    assert [edit.new for edit in found.unplaced] == ["SỞ KHÁC"]


def test_whom_the_office_signs_for_is_told_and_who_signs_is_put() -> None:
    committee = office_config()._replace(signer=Signer("CHỦ TỊCH", "", "TM. ỦY BAN NHÂN DÂN"))
    base = REPORT.replace("{full_name: }", "{position: PHÓ CHỦ TỊCH, authority: KT. CHỦ TỊCH, full_name: Lê An}")

    def sign(document: Any) -> None:
        collective = paragraph_with(document, "TM. ")
        collective.getparent().remove(collective)
        write(paragraph_with(document, "KT. "), "Q. CHỦ TỊCH")
        deputy = paragraph_with(document, "PHÓ CHỦ TỊCH")
        deputy.getparent().remove(deputy)

    found = after_in(committee, sign, base)
    assert [(edit.old, edit.new) for edit in found.unplaced] == [("TM. ỦY BAN NHÂN DÂN", "")]
    signer = parsed(found.text or "").front.signer
    assert signer
    assert (signer.position, signer.authority) == ("Q. CHỦ TỊCH", "")


# --------------------------------------------------------------------------- three ways


def test_two_people_who_changed_different_items_are_both_right() -> None:
    ours = REPORT.replace("Hội thảo “Chuyển đổi số”", "Hội thảo lớn về chuyển đổi số")

    found = after(put("Tập huấn cho", "120", "135"), ours=ours)

    assert found.is_settled
    assert found.text == ours.replace("cho 120 cán bộ", "cho 135 cán bộ")


def test_clauses_of_one_item_are_as_good_as_items() -> None:
    ours = REPORT.replace("trình UBND tỉnh *02 quyết định*", "trình UBND tỉnh *05 quyết định*")

    found = after(put("Tổ chức", "03 hội đồng", "04 hội đồng"), ours=ours)

    assert found.text == ours.replace("**03 hội đồng**", "**04 hội đồng**")


def test_markers_and_lines_that_came_since_are_no_change_of_words() -> None:
    ours = REPORT.replace("- Đoạn có hai phần.", "- Đoạn có\n  hai phần. {#doan đang}").replace(
        "{#tap-huan đang}", "{#tap-huan xong}"
    )

    found = after(put("Đoạn có hai", "hai phần", "ba phần"), ours=ours)

    assert found.text == ours.replace("hai phần. {#doan", "ba phần. {#doan")


def test_one_change_that_both_made_is_no_conflict() -> None:
    found = after(put("Tập huấn cho", "120", "135"), ours=REPORT.replace("cho 120 cán bộ", "cho 135 cán bộ"))

    assert found.text is None
    assert found.is_settled


def test_a_clause_that_both_changed_keeps_our_words_and_shows_both() -> None:
    found = after(put("Tập huấn cho", "120", "135"), ours=REPORT.replace("cho 120 cán bộ", "cho 140 cán bộ"))

    assert found.text is None
    (conflict,) = found.conflicts
    assert conflict.ours == "Tập huấn cho 140 cán bộ cấp xã về quản lý đo lường."
    assert conflict.theirs == "Tập huấn cho 135 cán bộ cấp xã về quản lý đo lường."
    assert "140 cán bộ" in REPORT.replace("cho 120", "cho 140").split("\n")[conflict.line - 1]


@pytest.mark.parametrize("word_deletes", [True, False])
def test_who_deletes_what_the_other_changed_is_in_conflict(word_deletes: bool) -> None:
    line = "  - Tập huấn cho 120 cán bộ cấp xã về quản lý đo lường. {#tap-huan đang}\n"

    def delete(document: Any) -> None:
        gone = paragraph_with(document, "Tập huấn cho")
        gone.getparent().remove(gone)

    change = delete if word_deletes else put("Tập huấn cho", "120", "135")
    ours = REPORT.replace("cho 120 cán bộ", "cho 140 cán bộ") if word_deletes else REPORT.replace(line, "")

    found = after(change, ours=ours)

    assert found.text is None
    assert len(found.conflicts) == 1


def test_both_add_items_at_one_place_and_both_stay() -> None:
    ours = REPORT.replace("{#tap-huan đang}\n", "{#tap-huan đang}\n  - Việc của mình.\n")

    found = after(lambda document: add_after(paragraph_with(document, "Tập huấn cho"), "Việc của Word."), ours=ours)

    assert found.is_settled
    assert found.text == ours.replace("  - Việc của mình.\n", "  - Việc của Word.\n  - Việc của mình.\n")


def test_the_file_of_the_merged_report_shows_what_the_edited_file_shows() -> None:
    def work(document: Any) -> None:
        replace(paragraph_with(document, "Tập huấn cho"), "120", "135")
        add_after(paragraph_with(document, "Việc thứ hai"), "Việc thứ ba.")
        replace(paragraph_with(document, "Trên đây là"), "Trên đây là", "Trên đây là toàn bộ")

    data = edited(built(REPORT), work)

    assert shown(built(merged(REPORT, data).text or "")) == shown(data)


@pytest.mark.parametrize("seed", range(12))
def test_lines_far_apart_are_merged_as_git_merges_them(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    lines = [f"- Việc số {at} của tháng đã xong, có {at * 7} hồ sơ." for at in range(30)]
    places = random.sample(range(0, 30, 3), 6)
    ours, theirs = list(lines), list(lines)
    for at in places[:3]:
        ours[at] = lines[at].replace("đã xong", "còn chậm")
    for at in places[3:]:
        theirs[at] = lines[at].replace("hồ sơ", "đơn thư")
    head, tail = REPORT.split("- Đoạn có hai phần.\n")
    texts = [head + "\n".join(each) + "\n- Đoạn có hai phần.\n" + tail for each in (ours, lines, theirs)]
    for name, text in zip(("ours", "base", "theirs"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")

    by_git = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, check=True
    )

    found = merged(texts[1], built(texts[2]), ours=texts[0])
    assert found.is_settled
    assert found.text == by_git.stdout.decode()


def test_the_head_of_a_table_that_is_gone_leaves_a_table(tmp_path: Path) -> None:
    def behead(document: Any) -> None:
        row = next(row for row in document.element.body.iter(qn("w:tr")) if "Nội dung" in text_of(row))
        row.getparent().remove(row)

    found = after(behead)

    assert "| Mẫu thử nghiệm | 250 | mẫu |\n|---|---:|---|\n| Phương tiện đo |" in (found.text or "")


def test_a_table_with_other_columns_is_told_and_left() -> None:
    def widen(document: Any) -> None:
        for row in document.element.body.iter(qn("w:tr")):
            if "Mẫu" in text_of(row):
                row.append(deepcopy(row.findall(qn("w:tc"))[-1]))

    found = after(widen)

    assert found.text is None
    assert [edit.new for edit in found.unplaced] == ["Mẫu thử nghiệm | 250 | mẫu | mẫu"]


def test_a_new_table_is_written_as_one() -> None:
    def add(document: Any) -> None:
        old = next(table for table in document.element.body.iter(qn("w:tbl")) if "Đề tài A" in text_of(table))
        paragraph_with(document, "Nhìn chung").addnext(deepcopy(old))

    assert "độ.\n\n| TT | Tên |\n| --- | --- |\n| 1 | Đề tài A |\n\n## III." in (after(add).text or "")


def test_figures_that_stand_under_each_other_in_a_cell_stay_apart() -> None:
    def write_below(document: Any) -> None:
        table = next(table for table in document.tables if "Mẫu thử nghiệm" in table.cell(1, 0).text)
        table.cell(1, 0).add_paragraph("Mẫu chuẩn")
        table.cell(1, 1).add_paragraph("15")
        table.cell(3, 0).add_paragraph("các loại")

    assert lines(after(write_below)) == [
        "- | Mẫu thử nghiệm | 250 | mẫu |",
        "+ | Mẫu thử nghiệm; Mẫu chuẩn | 250; 15 | mẫu |",
        "- | Giấy phép | **12** | giấy |",
        "+ | Giấy phép các loại | **12** | giấy |",
    ]


def test_a_table_without_borders_and_with_merged_cells_is_one_too() -> None:
    def add(document: Any) -> None:
        table = document.add_table(3, 2)
        words = ("Xã", "Số giấy", "Tân Lập", "12", "", "7")
        for cell, text in zip((cell for row in table.rows for cell in row.cells), words, strict=True):
            cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        paragraph_with(document, "Nhìn chung").addnext(table._tbl)

    found = after(add)

    written = "| Xã | Số giấy |\n| --- | --- |\n| Tân Lập | 12 |\n|  | 7 |"
    assert f"độ.\n\n{written}\n\n## III." in (found.text or "")
    assert found.is_settled


@pytest.mark.parametrize(
    ("items", "words", "added", "expected"),
    [
        ("1. Một.\n2. Hai.", "Một.", ">Một rưỡi.", "1. Một.\n2. Một rưỡi.\n3. Hai."),
        ("1. Một.\n2. Hai.", "Một.", "<Không.", "1. Không.\n2. Một.\n3. Hai."),
        ("1. Một.\n2. Hai.", "Một.", "", "1. Hai."),
        ("3) Ba.\n4) Bốn.", "Ba.", "", "3) Bốn."),
        ("1. Một.\n1. Hai.", "Một.", ">Một rưỡi.", "1. Một.\n1. Một rưỡi.\n1. Hai."),
        ("* Một.\n* Hai.", "Một.", "<Không.", "* Không.\n* Một.\n* Hai."),
        ("- Cha:\n  1. Con.\n  2. Cháu.", "Con.", "<Đầu.", "- Cha:\n  1. Đầu.\n  2. Con.\n  3. Cháu."),
        ("1. Một.\n\nGiữa.\n\n2. Hai.", "Một.", ">Rưỡi.", "1. Một.\n2. Rưỡi.\n\nGiữa.\n\n2. Hai."),
        (
            "8. Tám.\n9. Chín:\n   - Con\n     của chín.",
            "Tám.",
            ">Tám rưỡi.",
            "8. Tám.\n9. Tám rưỡi.\n10. Chín:\n    - Con\n      của chín.",
        ),
    ],
)
def test_a_numbered_list_counts_on_as_word_shows_it(items: str, words: str, added: str, expected: str) -> None:
    """`>` behind the item with the words, `<` before it, nothing: it is taken out."""

    def work(document: Any) -> None:
        p = paragraph_with(document, words)
        if not added:
            p.getparent().remove(p)
        elif added.startswith(">"):
            add_after(p, added[1:])
        else:
            p.addprevious(made := deepcopy(p))
            write(made, added[1:])

    found = after(work, f"{HEAD}{items}\n")

    assert (found.text or "").removeprefix(HEAD) == f"{expected}\n"
    assert found.is_settled


def test_what_stands_above_the_pages_or_beside_the_text_is_told() -> None:
    def work(document: Any) -> None:
        paragraph_with(document, "BÁO CÁO").addprevious(secret := deepcopy(paragraph_with(document, "BÁO CÁO")))
        write(secret, "MẬT")
        header = document.sections[0].header
        header.is_linked_to_previous = False
        header.paragraphs[0].text = "Tài liệu họp"

    assert {edit.new for edit in after(work).unplaced} == {"MẬT", "Tài liệu họp"}


def test_a_changed_figure_of_an_indicator_is_named() -> None:
    base = REPORT.replace("signer:", "indicators: {khach_tham_quan: 1200}\nsigner:").replace(
        "Trong tháng, Sở", "Bảo tàng đón 1.200 lượt khách. Trong tháng, Sở"
    )

    found = after(put("Bảo tàng đón", "1.200", "1.350"), base)

    (note,) = found.notes
    assert "khach_tham_quan" in note
    assert "1.350" in note


def test_a_tracked_change_tells_whose_an_edit_is() -> None:
    def track(document: Any) -> None:
        for words, old, new, who in (("Tập huấn cho", "120", "135", "Trần Văn B"), ("Nhìn", "đúng", "kịp", "Lê C")):
            p = paragraph_with(document, words)
            replace(p, old, "§")
            (run,) = (run for run in p.iter(qn("w:r")) if "§" in text_of(run))
            before, after_ = text_of(run).split("§")
            made = []
            for kind, text in ((None, before), ("del", old), ("ins", new), (None, after_)):
                part = deepcopy(run)
                write(part, text)
                if kind == "del":
                    part.find(qn("w:t")).tag = qn("w:delText")
                if kind:
                    mark = run.makeelement(qn(f"w:{kind}"), {qn("w:id"): "1", qn("w:author"): who})
                    mark.append(part)
                    part = mark
                made.append(part)
            for part in reversed(made):
                run.addnext(part)
            run.getparent().remove(run)

    data = edited(built(REPORT), track)
    found = merged(REPORT, data)

    assert [(edit.author, edit.new.split(" ")[0]) for edit in found.applied] == [
        ("Trần Văn B", "Tập"),
        ("Lê C", "Nhìn"),
    ]
    assert found.authors == ("Trần Văn B", "Lê C")
    assert merged(REPORT, data, accept=False).text is None


def test_a_dash_that_was_typed_begins_an_item_and_stays_where_it_was_in_the_text() -> None:
    base = REPORT.replace("Nhìn chung các", "– Nhìn chung các")

    def work(document: Any) -> None:
        replace(paragraph_with(document, "Nhìn chung"), "đúng tiến độ", "kịp tiến độ")
        add_after(paragraph_with(document, "Nhìn chung"), "- Còn hai việc chậm.")

    found = after(work, base)

    assert found.is_settled
    assert "– Nhìn chung các nhiệm vụ được triển khai kịp tiến độ.\n\n- Còn hai việc chậm.\n" in (found.text or "")


def test_a_number_or_a_dash_that_word_made_automatic_is_no_change() -> None:
    base = REPORT.replace("Nhìn chung các", "– Nhìn chung các")

    def automatic(document: Any) -> None:
        like = paragraph_with(document, "Nghiệm thu 02").find(qn("w:pPr")).find(qn("w:numPr"))
        p = paragraph_with(document, "Nhìn chung")
        p.find(qn("w:pPr")).append(deepcopy(like))
        replace(p, "– ", "")

    found = after(automatic, base)

    assert found.text is None
    assert found.is_settled
