"""What a Word file shows in other ways than by letters, as letters, and notes on what letters cannot show. Pure.

Letters above or below the line become those that Unicode has for them: `10⁻³`, `m²`, `CO₂`. Those that have none stay
on the line, and are told: `10` with `-1,5` above it reads as another figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from baocao.language.small_letters import small
from baocao.language.wording import one_line
from baocao.word.reading import UNKNOWN_SIGN, Paragraph, TextLine, TextRun, WordFile

_MOST_QUOTED = 5


def on_the_line(file: WordFile) -> tuple[WordFile, tuple[str, ...]]:
    """The file with such letters, and each word of which some have none, as it now reads."""
    told: list[str] = []

    def turned(paragraph: Paragraph) -> Paragraph:
        if not any(run.look.lift for run in paragraph.runs):
            return paragraph
        return replace(paragraph, lines=tuple(_line(line, told) for line in paragraph.lines))

    return file.with_each(turned), tuple(dict.fromkeys(told))


def letter_notes(file: WordFile, flattened: Sequence[str]) -> Iterator[str]:
    """What to look at again in the text of `file`; `flattened`: the words that stand on the line and did not before."""
    if flattened:
        quoted = ", ".join(f"“{word}”" for word in flattened[:_MOST_QUOTED])
        more = ", …" if len(flattened) > _MOST_QUOTED else ""
        yield (
            f"Có chữ nâng lên hoặc hạ xuống mà Unicode không có chữ nhỏ tương ứng, nên viết liền: {quoted}{more}. "
            "Đọc soát lại."
        )
    if unknown := sum(paragraph.text.count(UNKNOWN_SIGN) for paragraph in (*file.paragraphs, *file.notes)):
        yield (
            f"Có {unknown} ký hiệu của phông chữ riêng không rõ là gì, ghi là “{UNKNOWN_SIGN}”: xem tệp Word và sửa."
        )
    if file.formulas:
        yield f"Có {file.formulas} công thức (Equation), viết thành một dòng chữ. Đọc soát lại."


def _line(line: TextLine, told: list[str]) -> TextLine:
    found: list[TextRun] = []
    for lift, together in groupby(line.runs, key=lambda run: run.look.lift):
        runs = list(together)
        found += _turned(runs, lift, told, "".join(run.text for run in found)) if lift else runs
    return replace(line, runs=tuple(found))


def _turned(runs: Sequence[TextRun], lift: int, told: list[str], before: str) -> Iterator[TextRun]:
    """The runs, which stand together above or below the line, in letters of their own where all of them have one."""
    text = "".join(run.text for run in runs)
    has_letters = small(text, lift) is not None and (any(map(str.isalnum, text)) or len(text.strip()) == 1)
    if not has_letters and any(map(str.isalnum, text)):
        told.append(f"{before.rpartition(' ')[2]}{one_line(text)}")
    for run in runs:
        letters = small(run.text, lift) if has_letters else None
        yield replace(run, text=letters or run.text, look=replace(run.look, lift=0))
