"""How the ways of taking months together are called on screens and pages. Pure."""

from __future__ import annotations

from baocao.config.schema import IndicatorKind

HOW: dict[IndicatorKind, str] = {
    "flow": "cộng các tháng",
    "stock": "lấy tháng cuối",
    "average": "trung bình cộng các tháng",
}
TO_DATE: dict[IndicatorKind, str] = {"flow": "Từ đầu năm", "stock": "Gần nhất", "average": "Bình quân"}
"""What heads the year to date."""
COURSE: dict[IndicatorKind, str] = {
    "flow": "cộng từ đầu năm",
    "stock": "số liệu từng tháng",
    "average": "trung bình cộng từ đầu năm",
}
"""What a line over the months of a year shows."""
