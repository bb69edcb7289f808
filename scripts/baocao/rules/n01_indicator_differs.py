"""N01: an indicator of the front matter that the text gives with another number."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.language.figures import stated, written
from baocao.model import RESULTS, Finding, Related, Report
from baocao.rules import Context, Rule

RULE = Rule(
    id="N01",
    name="indicator-differs",
    summary="Số liệu ở đầu báo cáo phải khớp với lời văn phần kết quả.",
    why=(
        "Biểu đồ, số lũy kế lấy từ đầu báo cáo, người đọc bản Word thấy lời văn: hai nơi lệch nhau thì không biết tin "
        "số nào."
    ),
    fix="Sửa một trong hai chỗ theo số liệu gốc của đơn vị.",
    bad="""\
---
period: 2022-03
indicators: {luot_khach: 1250}
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đón 1.205 lượt khách đến bảo tàng. <!-- N01 -->
""",
    good="""\
---
period: 2022-03
indicators: {luot_khach: 1250}
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đón 1.250 lượt khách đến bảo tàng.
""",
    config='indicators:\n  luot_khach: {label: Số lượt khách, unit: lượt, pattern: "đón {n} lượt khách"}\n',
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    front = report.front
    for id, value in front.indicators.items():
        indicator = context.config.indicators.get(id)
        found = list(stated(report, RESULTS, indicator)) if indicator else []
        # Where the text gives several numbers (a part, a total), one of them is enough.
        if indicator and found and all(value not in one.values for one in found):
            key = front.spans.get(f"indicators.{id}", front.span)
            yield Finding(
                found[0].span,
                f"“{indicator.label}” ở đây là {found[0].text} nhưng ở đầu báo cáo là {written(value)}.",
                related=(Related(key, f"Đầu báo cáo ghi {id}: {value:g}."),),
            )
