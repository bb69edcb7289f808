"""N01: an indicator that the text gives with another number than the front matter, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.indicators import Stated, is_mentioned, stated_elsewhere, stated_in_results
from baocao.checking.rule import Context, ReportRule
from baocao.config.schema import Indicator
from baocao.language.figures import written
from baocao.model import Finding, FrontKey, Related, Report, Severity

RULE = ReportRule(
    id="N01",
    name="indicator-differs",
    summary="Số liệu ở đầu báo cáo phải khớp với lời văn.",
    why=(
        "Biểu đồ, số lũy kế lấy từ đầu báo cáo, người đọc bản Word thấy lời văn: hai nơi lệch nhau thì không biết tin "
        "số nào."
    ),
    fix="Sửa một trong hai chỗ theo số liệu gốc của đơn vị.",
    bad="""\
---
period: 2022-03
indicators:
  luot_khach: 1250
  so_hoa: 40 <!-- N01 -->
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đón 1.205 lượt khách đến bảo tàng. <!-- N01 -->
- Số hóa được nhiều tài liệu.

## II. ĐÁNH GIÁ CHUNG

Hoạt động sôi nổi, đón 1.520 lượt khách. <!-- N01 -->
""",
    good="""\
---
period: 2022-03
indicators: {luot_khach: 1250, so_hoa: 40}
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đón 1.250 lượt khách đến bảo tàng.
- Số hóa được 40 tài liệu.

## II. ĐÁNH GIÁ CHUNG

Hoạt động sôi nổi, đón 1.250 lượt khách; lũy kế ba tháng đón 3.180 lượt khách.
""",
    config=(
        'indicators:\n  luot_khach: {label: Số lượt khách, unit: lượt, pattern: "đón {n} lượt khách"}\n'
        "  so_hoa: {label: Số tài liệu số hóa}\n"
    ),
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    front = report.front
    for name, value in front.indicators.items():
        indicator = context.config.indicators.get(name)
        if indicator is None:
            continue
        related = (Related(front.place(FrontKey.INDICATORS, name), f"Đầu báo cáo ghi {name}: {value:g}."),)
        told = [tuple(stated_in_results(report, indicator)), *stated_elsewhere(report, indicator)]
        # If a part gives several numbers (a share, a total), it is enough that one agrees.
        differing = [part[0] for part in told if part and all(value not in stated.values for stated in part)]
        for stated in differing:
            yield _differs(indicator, stated, value, related)
        if not differing and not is_mentioned(report, indicator, value):
            yield _nowhere(indicator, value, related[0])


def _differs(indicator: Indicator, stated: Stated, value: float, related: tuple[Related, ...]) -> Finding:
    message = f"“{indicator.label}” ở đây là {stated.text} nhưng ở đầu báo cáo là {written(value)}."
    return Finding(stated.span, message, related=related)


def _nowhere(indicator: Indicator, value: float, key: Related) -> Finding:
    """A warning even once issued: the number may be right, though the text does not give it."""
    return Finding(
        key.span,
        f"“{indicator.label}” ở đầu báo cáo là {written(value)}, nhưng lời văn không nhắc đến số này.",
        "Nêu con số ấy trong phần kết quả, hoặc sửa số ở đầu báo cáo theo lời văn.",
        severity=Severity.WARNING,
    )
