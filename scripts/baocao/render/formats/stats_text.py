"""`stats` on the screen: for each indicator its months with small bars, its quarters and the year to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.indicators.jump import jump
from baocao.indicators.office import OfficeIndicators
from baocao.indicators.words import HOW, TO_DATE
from baocao.indicators.year import IndicatorYear, changed_units
from baocao.language.figures import tenths, unit_after, written
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.render.screen import cells, pad, paint, wrap
from baocao.tasks.reporting_remarks import untiled_sums
from baocao.visible import visible

_NONE = "–"
_GAP = "  "
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_MOST_BAR, _LEAST_BAR = 24, len("2 trong 3 tháng")


def render(found: Sequence[OfficeIndicators], year: int | None, color: bool, width: int) -> str:
    """The indicators of each office, one below the other."""
    parts = []
    for office in found:
        blocks = ["\n".join(_block(of_year, color, width)) for of_year in office.indicators]
        sums = dict.fromkeys(note for of_year in office.indicators for note in untiled_sums(of_year))
        notes = ["\n".join(wrap(note, width)) for note in (*sums, *_unit_notes(office.indicators))]
        if not blocks:
            blocks = [f"Năm {year} không có chỉ tiêu nào."]
        if office.id:
            name = visible(f"{office.name} ({office.id})")
            blocks[0] = f"{paint(f'Cơ quan: {name}', 'strong', color)}\n\n{blocks[0]}"
        parts += blocks + notes
    return "\n\n".join(parts) + "\n" if parts else ""


def _block(of_year: IndicatorYear, color: bool, width: int) -> Iterator[str]:
    """The name, the table and the sentence of one indicator."""
    indicator = of_year.indicator
    unit = f" ({indicator.unit})" if indicator.unit else ""
    for line in wrap(visible(f"{indicator.label}{unit}, năm {of_year.year}"), width):
        yield paint(line, "strong", color)
    target = f"Chỉ tiêu năm: {written(of_year.target)}. " if of_year.target is not None else ""
    yield from wrap(f"{target}Quý và năm: {HOW[indicator.kind]}.", width)
    yield ""
    if not of_year.last_month:
        yield "Chưa có số liệu."
        return
    yield from _table(of_year, color, width)
    yield ""
    yield from wrap(visible(_sentence(of_year)), width)


def _table(of_year: IndicatorYear, color: bool, width: int) -> Iterator[str]:
    rows = list(_rows(of_year))
    head = ["Kỳ", "Trong kỳ", TO_DATE[of_year.indicator.kind], "So chỉ tiêu", f"Năm {of_year.year - 1}"]
    shown = [
        True,
        True,
        of_year.indicator.kind != "stock",
        of_year.target is not None,
        any(value is not None for value in of_year.before),
    ]
    widths = [max(cells(text) for text in column) for column in zip(head, *(row[:5] for row in rows), strict=True)]
    taken = sum(size + len(_GAP) for size, is_shown in zip(widths, shown, strict=True) if is_shown)
    bar = max(_LEAST_BAR, min(_MOST_BAR, width - taken))
    most = max((month.value or 0 for month in of_year.months), default=0)

    def line(texts: Sequence[str], beside: str) -> str:
        sized = zip(texts, widths, strict=True)
        cell = [text.rjust(size) if at else text.ljust(size) for at, (text, size) in enumerate(sized)]
        kept = [text for text, is_shown in zip(cell, shown, strict=True) if is_shown]
        return _GAP.join([*kept[:2], pad(beside, bar), *kept[2:]]).rstrip()

    yield paint(line(head, ""), "strong", color)
    for *texts, beside, value in rows:
        if value is None:
            yield paint(line(texts, beside), "dim", color)
        else:
            yield line(texts, _bar(value, most, bar))


def _rows(of_year: IndicatorYear) -> Iterator[tuple[str, str, str, str, str, str, float | None]]:
    """The months up to the last figure, each quarter after its months: five texts, a note, and what a bar shows."""
    for month in of_year.months[: of_year.last_month]:
        to_date = of_year.to_date(month.month).value if month.value is not None else None
        before = of_year.before[month.month - 1]
        name = f"Tháng {month.month:02}"
        yield (
            name,
            _figure(month.value),
            _total(of_year, to_date),
            _share(of_year, to_date),
            _figure(before),
            "",
            month.value,
        )
        if month.month % 3 == 0 or month.month == of_year.last_month:
            first = month.month - (month.month - 1) % 3
            total = of_year.total(first, first + 2)
            possible = len(of_year.possible(first, first + 2))
            note = "" if total.months == possible else f"{total.months} trong {possible} tháng"
            yield f"Quý {ROMAN_NUMERALS[first // 3]}", _total(of_year, total.value), "", "", "", note, None


def _sentence(of_year: IndicatorYear) -> str:
    """The year to date, against the target and the same months of the year before."""
    last = of_year.last_month
    now, before = of_year.to_date(last), of_year.before_to_date(last)
    unit = unit_after(of_year.indicator.unit)
    possible = len(of_year.possible(1, last))
    of_months = "" if now.months == possible else f" ({now.months} trong {possible} tháng có số liệu)"
    share = _share(of_year, now.value)
    against = f", bằng {share} chỉ tiêu năm" if of_year.target else ""
    through = ", tháng" if of_year.indicator.kind == "stock" else " đến hết tháng"
    text = (
        f"{TO_DATE[of_year.indicator.kind]}{through} {last:02}: {_total(of_year, now.value)}{unit}{of_months}{against}."
    )
    if before.value is None:
        return text
    text = f"{text} Cùng kỳ năm {of_year.year - 1}: {_total(of_year, before.value)}{unit}"
    if not of_year.compares_with_before(last):
        return f"{text} ({before.months} trong {last} tháng có số liệu, nên không so sánh)."
    if before.value <= 0 or now.value is None:
        return f"{text}."
    return f"{text} ({jump(before.value, now.value, of_year.indicator.unit) or 'không đổi'})."


def _unit_notes(indicators: Sequence[IndicatorYear]) -> Iterator[str]:
    for first, second in changed_units(indicators):
        units = " và ".join(f"“{each.indicator.unit or 'không ghi'}”" for each in (first, second))
        label = first.indicator.label
        yield visible(f"Chú ý: “{label}” có hai đơn vị tính, {units}; hai bảng số liệu ấy không cộng với nhau.")


def _bar(value: float, most: float, width: int) -> str:
    """A bar of at most `width` columns, as long as `value` is great; not quite nothing has at least a sign."""
    eighths = round(8 * width * max(value, 0) / most) if most > 0 else 0
    full, part = divmod(max(eighths, 1 if value > 0 else 0), 8)
    return _FULL * full + (_EIGHTHS[part] if part else "")


def _figure(value: float | None) -> str:
    return _NONE if value is None else written(value)


def _total(of_year: IndicatorYear, value: float | None) -> str:
    return _NONE if value is None else written(of_year.as_read(value))


def _share(of_year: IndicatorYear, value: float | None) -> str:
    share = of_year.share(value)
    return _NONE if share is None else f"{tenths(share):.1f}%".replace(".", ",")
