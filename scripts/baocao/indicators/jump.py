"""How far a figure is from an earlier one, in words. Pure."""

from __future__ import annotations

from baocao.language.figures import hundredths, tenths, written

_SHARES = ("%", "phần trăm")
"""Units of figures that are shares of something, whose difference is told in points, not in per cent of a share."""


def jump(before: float, now: float, unit: str) -> str:
    """`tăng 10,9%`, `giảm 9 điểm phần trăm`; empty where nothing is left of it when rounded, or `before` is nothing."""
    if unit.casefold() in _SHARES:
        size, of = hundredths(hundredths(now) - hundredths(before)), " điểm phần trăm"
    else:
        size, of = tenths(100 * (now - before) / abs(before)) if before else 0.0, "%"
    return f"{'tăng' if size > 0 else 'giảm'} {written(abs(size))}{of}" if size else ""
