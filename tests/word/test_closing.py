"""The end of the Word file: who signs and for whom, Nơi nhận, and how they stay with the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from baocao.language.signing import positions_of
from baocao.model import Signer
from baocao.official import official_parts
from support.libreoffice import Word, all_converted, pages, words
from support.tabled import office_to
from support.written import DRAFT, FOREST, W, office, report_of, written

ITEM = "- Tổ chức 03 lớp tập huấn kỹ thuật trồng và chăm sóc rừng cho 120 hộ dân của các xã vùng cao trong huyện.\n"


# --------------------------------------------------------------------------- authority: rules 61, 62 and 64


@pytest.mark.parametrize(
    ("authority", "position", "lines"),
    [
        ("", "Giám đốc", ["GIÁM ĐỐC"]),
        ("KT. Giám đốc", "Phó giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "KT. Giám đốc / Phó giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "KT.GIÁM ĐỐC/PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG", ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        ("", "TUQ. CHỦ TỊCH; GIÁM ĐỐC SỞ NỘI VỤ", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
        ("", "Q. GIÁM ĐỐC", ["Q. GIÁM ĐỐC"]),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("", "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", "KT. BỘ TRƯỞNG THỨ TRƯỞNG", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
        ("KT. TRƯỞNG BAN ỨNG PHÓ SỰ CỐ", "PHÓ TRƯỞNG BAN", ["KT. TRƯỞNG BAN ỨNG PHÓ SỰ CỐ", "PHÓ TRƯỞNG BAN"]),
        ("", "PHÓ TRƯỞNG BAN, CHÁNH VĂN PHÒNG", ["PHÓ TRƯỞNG BAN, CHÁNH VĂN PHÒNG"]),
        ("", "GIÁM ĐỐC TRUNG TÂM A/B", ["GIÁM ĐỐC TRUNG TÂM A/B"]),
        ("", "", []),
    ],
)
def test_whom_one_signs_for_and_who_signs_are_lines_of_their_own(
    authority: str, position: str, lines: list[str]
) -> None:
    assert list(positions_of(Signer(position=position, authority=authority))) == lines


COMMITTEE = "{authority: TM. ỦY BAN NHÂN DÂN, position: CHỦ TỊCH}"


@pytest.mark.parametrize(
    ("usual", "own", "lines"),
    [
        (COMMITTEE, "{full_name: Lê An}", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (COMMITTEE, "{position: Chủ tịch}", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (COMMITTEE, "{position: Q. CHỦ TỊCH}", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        (COMMITTEE, "{position: PHÓ CHỦ TỊCH}", ["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"]),
        (
            COMMITTEE,
            "{position: PHÓ CHỦ TỊCH, authority: KT. CHỦ TỊCH}",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (
            "{position: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH}",
            "{position: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH}",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (
            COMMITTEE,
            "{position: PHÓ CHỦ TỊCH, authority: TM. UBND / KT. CHỦ TỊCH}",
            ["TM. UBND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (COMMITTEE, "{position: CHÁNH VĂN PHÒNG, authority: TL. CHỦ TỊCH}", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("{position: GIÁM ĐỐC, authority: Q. GIÁM ĐỐC}", "{position: PHÓ GIÁM ĐỐC}", ["PHÓ GIÁM ĐỐC"]),
    ],
)
def test_whoever_signs_for_the_head_of_a_collective_signs_on_its_behalf(usual: str, own: str, lines: list[str]) -> None:
    config = office(FOREST.replace("{position: GIÁM ĐỐC}", usual))
    report = report_of(DRAFT.replace("2022-01\n", f"2022-01\nsigner: {own}\n"), config)
    assert list(official_parts(report, config).positions) == lines


def test_a_report_can_say_in_one_place_that_a_deputy_signs() -> None:
    text = DRAFT.replace("2022-01\n", '2022-01\nsigner: {position: "KT. Giám đốc / Phó giám đốc", full_name: Lê An}\n')
    file = written(text, FOREST)
    assert file.texts("SignerPosition") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    named = {each.get("name"): each[0].text for each in file.xml("docProps/custom.xml")}
    assert named["SignerInfo.Position"] == "PHÓ GIÁM ĐỐC"


def test_a_long_position_breaks_evenly_in_its_half() -> None:
    long = Signer(position="TRƯỞNG BAN QUẢN LÝ KHU CÔNG NGHỆ CAO VÀ CÁC KHU CÔNG NGHIỆP TỈNH")
    config = office(FOREST)._replace(signer=long)
    (line,) = official_parts(report_of(DRAFT, config), config).positions
    assert line == long.position
    file = written(DRAFT, FOREST.replace("position: GIÁM ĐỐC", f"position: {long.position}"))
    assert file.one("SignerPosition").paragraph_format.left_indent.mm > 2


# --------------------------------------------------------------------------- page breaks


def with_items(count: int, closing: str = "Trên đây là báo cáo tháng 01./.") -> str:
    start = DRAFT[: DRAFT.index("- Trồng tiếp.")]
    return f"{start}{ITEM * count}\n{closing}\n"


COUNTS = range(18, 28)


RECIPIENTS = (1, 12, 40, 90)


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """All reports of this module whose pages are looked at, as PDFs made in one go."""
    files = {f"{count} items": written(with_items(count), FOREST) for count in COUNTS}
    files |= {f"to {count}": written(with_items(8), office_to(count)) for count in RECIPIENTS}
    files["short, to 90"] = written(DRAFT, office_to(90))
    return dict(zip(files, all_converted([file.data for file in files.values()], "pdf"), strict=True))


@pytest.fixture(scope="module")
def by_count(printed: dict[str, bytes]) -> dict[int, list[str]]:
    """The pages of reports that get longer by an item each, so that their last page has ever more on it."""
    return {count: pages(printed[f"{count} items"]) for count in COUNTS}


@pytest.mark.parametrize("count", COUNTS)
def test_the_signature_is_never_on_a_page_without_two_lines_of_text(by_count: dict[int, list[str]], count: int) -> None:
    (page,) = (page for page in by_count[count] if "Nơi nhận:" in page)
    above = page.partition("Nơi nhận:")[0]
    assert len([line for line in above.splitlines() if line.strip() not in ("", "2")]) >= 2, above


def test_a_closing_of_one_line_takes_the_item_before_it_along() -> None:
    file = written(with_items(2), FOREST)
    last, before = file.styled("BodyText")[-1], file.styled("ListParagraph")[-1]
    assert last.paragraph_format.keep_with_next
    assert before.paragraph_format.keep_with_next
    assert not file.styled("ListParagraph")[-2].paragraph_format.keep_with_next


def test_a_closing_of_several_lines_is_enough() -> None:
    file = written(with_items(2, "Trên đây là báo cáo của Sở. " * 6 + "./."), FOREST)
    assert file.styled("BodyText")[-1].paragraph_format.keep_with_next
    assert not file.styled("ListParagraph")[-1].paragraph_format.keep_with_next


def test_a_table_before_a_closing_of_one_line_keeps_its_last_row_with_it() -> None:
    table = "| A | B |\n| --- | --- |\n| một | hai |\n| ba | bốn |\n"
    file = written(with_items(2, f"{table}\nTrên đây là báo cáo./."), FOREST)
    kept = [
        cell.paragraphs[0].paragraph_format.keep_with_next for row in file.docx.tables[1].rows for cell in row.cells
    ]
    assert kept == [None, None, True, True, True, True]  # the last row goes with the closing, the one before with it


# --------------------------------------------------------------------------- many recipients


@pytest.fixture(scope="module", params=RECIPIENTS)
def sent_to(request: pytest.FixtureRequest, printed: dict[str, bytes]) -> tuple[int, list[Word]]:
    count: int = request.param
    return count, words(printed[f"to {count}"])


def test_no_recipient_is_lost_and_they_stand_under_each_other(sent_to: tuple[int, list[Word]]) -> None:
    count, found = sent_to
    start = next(at for at, word in enumerate(found) if word.text == "Nơi")
    dashes = [word for word in found[start:] if word.text == "-"]
    assert len(dashes) == count + 2
    assert max(dash.left for dash in dashes) - min(dash.left for dash in dashes) < 1


def test_up_to_a_page_of_recipients_stays_with_the_signature_and_more_go_on(
    sent_to: tuple[int, list[Word]],
) -> None:
    count, found = sent_to
    label = next(word for word in found if word.text == "Nơi")
    name = next(word for word in reversed(found) if word.text == "Giám")
    last = next(word for word in found if word.text == "Lưu:")
    assert name.page == label.page
    assert last.page == label.page + (count == 90)
    assert [word for word in found if word.page == label.page and word.bottom < label.top]
    above = [word for word in found if word.page == label.page and word.bottom < label.top and word.text != "2"]
    assert len({round(word.top) for word in above}) >= 2


def test_the_list_goes_on_below_the_signature_without_a_gap(printed: dict[str, bytes]) -> None:
    file = written(DRAFT, office_to(90))
    beside, below = file.docx.tables[-1].rows
    assert beside._tr.trPr.find(f"{W}cantSplit") is not None
    assert below._tr.trPr is None
    found = words(printed["short, to 90"])
    start = next(at for at, word in enumerate(found) if word.text == "Nơi")
    first = [word for word in found[start:] if word.text == "-" and word.page == 1]
    steps = {round(below.top - above.top, 1) for above, below in pairwise(first)}
    assert max(steps) - min(steps) < 1
