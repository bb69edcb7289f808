"""One slip of the pen, made in a clean month, is said once: by the rule that knows it, and by no other.

The office is made up; the slip is made in the middle one of three clean months, so that what it does
to the months beside it shows, too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.checking.check import check_office, chosen_rules
from baocao.cli import main
from baocao.model import Source
from baocao.parsing.read import remarks
from support.offices import offices_in

OFFICE = """\
organ: {name: SỞ GIAO THÔNG, parent: UBND TỈNH LAM GIANG, place: Lam Giang, code_notation: BC-SGT}
report:
  subject: Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}
  closing: Sở Giao thông trân trọng báo cáo./.
signer: {position: GIÁM ĐỐC}
to: [UBND tỉnh]
archive: [VT]
areas:
  - {id: duong-bo, title: Hạ tầng đường bộ}
  - {id: van-tai, title: Vận tải}
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: assessment, title: ĐÁNH GIÁ CHUNG}
  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}
indicators:
  giay_phep: {label: Giấy phép lái xe đã cấp, unit: giấy phép, area: van-tai, pattern: "cấp {n} giấy phép lái xe"}
terms:
  - {avoid: cầu treo Nậm Vo, use: cầu treo Nậm Vò}
"""

APRIL = """\
---
period: 2023-04
status: draft
signer: {full_name: Đỗ Thị Lành}
indicators: {giay_phep: 410}
---

Sở Giao thông báo cáo kết quả công tác tháng 4 và kế hoạch tháng 5 năm 2023 như sau:

## I. KẾT QUẢ THÁNG 04/2023

### 1. Hạ tầng đường bộ

- Hoàn thành sơn kẻ vạch tại 03 nút giao trên đường tỉnh 112.

### 2. Vận tải

- Đã cấp 410 giấy phép lái xe.

## II. ĐÁNH GIÁ CHUNG

Các nhiệm vụ trong tháng bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 05 NĂM 2023

### 1. Hạ tầng đường bộ

- Sửa chữa mặt cầu treo Nậm Vò. {#cau-nam-vo}
- Thẩm định thiết kế bến xe Phố Ràng. {#ben-xe-pho-rang}

### 2. Vận tải

- Kiểm tra các đơn vị vận tải hành khách tuyến cố định. {#van-tai-co-dinh}
"""

MAY = """\
---
period: 2023-05
status: draft
signer: {full_name: Đỗ Thị Lành}
indicators: {giay_phep: 436}
---

Sở Giao thông báo cáo kết quả công tác tháng 5 và kế hoạch tháng 6 năm 2023 như sau:

## I. KẾT QUẢ THÁNG 05/2023

### 1. Hạ tầng đường bộ

- Đã sửa chữa xong mặt cầu treo Nậm Vò, thông xe ngày 18/5/2023. {#cau-nam-vo xong}
- Thẩm định thiết kế bến xe Phố Ràng được 70% khối lượng. {#ben-xe-pho-rang đang}

### 2. Vận tải

- Kiểm tra 12 đơn vị vận tải hành khách (gồm 07 đơn vị tuyến cố định, 05 đơn vị hợp đồng). {#van-tai-co-dinh xong}
- Đã cấp 436 giấy phép lái xe theo Thông tư số 12/2017/TT-BGTVT.

## II. ĐÁNH GIÁ CHUNG

Các nhiệm vụ trong tháng bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 06 NĂM 2023

### 1. Hạ tầng đường bộ

- Hoàn thành thẩm định thiết kế bến xe Phố Ràng. {#ben-xe-pho-rang}
- Rà soát biển báo trên “Cung đường hoa” đường tỉnh 115. {#bien-bao-dt115}

### 2. Vận tải

- Đối thoại với các hợp tác xã xe buýt. {#xe-buyt}
"""

JUNE = """\
---
period: 2023-06
status: draft
signer: {full_name: Đỗ Thị Lành}
indicators: {giay_phep: 452}
---

Sở Giao thông báo cáo kết quả công tác tháng 6 và kế hoạch tháng 7 năm 2023 như sau:

## I. KẾT QUẢ THÁNG 06/2023

### 1. Hạ tầng đường bộ

- Đã thẩm định xong thiết kế bến xe Phố Ràng. {#ben-xe-pho-rang xong}
- Đã thay 24 biển báo trên đường tỉnh 115. {#bien-bao-dt115 xong}

### 2. Vận tải

- Đã đối thoại với 04 hợp tác xã xe buýt. {#xe-buyt xong}
- Đã cấp 452 giấy phép lái xe.

## II. ĐÁNH GIÁ CHUNG

Các nhiệm vụ trong tháng bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 07 NĂM 2023

### 1. Hạ tầng đường bộ

- Cắm mốc giải phóng mặt bằng đường tránh Phố Ràng. {#duong-tranh}

### 2. Vận tải

- Mở lớp tập huấn cho lái xe buýt. {#lai-xe-buyt}
"""

Slip = Callable[[str], str]


def put(old: str, new: str) -> Slip:
    def slip(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return slip


def conflict(first: str, last: str = "", *, base: bool = False) -> Slip:
    """What git leaves of the lines from `first` to `last` where two people changed them."""

    def slip(text: str) -> str:
        start = text.index(first)
        end = text.index("\n", text.index(last or first, start)) + 1
        mine = text[start:end]
        theirs = mine.replace("Nậm", "Nặm").replace("436", "463").replace("biển", "hệ thống biển")
        was = f"||||||| cũ\n{mine}" if base else ""
        return f"{text[:start]}<<<<<<< HEAD\n{mine}{was}=======\n{theirs}>>>>>>> ban-cua-chi-hoa\n{text[end:]}"

    return slip


def twice(line: str) -> Slip:
    return put(f"{line}\n", f"{line}\n{line}\n")


def without(line: str) -> Slip:
    return put(f"{line}\n", "")


CONFLICT = conflict("- Đã sửa chữa")

SLIPS: dict[str, tuple[Slip, set[str]]] = {
    # two versions side by side
    "a conflict in one result": (CONFLICT, {"T10"}),
    "a conflict around a whole section": (conflict("## I.", "- Đã cấp 436"), {"T10"}),
    "a conflict in the plan": (conflict("- Rà soát biển báo"), {"T10"}),
    "a conflict with what was before": (conflict("- Rà soát biển báo", base=True), {"T10"}),
    "a conflict in the front matter": (conflict("indicators"), {"T10"}),
    "a conflict over front matter and body": (conflict("signer", "- Đã sửa chữa"), {"T10"}),
    "a line left of a conflict": (put("## II.", ">>>>>>> ban-cua-chi-hoa\n## II."), {"T10"}),
    # the period
    "no such month": (put("period: 2023-05", "period: 2023-13"), {"F03"}),
    "a month of one digit": (put("period: 2023-05", "period: 2023-5"), {"F03"}),
    "a digit too many": (put("period: 2023-05", "period: 20233-05"), {"F03"}),
    "two digits swapped": (put("period: 2023-05", "period: 2032-05"), {"F04"}),
    "another year": (put("period: 2023-05", "period: 2022-05"), {"F04"}),
    "the month after": (put("period: 2023-05", "period: 2023-06"), {"F04"}),
    "the month before": (put("period: 2023-05", "period: 2023-04"), {"F04"}),
    "a month far away": (put("period: 2023-05", "period: 2023-11"), {"F04"}),
    "a quarter": (put("period: 2023-05", "period: 2023-Q2"), {"F04"}),
    "no period": (without("period: 2023-05"), {"F02"}),
    "a blank period": (put("period: 2023-05", "period:"), {"F02"}),
    # the front matter
    "an unclosed brace": (put("{giay_phep: 436}", "{giay_phep: 436"), {"F01"}),
    "no closing line": (put("436}\n---\n", "436}\n"), {"F01"}),
    "no opening line": (lambda text: text.removeprefix("---\n"), {"F01"}),
    "no front matter": (lambda text: text.split("---\n", 2)[2], {"F01"}),
    "a blank line in front": (lambda text: "\n" + text, {"F01"}),
    "a fence of two hyphens": (lambda text: text.replace("---\n", "--\n", 1), {"F01"}),
    "a key twice": (put("status: draft", "status: draft\nstatus: draft"), {"F01"}),
    "a key mistyped": (put("signer:", "singer:"), {"F05"}),
    "an indicator mistyped": (put("{giay_phep:", "{giay_fep:"), {"F05"}),
    "no such status": (put("status: draft", "status: xong"), {"F03"}),
    "an indicator left out": (without("indicators: {giay_phep: 436}"), {"N02"}),
    "an indicator of other digits": (put("{giay_phep: 436}", "{giay_phep: 463}"), {"N01"}),
    # sections and areas
    "a section's heading without its signs": (put("## II. ĐÁNH GIÁ CHUNG", "II. ĐÁNH GIÁ CHUNG"), {"S01"}),
    "a section left out": (
        put("## II. ĐÁNH GIÁ CHUNG\n\nCác nhiệm vụ trong tháng bảo đảm tiến độ.\n\n", ""),
        {"S01"},
    ),
    "a section's number skipped": (put("## III. KẾ HOẠCH", "## IV. KẾ HOẠCH"), {"S04"}),
    "a section twice": (
        put("## II. ĐÁNH GIÁ CHUNG", "## II. ĐÁNH GIÁ CHUNG\n\nTốt.\n\n## II. ĐÁNH GIÁ CHUNG"),
        {"S06"},
    ),
    "a title of last month": (put("KẾT QUẢ THÁNG 05/2023", "KẾT QUẢ THÁNG 04/2023"), {"S07"}),
    "a title in small letters": (put("ĐÁNH GIÁ CHUNG", "Đánh giá chung"), {"S03"}),
    "an empty section": (put("Các nhiệm vụ trong tháng bảo đảm tiến độ.\n", ""), {"S05"}),
    "an opening of last month": (put("kết quả công tác tháng 5 và", "kết quả công tác tháng 4 và"), {"S07"}),
    "no opening": (
        without("Sở Giao thông báo cáo kết quả công tác tháng 5 và kế hoạch tháng 6 năm 2023 như sau:"),
        {"S08"},
    ),
    # tasks
    "a result left out": (
        without("- Thẩm định thiết kế bến xe Phố Ràng được 70% khối lượng. {#ben-xe-pho-rang đang}"),
        {"K01"},
    ),
    "a slug mistyped in the results": (put("{#cau-nam-vo xong}", "{#cau-nam-voo xong}"), {"K01", "K02"}),
    "a slug mistyped in the plan": (put("{#bien-bao-dt115}", "{#bien-bao-dt155}"), {"K01", "K02"}),
    "a status mistyped": (put("{#cau-nam-vo xong}", "{#cau-nam-vo xog}"), {"K12"}),
    "a marker unclosed": (put("{#cau-nam-vo xong}", "{#cau-nam-vo xong"), {"K12"}),
    "a marker with an underline": (put("{#cau-nam-vo xong}", "{#cau_nam_vo xong}"), {"K12"}),
    "a marker without its sign": (put("{#cau-nam-vo xong}", "{cau-nam-vo xong}"), {"K12"}),
    "a status left open": (put("{#cau-nam-vo xong}", "{#cau-nam-vo ?}"), {"K04"}),
    "no status": (put("{#cau-nam-vo xong}", "{#cau-nam-vo}"), {"K04"}),
    "no reason": (put("được 70% khối lượng. {#ben-xe-pho-rang đang}", "chưa xong. {#ben-xe-pho-rang chưa}"), {"K05"}),
    "done and yet planned": (put("được 70% khối lượng. {#ben-xe-pho-rang đang}", "{#ben-xe-pho-rang xong}"), {"K06"}),
    "a line twice": (twice("- Đối thoại với các hợp tác xã xe buýt. {#xe-buyt}"), {"K03"}),
    "a sentence twice": (twice("- Đã cấp 436 giấy phép lái xe theo Thông tư số 12/2017/TT-BGTVT."), {"T11"}),
    "no marker in the plan": (put(" {#xe-buyt}", ""), {"K10"}),
    # words and figures
    "a word twice": (put("trên “Cung", "trên trên “Cung"), {"T03"}),
    "a quotation mark left out": (put("hoa” đường", "hoa đường"), {"T02"}),
    "a sum that is wrong": (put("Kiểm tra 12 đơn", "Kiểm tra 13 đơn"), {"T04"}),
    "a citation without its word": (put("Thông tư số 12", "Thông tư 12"), {"T05"}),
    "a day that no calendar has": (put("18/5/2023", "31/4/2023"), {"T06"}),
    "a term to avoid": (put("Đã sửa chữa xong mặt cầu treo Nậm Vò", "Đã sửa chữa xong mặt cầu treo Nậm Vo"), {"T07"}),
    "two blanks": (put("Đã cấp 436", "Đã  cấp 436"), {"T08"}),
    "a blank to fill in": (put("ngày 18/5/2023", "ngày …/5/2023"), {"T10"}),
    "a tag": (put("“Cung đường hoa”", "<b>Cung đường hoa</b>"), {"T12"}),
    "a letter that nobody sees": (put("Đã cấp 436", "Đã\u200b cấp 436"), {"T13"}),
}  # fmt: skip


def write_months(folder: Path, may: str) -> None:
    (folder / "reports" / "2023").mkdir(parents=True)
    (folder / "baocao.yml").write_text(OFFICE, encoding="utf-8")
    for month, text in (("04", APRIL), ("05", may), ("06", JUNE)):
        (folder / "reports" / "2023" / f"2023-{month}.md").write_text(text, encoding="utf-8")


def rules_that_speak(folder: Path, may: str) -> dict[str, set[str]]:
    """By month, the rules that find something in the three months, the middle one being `may`."""
    write_months(folder, may)
    offices = offices_in(folder)
    found: dict[str, set[str]] = {}
    for one in check_office(offices[0], chosen_rules()):
        found.setdefault(Path(one.span.path).stem[-2:], set()).add(one.rule)
    return found


def test_the_clean_months_are_clean(tmp_path: Path) -> None:
    assert rules_that_speak(tmp_path, MAY) == {}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_said_by_the_rule_that_knows_it_and_by_no_other(tmp_path: Path, name: str) -> None:
    slip, rules = SLIPS[name]
    found = rules_that_speak(tmp_path, slip(MAY))
    assert {rule for month in found.values() for rule in month} == rules
    if name != "a slug mistyped in the plan":  # there the month after is the first to notice
        assert set(found) == {"05"}


def test_a_conflict_cannot_be_ignored(tmp_path: Path) -> None:
    ignoring = MAY.replace("status: draft", "status: draft\nignore: {T10: đang chờ số}")
    assert rules_that_speak(tmp_path, CONFLICT(ignoring)) == {"05": {"T10"}}


@pytest.mark.parametrize("command", [["carry", "2023-05"], ["carry", "2023-06"], ["carry", "2023-06", "--write"]])
def test_months_are_not_compared_while_one_of_them_is_two(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_months(tmp_path, CONFLICT(MAY))
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    assert "reports/2023/2023-05.md còn dấu xung đột của git" in capsys.readouterr().err


def test_no_draft_is_made_of_two_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_months(tmp_path, CONFLICT(MAY))
    (tmp_path / "reports/2023/2023-06.md").unlink()
    monkeypatch.chdir(tmp_path)
    assert main(["new", "2023-06"]) == 1
    assert "baocao check 2023-05" in capsys.readouterr().err
    assert not (tmp_path / "reports/2023/2023-06.md").exists()


@pytest.mark.parametrize("sign", ["<<<<<<< a\n", ">>>>>>> a\n", "=======\n", "<<<<<<< a\n>>>>>>> b\n", "<<<<<<<"])
def test_very_many_lines_of_conflicts_take_no_time(sign: str) -> None:
    source = Source("a.md", sign * (50_000 // len(sign)))
    started = time.process_time()
    remarks(source)
    assert time.process_time() - started < 10
