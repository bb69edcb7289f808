"""Made-up offices and reports that exercise everything the Word file can hold, and a written file, open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache, cached_property
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph
from lxml import etree

from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Report, Source
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.word.revisions.compare import compare_files
from baocao.word.revisions.stamp import Comparison
from baocao.word.revisions.tracked import Authorship
from baocao.word.writing import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FARM = """
organ:
  parent: Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu
  name: SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
  place: Bà Rịa - Vũng Tàu
  code_notation: BC-SNN
report:
  subject: "Sản xuất nông nghiệp tháng {month:02} và phương hướng tháng {next.month:02} năm {next.year} trên địa bàn"
  closing: Sở Nông nghiệp và Phát triển nông thôn trân trọng báo cáo./.
signer: {position: Giám đốc, full_name: Trần Văn Giám}
addressees: [Ủy ban nhân dân tỉnh, "Bộ Nông nghiệp và Phát triển nông thôn;"]
to: [Phòng Kinh tế các huyện;, Lãnh đạo Sở & các đơn vị]
archive: [VT, KHTC]
areas: [{id: trong-trot, title: Trồng trọt}]
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: plan, title: "PHƯƠNG HƯỚNG THÁNG {next.month:02} NĂM {next.year}", areas: all}
word: {tier: 12, body_size: 13, first_line_indent_cm: 1}
"""
FOREST = """
organ: {parent: UBND TỈNH X, name: SỞ KHOA HỌC VÀ CÔNG NGHỆ, place: Huế, code_notation: BC-SKHCN}
report: {subject: "Công tác tháng {month:02}", closing: Xin báo cáo./.}
signer: {position: GIÁM ĐỐC}
to: [Lãnh đạo Sở]
areas: [{id: trong-rung, title: Trồng rừng}]
sections: [{id: results, title: KẾT QUẢ, areas: all}, {id: plan, title: KẾ HOẠCH, areas: all}]
"""
ISSUED = """---
period: 2023-03
status: issued
code_number: 5
issued_date: 2023-04-05
signer: {position: PHÓ GIÁM ĐỐC, authority: KT. GIÁM ĐỐC, full_name: Nguyễn Thị Ánh Tuyết}
---

Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;

Căn cứ Quyết định số 12/QĐ-UBND ngày 03 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh về Quy chế phối hợp.

Sở báo cáo "kết quả" -- tháng 3...

## I. Kết quả tháng 03/2023

### 1. Trồng trọt

Diện tích theo bảng:

| TT | Cây trồng | Diện tích | Ghi chú |
| --- | --- | --- | --- |
| 1 | Lúa đông xuân | 12.500 | Một số diện tích gieo muộn do thời tiết đầu vụ không thuận lợi nên chậm |
| 2 | Ngô | 3.200 | |

- Tập huấn {#tap-huan xong}, gồm:
  - Lớp thứ nhất;
    1. Buổi một.
- Cấp giống

  Đoạn tiếp theo.

3. Đánh bắt.
4. Nuôi trồng:
   - ao hồ.

#### a) Điểm a

## II. PHƯƠNG HƯỚNG THÁNG 04 NĂM 2023

### 1. Trồng trọt

- Chăm sóc lúa (chi tiết tại Phụ lục I, Phụ lục II). {#cham-soc-lua}

## Phụ lục I. Diện tích từng huyện

| Huyện | Ha |
| --- | ---: |
| Đất Đỏ | 1 |

## Phụ lục II. Sản lượng

Nội dung phụ lục hai.
"""
DRAFT = """---
period: 2022-01
---

Mở đầu.

## I. KẾT QUẢ

### 1. Trồng rừng

- Trồng rừng.

## II. KẾ HOẠCH

### 1. Trồng rừng

- Trồng tiếp.

Trên đây là báo cáo tháng 01.

Sở trân trọng báo cáo./.
"""


def office(text: str) -> Config:
    config, notes = load_config(config_document(Source("baocao.yml", text)))
    assert config is not None, notes
    return config


def report_of(text: str, config: Config, path: str = "reports/x.md") -> Report:
    return parse(decode(text.encode(), path).source, config)


@dataclass
class File:
    """A written file, open."""

    data: bytes

    @cached_property
    def docx(self) -> Any:
        return Document(io.BytesIO(self.data))

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph, those in tables too, in the order of the page."""
        return [Paragraph(p, self.docx._body) for p in self.docx.element.body.iter(f"{W}p")]

    def styled(self, style: str) -> list[Paragraph]:
        return [paragraph for paragraph in self.paragraphs if paragraph.style.style_id == style]

    def texts(self, style: str) -> list[str]:
        """As the author typed them, with common blanks."""
        return [paragraph.text.replace("\u00a0", " ") for paragraph in self.styled(style)]

    def text(self, style: str) -> str:
        """That of the one paragraph in this style."""
        (text,) = self.texts(style)
        return text

    def one(self, style: str) -> Paragraph:
        (paragraph,) = self.styled(style)
        return paragraph


def written(text: str, office_text: str) -> File:
    return File(_bytes(text, office_text))


@cache
def _bytes(text: str, office_text: str) -> bytes:
    config = office(office_text)
    return write_docx(report_of(text, config), config)


def effective(paragraph: Paragraph, name: str, within: str = "paragraph_format") -> Any:
    """A layout value as Word resolves it: the paragraph's own, or the nearest style's that has one."""
    own = getattr(paragraph.paragraph_format, name) if within == "paragraph_format" else None
    style = paragraph.style
    while own is None and style is not None:
        own = getattr(getattr(style, within), name)
        style = style.base_style
    return own


def size(paragraph: Paragraph) -> float:
    return float(effective(paragraph, "size", "font").pt)


def look(paragraph: Paragraph) -> tuple[bool, bool]:
    """Bold, italic."""
    return bool(effective(paragraph, "bold", "font")), bool(effective(paragraph, "italic", "font"))


WHO = Authorship("Nguyễn Văn An", datetime(2022, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=7))))
"""A made-up office worker, and when he changes something."""


def compared(old: str | None, new: str | None, office_text: str = FARM, old_office: str | None = None) -> File:
    """The comparison of two texts of a report, the older one perhaps of the office as it was then."""
    before = old and _bytes(old, old_office or office_text)
    after = new and _bytes(new, office_text)
    data, _ = compare_files(before or None, after or None, WHO, Comparison("reports/x.md", "HEAD"))
    return File(data)
