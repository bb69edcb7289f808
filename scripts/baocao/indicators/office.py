"""The indicators of one office in one year, as `stats` hands them to its formats. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.indicators.year import IndicatorYear


@dataclass(frozen=True, slots=True)
class OfficeIndicators:
    """An office's indicators; its `id` is empty where there is only one."""

    id: str
    name: str
    indicators: tuple[IndicatorYear, ...]
