"""Edits of a report as people make them, each with the fewest words that must be marked: those gone, and those new."""

from __future__ import annotations

from dataclasses import dataclass

from support.written import DRAFT, FARM, ISSUED


@dataclass(frozen=True)
class EditCase:
    """A report before and after, with its office then and now; and the words that are not in both."""

    old: str
    new: str
    gone: str = ""
    added: str = ""
    old_office: str = FARM
    new_office: str = FARM


_LONG = (
    "- Kiểm tra 11 cơ sở ở huyện Đất Đỏ và huyện Xuyên Mộc; các cơ sở đều có *giấy chứng nhận* còn hiệu lực, "
    "**sai số** không vượt giới hạn cho phép, xem [trang của Sở](https://a.example/x).\n"
    "- Trồng 250 ha rừng.\n"
    "- Tập huấn cho các xã. Cấp 30 tờ gấp.\n"
)
LONG = DRAFT.replace("- Trồng rừng.\n", _LONG)
_ROW = "| 2 | Ngô | 3.200 |\n"
_TABLE = (
    "Diện tích theo bảng:\n\n| TT | Cây | Ha |\n| --- | --- | ---: |\n| 1 | Lúa đông xuân | 12.500 |\n"
    f"{_ROW}| | Cộng | 15.700 |\n\n"
)
TABLED = LONG.replace("- Tập huấn", f"{_TABLE}- Tập huấn")
_TABLE_WORDS = "Diện tích theo bảng: TT Cây Ha 1 Lúa đông xuân 12.500 2 Ngô 3.200 Cộng 15.700"
_ANNEX = "\n## Phụ lục III. Giá cả\n\nGiá giữ nguyên.\n"
_POINTER = "(Kèm theo Báo cáo số 05/BC-SNN ngày 05 tháng 4 năm 2023 của Sở Nông nghiệp và Phát triển nông thôn)"


def _edit(text: str, *changes: tuple[str, str], gone: str = "", added: str = "") -> EditCase:
    return EditCase(text, _changed(text, *changes), gone, added)


def _office(*changes: tuple[str, str], gone: str = "", added: str = "") -> EditCase:
    return EditCase(LONG, LONG, gone, added, FARM, _changed(FARM, *changes))


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


CASES = {
    "a figure": _edit(LONG, ("250", "275"), gone="250", added="275"),
    "two figures": _edit(LONG, ("250", "275"), (" 11 ", " 12 "), gone="11 250", added="12 275"),
    "a word more": _edit(LONG, ("cơ sở ở", "cơ sở lớn ở"), added="lớn"),
    "a word less": _edit(LONG, ("đều có", "có"), gone="đều"),
    "words in italics": _edit(LONG, ("*giấy chứng nhận*", "*giấy kiểm định*"), gone="chứng nhận", added="kiểm định"),
    "a word in bold": _edit(LONG, ("**sai số**", "**sai số đo**"), added="đo"),
    "a word in a link": _edit(LONG, ("[trang của Sở]", "[trang tin của Sở]"), added="tin"),
    "a link less": _edit(LONG, (", xem [trang của Sở](https://a.example/x).", "."), gone=", xem trang của Sở"),
    "a longer sentence": _edit(LONG, ("250 ha rừng.", "250 ha rừng, đạt 50%."), added=", đạt 50%"),
    "another end of a sentence": _edit(LONG, ("250 ha rừng.", "250 ha rừng;"), gone=".", added=";"),
    "an item more": _edit(LONG, ("- Tập huấn", "- Phát giống cho dân.\n- Tập huấn"), added="Phát giống cho dân."),
    "an item less": _edit(LONG, ("- Trồng 250 ha rừng.\n", ""), gone="Trồng 250 ha rừng."),
    "an item moved": _edit(
        LONG, ("- Trồng 250 ha rừng.\n", ""), ("gấp.\n", "gấp.\n- Trồng 250 ha rừng.\n"),
        gone="Trồng 250 ha rừng.", added="Trồng 250 ha rừng.",
    ),
    "an item split": _edit(LONG, ("các xã. Cấp", "các xã.\n- Cấp")),
    "items joined": _edit(LONG, ("rừng.\n- Tập", "rừng. Tập")),
    "a paragraph after an item": _edit(LONG, ("gấp.\n", "gấp.\n\n  Xong trong tháng.\n"), added="Xong trong tháng."),
    "an area more": _edit(
        LONG, ("## II.", "### 2. Chăn nuôi\n\n- Tiêm phòng.\n\n## II."), added="2. Chăn nuôi Tiêm phòng."
    ),
    "a heading less": _edit(ISSUED, ("### 1. Trồng trọt\n\n- Chăm", "- Chăm"), gone="1. Trồng trọt"),
    "another heading": _edit(LONG, ("## I. KẾT QUẢ\n", "## I. KẾT QUẢ CHÍNH\n"), added="CHÍNH"),
    "a cell": _edit(TABLED, ("12.500", "12.600"), gone="12.500", added="12.600"),
    "a word in a cell": _edit(TABLED, ("Lúa đông xuân", "Lúa hè thu"), gone="đông xuân", added="hè thu"),
    "a row more": _edit(TABLED, (_ROW, f"{_ROW}| 3 | Khoai | 90 |\n"), added="3 Khoai 90"),
    "a row less": _edit(TABLED, (_ROW, ""), gone="2 Ngô 3.200"),
    "a table more": EditCase(LONG, TABLED, added=_TABLE_WORDS),
    "a table less": EditCase(TABLED, LONG, gone=_TABLE_WORDS),
    "an annex more": EditCase(
        ISSUED, ISSUED + _ANNEX, added=f"Phụ lục III Giá cả {_POINTER} Giá giữ nguyên."
    ),
    "an annex less": EditCase(
        ISSUED + _ANNEX, ISSUED, gone=f"Phụ lục III Giá cả {_POINTER} Giá giữ nguyên."
    ),
    "the number": _edit(ISSUED, ("code_number: 5", "code_number: 6"), gone="05 05 05", added="06 06 06"),
    "the date": _edit(ISSUED, ("2023-04-05", "2023-04-15"), gone="05 05 05", added="15 15 15"),
    "the signer": _edit(ISSUED, ("Nguyễn Thị Ánh Tuyết", "Lê Thị Tuyết"), gone="Nguyễn Ánh", added="Lê"),
    "the authority less": _edit(
        ISSUED, ("position: PHÓ GIÁM ĐỐC, authority: KT. GIÁM ĐỐC", "position: GIÁM ĐỐC"), gone="KT. PHÓ GIÁM ĐỐC"
    ),
    "issued": _edit(
        LONG, ("period: 2022-01", "period: 2022-01\nstatus: issued\ncode_number: 5\nissued_date: 2022-01-25"),
        gone="DỰ THẢO", added="05 25",
    ),
    "the subject": _edit(
        LONG, ("period: 2022-01", "period: 2022-01\nsubject: Công tác tháng 01 năm 2022"),
        gone="Sản xuất nông nghiệp và phương hướng tháng 02 trên địa bàn", added="Công tác",
    ),
    "the organ renamed": _office(
        ("name: SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "name: SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        gone="PHÁT TRIỂN NÔNG THÔN", added="MÔI TRƯỜNG",
    ),
    "a recipient more": _office(
        ("[Phòng Kinh tế các huyện;, ", "[Phòng Kinh tế các huyện;, Báo tỉnh, "), added="- Báo tỉnh;"
    ),
    "another archive": _office(("[VT, KHTC]", "[VT, TH]"), gone="KHTC", added="TH"),
    "an addressee less": _office(
        ('[Ủy ban nhân dân tỉnh, "Bộ Nông nghiệp và Phát triển nông thôn;"]', "[Ủy ban nhân dân tỉnh]"),
        gone="Kính gửi: - ; - Bộ Nông nghiệp và Phát triển nông thôn.", added="Kính gửi:",
    ),
    "markers, wraps and looks": _edit(
        LONG, ("250 ha rừng.", "**250 ha**\n  rừng. {#rung tx han=6/2022}"), ("còn hiệu lực", "còn\n  *hiệu lực*"),
        ("huyện Đất Đỏ và", "huyện  Đất Đỏ và"),
    ),
    "letters composed otherwise": EditCase(LONG, LONG.replace("Tập huấn", "Tạ\u0302p huâ\u0301n")),
    "another list sign": _edit(LONG, ("- Trồng 250", "* Trồng 250"), ("- Tập huấn", "* Tập huấn")),
}  # fmt: skip
"""By what somebody did."""
NO_WORDS = ("markers, wraps and looks", "letters composed otherwise", "another list sign")
"""Those that change no word."""
