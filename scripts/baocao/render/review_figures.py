"""The figures of a review in words. Pure."""

from __future__ import annotations

from collections.abc import Callable

from baocao.config.schema import IndicatorKind
from baocao.indicators.jump import jump
from baocao.indicators.words import TO_DATE
from baocao.language.figures import month_number, unit_after, written
from baocao.review.model import IndicatorChange

_SO_FAR: dict[IndicatorKind, str] = {
    "flow": "lũy kế",
    "stock": TO_DATE["stock"].lower(),
    "average": TO_DATE["average"].lower(),
}


def indicator_words(change: IndicatorChange, inert: Callable[[str], str]) -> str:
    """A figure then and now, the jump, and how far the year has come."""
    unit = unit_after(inert(change.unit))
    if change.new is None:
        return f"{inert(change.label)}: bỏ số {written(change.old or 0)}{unit}"
    words, told = f"{inert(change.label)}: {written(change.new)}{unit}", []
    if change.old is not None:
        words = f"{inert(change.label)}: {written(change.old)} → {written(change.new)}{unit}"
        told.append(_jump(change.old, change.new, change.unit))
    elif change.before is not None:
        told.append(f"kỳ trước {written(change.before)}, {_jump(change.before, change.new, change.unit)}")
    if change.target and change.so_far is not None:
        share = written(round(100 * change.so_far / change.target, 1))
        lacking = ", ".join(map(month_number, change.missing))
        partly = f", thiếu số liệu tháng {lacking}" if lacking else ""
        so_far = f"{_SO_FAR[change.kind]} {written(change.so_far)}/{written(change.target)}"
        told.append(f"{so_far}, đạt {share}% chỉ tiêu năm{partly}")
    return f"{words} ({'; '.join(told)})" if told else words


def _jump(old: float, new: float, unit: str) -> str:
    if told := jump(old, new, unit):
        return told
    if old == new:
        return "không đổi"
    return "gần như không đổi" if old else "từ số không"
