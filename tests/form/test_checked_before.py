"""What `check` lets pass as issued, `verify` lets pass in its Word file, and what it does not, `verify` does not."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.checking.check import check_report, chosen_rules
from baocao.model import Severity
from baocao.office import Office
from support.decree_file import told, verdict_of
from support.written import FOREST, office, report_of, written

RULES = chosen_rules(select=["F06"])
OFFICE = FOREST.replace("signer: {position: GIÁM ĐỐC}", "signer: SIGNER").replace(
    "{parent: UBND TỈNH X, name: SỞ KHOA HỌC VÀ CÔNG NGHỆ, place: Huế, code_notation: BC-SKHCN}", "ORGAN"
)
ISSUED = """---
period: 2023-03
status: issued
code_number: 7
issued_date: 2023-04-05
FRONT---

Kết quả tháng 3 năm 2023 như sau:

## I. KẾT QUẢ

### 1. Trồng rừng

- Trồng 12 ha rừngMENTION. {#trong-rung xong}

## II. KẾ HOẠCH

### 1. Trồng rừng

- Chăm sóc rừng. {#cham-soc}

Xin báo cáo./.
ANNEXES"""
WRITTEN = (
    st.text("BCSNVKHĐĂgr-/. &05aạ", min_size=1, max_size=9)
    .map(str.strip)
    .filter(lambda symbol: bool(symbol) and ".." not in symbol)  # dots are room left for writing
)
NAMES = st.sampled_from(
    ["SỞ NỘI VỤ", "Sở Nội vụ", "CHI CỤC KIỂM LÂM", "TRƯỜNG ĐẠI HỌC Y", "UBND XÃ TÂN LẬP", "EVN", "CÔNG AN TỈNH X"]
)
PEOPLE = st.sampled_from(
    ["Hà Nam", "TS. Hà Văn Nam", "HÀ VĂN NAM", "Tiến sĩ Hà Nam", "hà nam", "Đại tá Hà Nam", "Lưu Văn An", "Y Tru Niê"]
)
POSITIONS = st.sampled_from(
    ["", "GIÁM ĐỐC", "Phó giám đốc", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "THỨ TRƯỞNG", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
     "Q. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "HIỆU PHÓ", "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC",
     "TRƯỞNG BAN CHỈ HUY ỨNG PHÓ SỰ CỐ", "KT GIÁM ĐỐC"]
)  # fmt: skip
AUTHORITIES = st.sampled_from(
    ["", "", "KT. GIÁM ĐỐC", "KT GIÁM ĐỐC", "K/T GIÁM ĐỐC", "KT.GIÁM ĐỐC", "TL. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN",
     "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "TM. BAN THƯỜNG VỤ", "TUQ. CHỦ TỊCH", "KT. BỘ TRƯỞNG",
     "KT. TRƯỞNG BAN ỨNG PHÓ SỰ CỐ"]
)  # fmt: skip
SIGNERS = st.fixed_dictionaries({"position": POSITIONS, "authority": AUTHORITIES})
ORGANS = st.fixed_dictionaries(
    {
        "parent": st.sampled_from(["UBND TỈNH X", "BỘ CÔNG AN", ""]),
        "name": NAMES,
        "place": st.sampled_from(["Huế", "huế", "Bà Rịa - Vũng Tàu", "đắk Lắk", "TP. Vinh"]),
        "code_notation": st.one_of(st.sampled_from(["BC-SNgV", "BC-UBND", "KH-SNV", "bc snv"]), WRITTEN),
    }
)
ANNEXES = st.sampled_from(
    [
        (),
        ("Phụ lục",),
        ("Phụ lục I",),
        ("Phụ lục I", "Phụ lục II"),
        ("Phụ lục I", "Phụ lục II", "Phụ lục III"),
        ("PHỤ LỤC I",),
        ("Phụ lục 1", "Phụ lục 2"),
        ("Phụ lục 1",),
    ]
)
MENTIONS = st.sampled_from(
    ["", " (chi tiết tại Phụ lục I)", " (các Phụ lục kèm theo)", " (Phụ lục I, II)", " của Chi cục Kiểm lâm"]
)

SUBJECTS = st.sampled_from(["", "Công tác tháng 3", "CÔNG TÁC THÁNG 3", "V/v công tác", "Về việc trồng rừng"])


def flow(values: dict[str, str] | str) -> str:
    return json.dumps(values, ensure_ascii=False)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    organ=ORGANS,
    usual=SIGNERS.filter(lambda signer: bool(signer["position"])),
    own=SIGNERS,
    name=PEOPLE,
    own_notation=st.one_of(st.just(""), WRITTEN),
    subject=SUBJECTS,
    annexes=ANNEXES,
    mention=MENTIONS,
)
def test_what_check_passes_as_issued_verify_passes_and_nothing_else(
    organ: dict[str, str],
    usual: dict[str, str],
    own: dict[str, str],
    name: str,
    own_notation: str,
    subject: str,
    annexes: tuple[str, ...],
    mention: str,
) -> None:
    front = f"signer: {flow({**own, 'full_name': name})}\n"
    front += f"code_notation: {flow(own_notation)}\n" if own_notation else ""
    front += f"subject: {flow(subject)}\n" if subject else ""
    text = ISSUED.replace("FRONT", front).replace("MENTION", mention)
    text = text.replace("ANNEXES", "".join(f"\n## {annex}. DANH SÁCH\n\nĐủ cả.\n" for annex in annexes))
    config = office(OFFICE.replace("ORGAN", flow(organ)).replace("SIGNER", flow(usual)))
    report = report_of(text, config)
    found = tuple(check_report(report, Office("", ".", config, (report,)), RULES))
    verdict = verdict_of(written(text, OFFICE.replace("ORGAN", flow(organ)).replace("SIGNER", flow(usual))).data)
    for severity in (Severity.ERROR, Severity.WARNING):
        said = [one.message for one in found if one.severity is severity]
        broken = [check for check in verdict.failed if check.severity is severity]
        assert bool(said) == bool(broken), f"{said}\n{told(verdict)}"
