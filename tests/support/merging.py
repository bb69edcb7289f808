"""A report of the made-up office, its Word file, what somebody makes of that, and the merge of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from baocao.config.schema import Config
from baocao.exchange.merging.merge import Sides, merge
from baocao.exchange.merging.units import body_units
from baocao.form.boxes.document import find_parts
from baocao.model import Report
from baocao.model.merge import Merge
from baocao.word.reading import WordFile, open_word
from baocao.word.revisions.settling import settled
from baocao.word.writing import write_docx
from support.offices import office_config, report_of
from support.word_edits import edited

PATH = "reports/2022/2022-03.md"
REPORT = """---
period: 2022-03
status: draft   # đang soạn
code_number:
issued_date:    # ngày ký
signer: {full_name: }
---

Căn cứ Nghị quyết số 01/NQ-CP ngày 08/01/2022 của Chính phủ;

Căn cứ **Kế hoạch** số 12/KH-UBND ngày 10/01/2022 của UBND tỉnh.

Sở báo cáo kết quả tháng 03,
kế hoạch tháng 04 năm 2022 như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Tổ chức **03 hội đồng** tư vấn {#hoi-dong xong}; trình UBND tỉnh *02 quyết định* phê duyệt {#phe-duyet đang};
  phối hợp kiểm tra các đề tài đang thực hiện ở 5 \\* 2 huyện. {#kiem-tra đang}
- Các hoạt động gồm:
  - Hội thảo “Chuyển đổi số” tại [Hải Sơn](https://hai-son.example). {#hoi-thao xong}
  - Tập huấn cho 120 cán bộ cấp xã về quản lý đo lường. {#tap-huan đang}
- Đoạn có hai phần.

  Phần sau của mục vẫn thuộc mục này, nói thêm về kết quả.

### 2. Bảo tàng và di tích

Trong tháng, Sở đã thẩm định công nghệ 04 dự án đầu tư. Hoàn thành góp ý 06 dự thảo văn bản. {#gop-y xong}

| Nội dung | Số lượng | Đơn vị |
|---|---:|---|
| Mẫu thử nghiệm | 250 | mẫu |
| Phương tiện đo |  | chiếc |
| Giấy phép | **12** | giấy |

1. Việc thứ nhất đã xong theo kế hoạch đề ra.
2. Việc thứ hai còn chậm do thiếu kinh phí.

## II. ĐÁNH GIÁ CHUNG

Nhìn chung các nhiệm vụ được triển khai đúng tiến độ.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

* Nghiệm thu 02 đề tài cấp tỉnh. {#nghiem-thu}
* Thông báo tuyển chọn đợt 2. {#tuyen-chon}

Trên đây là báo cáo kết quả tháng 3, Sở trân trọng báo cáo./.

## Phụ lục I. DANH MỤC NHIỆM VỤ

| TT | Tên |
|---|---|
| 1 | Đề tài A |

Ghi chú cuối phụ lục.
"""
"""A bit of everything that a report may have."""


def parsed(text: str) -> Report:
    """The report of the made-up office that a file of this text is."""
    return report_of(text, PATH)


@lru_cache(maxsize=64)
def built(text: str) -> bytes:
    """The Word file of the report."""
    return write_docx(parsed(text), office_config())


@lru_cache(maxsize=64)
def _opened(data: bytes) -> WordFile:
    return open_word(data)


def merged(base: str, data: bytes, ours: str | None = None, *, accept: bool = True) -> Merge:
    """What comes of bringing the file `data`, which was made from `base`, into `ours`."""
    sides = Sides(
        parsed(base), parsed(base if ours is None else ours), office_config(), _opened(built(base)),
        _opened(settled(data, accept=accept)), _opened(data),
    )  # fmt: skip
    return merge(sides, parsed)


def after_in(config: Config, change: Callable[[Any], None], base: str = REPORT) -> Merge:
    """The same in an office with another baocao.yml."""
    was = write_docx(parsed(base), config)
    now = edited(was, change)
    settled_now = open_word(settled(now, accept=True))
    return merge(Sides(parsed(base), parsed(base), config, open_word(was), settled_now, open_word(now)), parsed)


def after(change: Callable[[Any], None], base: str = REPORT, ours: str | None = None) -> Merge:
    """The merge of the file of `base` after a change of its document."""
    return merged(base, edited(built(base), change), ours)


def shown(data: bytes) -> list[str]:
    """The text of a file between title and signature, and of its annexes, as a merge compares it; dashes that somebody
    typed, which become bullets, left out."""
    return [unit.key.removeprefix("- ") for unit in body_units(find_parts(_opened(data)))]


def labels(data: bytes) -> list[tuple[int | None, str, str]]:
    """The level and the number of each paragraph of that text, any bullet as `-`, and its words."""
    return [
        (unit.level, unit.label if unit.label[:1].isalnum() or not unit.label else "-", unit.key)
        for unit in body_units(find_parts(_opened(data)))
    ]
