"""The figures of a review in words. Pure."""

from __future__ import annotations

from collections.abc import Callable

from baocao.language.figures import month_number, written
from baocao.review.model import IndicatorChange


def indicator_words(change: IndicatorChange, inert: Callable[[str], str]) -> str:
    """A figure then and now, the jump, and how far the year has come."""
    unit = f" {inert(change.unit)}" if change.unit else ""
    if change.new is None:
        return f"{inert(change.label)}: bỏ số {written(change.old or 0)}{unit}"
    words, told = f"{inert(change.label)}: {written(change.new)}{unit}", []
    if change.old is not None:
        words = f"{inert(change.label)}: {written(change.old)} → {written(change.new)}{unit}"
        told.append(_jump(change.old, change.new))
    elif change.before is not None:
        told.append(f"kỳ trước {written(change.before)}, {_jump(change.before, change.new)}")
    if change.target and change.so_far is not None:
        share = written(round(100 * change.so_far / change.target, 1))
        lacking = ", ".join(map(month_number, change.missing))
        partly = f", thiếu số liệu tháng {lacking}" if lacking else ""
        told.append(f"lũy kế {written(change.so_far)}/{written(change.target)}, đạt {share}% chỉ tiêu năm{partly}")
    return f"{words} ({'; '.join(told)})" if told else words


def _jump(old: float, new: float) -> str:
    if not old:
        return "từ số không"
    percent = round(100 * (new - old) / abs(old), 1)
    return f"{'tăng' if percent > 0 else 'giảm'} {written(abs(percent))}%" if percent else "gần như không đổi"
