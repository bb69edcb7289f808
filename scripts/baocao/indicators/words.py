"""How the ways of taking months together are called on screens and pages. Pure."""

from __future__ import annotations

from baocao.config.schema import IndicatorKind

HOW: dict[IndicatorKind, str] = {"sum": "cộng các tháng", "last": "lấy tháng cuối", "average": "bình quân các tháng"}
TO_DATE: dict[IndicatorKind, str] = {"sum": "Từ đầu năm", "last": "Gần nhất", "average": "Bình quân"}
"""What heads the year to date."""
