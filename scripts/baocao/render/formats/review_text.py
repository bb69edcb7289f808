"""`review` on the screen: what needs a decision, then report by report; of many, those that need a look. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.render.review_words import (
    SAME,
    Part,
    decision_groups,
    elsewhere_parts,
    gist,
    needs_look,
    parts_of,
    told_sentences,
    totals,
    what_became,
)
from baocao.render.screen import cells, paint, wrap
from baocao.review.excerpts import brief
from baocao.review.model import ReportReview, Review, SentenceChange
from baocao.review.words import Fate, Piece
from baocao.visible import visible

_FEW = 5
"""So many reports are shown whole."""
_MOST = 12
"""The most lines of a kind that are shown of a report."""
_UNDER = " " * 6
_STYLES = {Fate.SAME: "", Fate.GONE: "error", Fate.NEW: "good"}
_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}


def render(review: Review, color: bool, width: int) -> str:
    """The page."""
    head = wrap(f"So với {visible(review.since)} ({review.commit[:7]}): {_lower(totals(review))}", width)
    paragraphs = [[paint(line, "strong", color) for line in head]]
    if groups := list(decision_groups(review, visible)):
        lines = [paint("Cần quyết định", "error", color)]
        for title, found in groups:
            lines += _hanging(f"{title}:", "  ", width, color)
            for place, words in found[:_MOST]:
                lines += _hanging(f"{visible(place)}: {words}", "  ! ", width, color, "error")
            if len(found) > _MOST:
                lines.append(f"    … và {len(found) - _MOST} điều nữa")
        paragraphs.append(lines)
    are_few = len(review.reports) <= _FEW
    shown = [report for report in review.reports if are_few or needs_look(report)]
    paragraphs += [list(_report(report, color, width, with_sentences=are_few)) for report in shown]
    if elsewhere := elsewhere_parts(review, visible):
        title = paint("Ở báo cáo không ai sửa", "strong", color)
        paragraphs.append([title, *_parts(elsewhere, color, width)])
    rest = [report for report in review.reports if report not in shown]
    if rest:
        lines = [paint(f"{len(rest)} báo cáo khác", "strong", color)]
        for report in rest:
            lines += wrap(f"  {visible(report.path)} ({what_became(report, visible)}): {gist(report)}", width)
        paragraphs.append(lines)
    if not are_few:
        paragraphs.append(wrap("Không kể từng câu vì nhiều báo cáo: thêm --format markdown hoặc json.", width))
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _report(report: ReportReview, color: bool, width: int, *, with_sentences: bool) -> Iterator[str]:
    for line in wrap(f"{visible(report.path)} ({what_became(report, visible)})", width):
        yield paint(line, "strong", color)
    if report.says_the_same and not (report.findings.new or report.findings.mended):
        yield f"  {SAME}"
        return
    yield from _parts(parts_of(report, visible), color, width)
    if not with_sentences:
        return
    if sentences := told_sentences(report):
        yield f"  {len(sentences)} câu đổi: [-chữ bỏ đi-] {{+chữ thêm vào+}}"
        for change in sentences[:_MOST]:
            yield from _sentence(change, color, width)
        if len(sentences) > _MOST:
            yield f"    … và {len(sentences) - _MOST} câu nữa: thêm --format json"
    if report.moved:
        yield f"  {report.moved} câu chỉ đổi chỗ"


def _parts(parts: Iterable[Part], color: bool, width: int) -> Iterator[str]:
    for part in parts:
        yield f"  {paint(part.title, part.style, color) if part.style else part.title}"
        for line in part.lines[:_MOST]:
            yield from _hanging(line, "    - ", width, color)
        if len(part.lines) > _MOST:
            yield f"    … và {len(part.lines) - _MOST} nữa"


def _hanging(text: str, lead: str, width: int, color: bool, style: str = "") -> Iterator[str]:
    first, *rest = wrap(text, width - len(lead))
    yield (paint(lead, style, color) if style else lead) + first
    yield from (" " * len(lead) + line for line in rest)


def _sentence(change: SentenceChange, color: bool, width: int) -> Iterator[str]:
    """The sentence word by word, wrapped by what is seen, then painted."""
    line = f"    dòng {change.line}:"
    used = cells(line)
    for blank, style, word in _words(brief(change)):
        size = cells(word)
        if blank and used + 1 + size > width and used > len(_UNDER):
            yield line
            line, used, blank = _UNDER, len(_UNDER), ""
        line += blank + (paint(word, style, color) if style else word)
        used += len(blank) + size
    yield line


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[str, str, str]]:
    """The blank before each word, its colour, and the word."""
    blank = " "
    for piece in pieces:
        before, after = _MARKS[piece.fate]  # beside the colour, which not everybody tells
        blank = blank or " " * piece.text[:1].isspace()
        for word in f"{before}{visible(piece.text.strip())}{after}".split(" "):
            yield blank, _STYLES[piece.fate], word
            blank = " "
        blank = " " * piece.text[-1:].isspace()
