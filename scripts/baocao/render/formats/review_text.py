"""`review` on the screen: what needs a decision, then report by report; of many, those that need a look. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.render.review_words import (
    SAME,
    DecisionLine,
    Part,
    decision_groups,
    elsewhere_parts,
    gist,
    needs_look,
    parts_of,
    told_sentences,
    totals,
    urgency,
    what_became,
)
from baocao.render.screen import cells, paint, wrap
from baocao.review.excerpts import brief
from baocao.review.model import ReportReview, Review, SentenceChange
from baocao.review.words import Fate, Piece
from baocao.visible import visible

_FEW = 5
"""So many reports are shown whole."""
_MOST_WHOLE, _MOST_NAMED = 20, 40
"""Of more, so many of those that need a look are shown, and so many others named."""
_MOST = 12
"""The most lines of a kind that are shown of a report."""
_UNDER = " " * 6
_STYLES = {Fate.SAME: "", Fate.GONE: "error", Fate.NEW: "good"}
_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}


def render(review: Review, color: bool, width: int) -> str:
    """The page."""
    head = wrap(f"So với {visible(review.since)} ({review.commit[:7]}): {_lower(totals(review))}", width)
    paragraphs = [[paint(line, "strong", color) for line in head]]
    undecided: list[DecisionLine] = []
    if groups := list(decision_groups(review, visible)):
        lines = [paint("Cần quyết định", "error", color)]
        for title, found in groups:
            lines += _hanging(f"{title}:", "  ", width, color)
            shown = found if len(found) <= _MOST + 1 else found[:_MOST]
            for line in shown:
                lines += _hanging(f"{visible(line.place)}: {line.words}", "  ! ", width, color, "error")
            if left := found[len(shown) :]:
                lines.append(f"    … và {len(left)} điều nữa, ở từng báo cáo dưới đây")
                undecided += left
        paragraphs.append(lines)
    are_few = len(review.reports) <= _FEW
    ordered = list(review.reports) if are_few else sorted(review.reports, key=urgency)
    needed = [report for report in ordered if are_few or needs_look(report)][:_MOST_WHOLE]
    paragraphs += [list(_report(report, undecided, color, width, with_sentences=are_few)) for report in needed]
    if elsewhere := elsewhere_parts(review, visible):
        title = paint("Ở những báo cáo không thay đổi", "strong", color)
        paragraphs.append([title, *_parts(elsewhere, color, width)])
    rest = ordered[len(needed) :]
    if rest:
        lines = [paint(f"{len(rest)} báo cáo khác", "strong", color)]
        listed = rest if len(rest) <= _MOST_NAMED + 1 else rest[:_MOST_NAMED]
        for report in listed:
            words = f"{visible(report.path)} ({what_became(report, visible)}): {gist(report)}"
            lines += _hanging(words, "  - ", width, color)
        if len(rest) > len(listed):
            lines.append(f"  … và {len(rest) - len(listed)} báo cáo nữa: thêm --format json")
        paragraphs.append(lines)
    if not are_few:
        paragraphs.append(wrap("Nhiều báo cáo nên không kể từng câu; muốn xem thì thêm --format markdown.", width))
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _report(
    report: ReportReview, undecided: Sequence[DecisionLine], color: bool, width: int, *, with_sentences: bool
) -> Iterator[str]:
    for line in wrap(f"{visible(report.path)} ({what_became(report, visible)})", width):
        yield paint(line, "strong", color)
    if report.says_the_same and not (report.findings.new or report.findings.mended):
        yield f"  {SAME}"
        return
    parts = list(parts_of(report, visible, undecided))
    yield from _parts(parts, color, width)
    if not with_sentences:
        if not parts:
            yield from _hanging(gist(report), "  ", width, color)
        return
    if sentences := told_sentences(report):
        yield f"  {len(sentences)} câu đổi: [-chữ bỏ đi-] {{+chữ thêm vào+}}"
        for change in sentences[:_MOST]:
            yield from _sentence(change, color, width)
        if len(sentences) > _MOST:
            yield f"    … và {len(sentences) - _MOST} câu nữa: thêm --format json"


def _parts(parts: Iterable[Part], color: bool, width: int) -> Iterator[str]:
    for part in parts:
        yield f"  {paint(part.title, part.style, color) if part.style else part.title}"
        shown = part.lines if len(part.lines) <= _MOST + 1 else part.lines[:_MOST]
        for line in shown:
            yield from _hanging(line, "    - ", width, color)
        if len(part.lines) > len(shown):
            yield f"    … và {len(part.lines) - len(shown)} dòng nữa"


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
