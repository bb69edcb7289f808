"""A written file that holds every rule of form, and what the rules say of a file."""

from __future__ import annotations

from functools import cache

from baocao.form import verify
from baocao.model.verification import Verdict
from baocao.word.reading import open_word
from baocao.word.writing import write_docx
from support.written import office, report_of

OFFICE = """
organ: {parent: UBND TỈNH AN PHÚ, name: SỞ NÔNG NGHIỆP, place: An Phú, code_notation: BC-SNN}
report:
  subject: "Sản xuất nông nghiệp tháng {month:02} và phương hướng tháng {next.month:02} năm {next.year}"
  closing: Sở Nông nghiệp trân trọng báo cáo./.
signer: {position: GIÁM ĐỐC}
addressees: [Ủy ban nhân dân tỉnh, Bộ Nông nghiệp]
to: [Phòng Kinh tế các huyện, Lãnh đạo Sở]
archive: [VT, KHTC]
areas: [{id: trong-trot, title: Trồng trọt}, {id: chan-nuoi, title: Chăn nuôi}]
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: assessment, title: ĐÁNH GIÁ CHUNG}
  - {id: plan, title: "PHƯƠNG HƯỚNG THÁNG {next.month:02} NĂM {next.year}", areas: all}
"""
_LONG = (
    "và phối hợp với các đơn vị, địa phương liên quan rà soát, cập nhật số liệu theo yêu cầu của Ủy ban nhân dân tỉnh"
)
REPORT = f"""---
period: 2023-03
status: issued
code_number: 5
issued_date: 2023-04-05
signer: {{position: PHÓ GIÁM ĐỐC, authority: KT. GIÁM ĐỐC, full_name: Nguyễn Thị Ánh Tuyết}}
---

Căn cứ khoản 2 Điều 5 Luật Trồng trọt ngày 19 tháng 11 năm 2018;

Căn cứ Quyết định số 12/QĐ-UBND ngày 03 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh về Quy chế phối hợp.

Sở Nông nghiệp báo cáo kết quả {_LONG} như sau:

## I. KẾT QUẢ THÁNG 03/2023

### 1. Trồng trọt

- Gieo trồng vụ xuân {_LONG}.

Trong tháng có ba việc:

a) Cấp giống cho các hộ {_LONG};

b) Tập huấn kỹ thuật {_LONG};

c) Phòng trừ sâu bệnh {_LONG}.

### 2. Chăn nuôi

- Tiêm phòng đợt một {_LONG}.

## II. ĐÁNH GIÁ CHUNG

1. Các chỉ tiêu đều đạt, thời tiết thuận lợi {_LONG}.

2. Còn hai việc chậm vì thiếu vốn {_LONG}.

## III. PHƯƠNG HƯỚNG THÁNG 04 NĂM 2023

### 1. Trồng trọt

- Chăm sóc lúa xuân (chi tiết tại Phụ lục I, Phụ lục II) {_LONG}.

### 2. Chăn nuôi

- Tiêm phòng đợt hai {_LONG}.

## Phụ lục I. DIỆN TÍCH TỪNG HUYỆN

| Huyện | Diện tích (ha) |
| --- | ---: |
| Đông An | 1.250 |

## Phụ lục II. SẢN LƯỢNG TỪNG THÁNG

| Huyện | {" | ".join(f"Tháng {month}" for month in range(1, 13))} |
| --- | {" | ".join(["---:"] * 12)} |
| Đông An | {" | ".join(["1.250.000.000"] * 12)} |
"""


@cache
def base() -> bytes:
    config = office(OFFICE)
    return write_docx(report_of(REPORT, config), config)


def verdict_of(data: bytes) -> Verdict:
    return verify(open_word(data))


def broken(verdict: Verdict) -> set[str]:
    return {check.rule.id for check in verdict.failed}


def told(verdict: Verdict) -> str:
    """What is broken, where it stands shortened to the words."""
    return "\n".join(f"{check.rule.id} {check.found} | {check.wanted} | {check.where}" for check in verdict.failed)
