"""`review` as Markdown for a comment on a pull request: one page, however many reports, and never more than fits.

GitHub refuses a comment of more than 65,536 characters. What is most needed comes first and stays: the totals, the
decisions, a line for each report. Then each report gets what changed in it, and its sentences, as long as there is
room, those that need a look first; at the end stands what had to be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.render.inert_markdown import code, inert
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
from baocao.review.excerpts import brief
from baocao.review.model import ReportReview, Review, SentenceChange
from baocao.review.words import Fate

LIMIT = 65_000
"""Characters, as GitHub counts them; the rest is for what a workflow puts around."""
_HEAD, _CLOSING = 20_000, 8_000
"""Characters for the decisions, and kept for what is said at the end."""
_FEW = 5
"""So many reports are shown unfolded."""
_MOST_DECISIONS, _MOST_LINES = 12, 10
_MORE = "- …"
_AROUND = 200
"""Characters for what folds a list."""
_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("<del>", "</del>"), Fate.NEW: ("<ins>", "</ins>")}


def render(review: Review, color: bool, width: int) -> str:
    """The page."""
    page = _Page(review)
    ordered = sorted(review.reports, key=urgency)
    page.list_reports(ordered)
    page.add_changes(ordered)
    page.add_sentences(ordered)
    return page.text(ordered)


def size(text: str) -> int:
    """How many characters GitHub counts: those of another plane are two."""
    return len(text) + sum(character > "\uffff" for character in text)


class _Page:
    """The page as far as it has been filled, and the room that is left."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._are_few = len(review.reports) <= _FEW
        parts, self._undecided = _head(review)
        self._head = "\n\n".join(parts) + "\n"
        self._bodies: dict[str, list[str]] = {}
        self._left = LIMIT - _CLOSING - size(self._head)
        self._unlisted = self._untold = self._silent = 0

    def list_reports(self, reports: Iterable[ReportReview]) -> None:
        """Give each report its line."""
        for report in reports:
            line = size(_block(report, (), self._are_few)) + size(_folded("", [])) + 1
            if line > self._left - LIMIT // 2:  # more names help nobody: the rest is for what changed
                self._unlisted += 1
            else:
                self._left -= line
                self._bodies[report.path] = []

    def add_changes(self, reports: Iterable[ReportReview]) -> None:
        """Give each report what changed in it, where there is room."""
        for report in reports:
            if report.path in self._bodies:
                self._untold += not self._add(report, _body(report, self._undecided))

    def add_sentences(self, reports: Iterable[ReportReview]) -> None:
        """Give each report its sentences, as many as there is room for if all get their share."""
        waiting = [report for report in reports if report.path in self._bodies and told_sentences(report)]
        for at, report in enumerate(waiting):
            sentences = told_sentences(report)
            room = self._left // (len(waiting) - at) - _AROUND
            indent = "" if self._are_few else "  "
            told = (f"{indent}{_sentence(change)}" for change in sentences)
            lines = _fitting(told, len(sentences), room, "câu", indent)
            is_cut = lines[-1].startswith(f"{indent}{_MORE}")
            title = f"{len(sentences)} câu đổi"
            if self._are_few:
                is_told = self._add(report, ["", *_folded(title, lines).split("\n")])
            else:  # folded with the report
                is_told = self._add(report, [f"- **{title}**", *lines])
            self._silent += is_cut or not is_told

    def text(self, reports: Sequence[ReportReview]) -> str:
        """The page, the reports that need no look behind the others and folded."""
        listed = [report for report in reports if report.path in self._bodies]
        needed = [report for report in listed if self._are_few or needs_look(report)]
        rest = [self._block(report) for report in listed if report not in needed]
        parts = [self._head, *map(self._block, needed)]
        if rest:
            parts.append(_folded(f"{len(rest)} báo cáo khác", rest))
        return "\n".join([*parts, *self._cut()])

    def _add(self, report: ReportReview, lines: list[str]) -> bool:
        """Put lines below the report, if there is room for them."""
        more = sum(map(size, lines)) + len(lines)
        if more > self._left:
            return False
        self._left -= more
        self._bodies[report.path] += lines
        return True

    def _block(self, report: ReportReview) -> str:
        return _block(report, self._bodies[report.path], self._are_few)

    def _cut(self) -> list[str]:
        """What was left out; nothing where nothing was."""
        told = [f"{self._unlisted} báo cáo không kể tên"] if self._unlisted else []
        told += [f"chi tiết của {self._untold} báo cáo"] if self._untold else []
        told += [f"một phần câu chữ của {self._silent} báo cáo"] if self._silent else []
        if not told:
            return []
        command = code(f"baocao review {self._review.since} --format json")
        return [f"Đã lược cho vừa một trang: {', '.join(told)}. Xem đủ trên máy bằng lệnh {command}.\n"]


def _head(review: Review) -> tuple[list[str], list[DecisionLine]]:
    """The totals, what needs a decision, and what came and went in reports that nobody touched; and the decisions for
    which there was no room."""
    parts = [f"### Thay đổi so với {code(review.since)}", totals(review)]
    left, room = list[DecisionLine](), _HEAD
    for number, (title, found) in enumerate(decision_groups(review, inert)):
        most = found if len(found) <= _MOST_DECISIONS + 1 else found[:_MOST_DECISIONS]
        shown: list[str] = []
        for line in most:
            shown.append(f"- {code(line.place)} {line.words}")
            room -= size(shown[-1]) + 1
            if room < 0:
                shown.pop()
                break
        if untold := found[len(shown) :]:
            shown.append(f"{_MORE} và {len(untold)} điều nữa, ở từng báo cáo dưới đây")
            left += untold
        parts += [] if number else ["**Cần quyết định**"]
        parts.append("\n".join([f"{title}:", "", *shown]))
    if elsewhere := _lists(elsewhere_parts(review, inert)):
        title = "**Ở những báo cáo không thay đổi**"
        parts += [title, "\n".join(_fitting(elsewhere, len(elsewhere), _HEAD // 2, "dòng"))]
    return parts, left


def _fitting(lines: Iterable[str], count: int, room: int, what: str, indent: str = "") -> list[str]:
    """As many of the `count` lines of a list as there is room for, and a last one that says how many more there are."""
    kept: list[str] = []
    for line in lines:
        room -= size(line) + 1
        if room < 0:
            return [*kept, f"{indent}{_MORE} và {count - len(kept)} {what} nữa"]
        kept.append(line)
    return kept


def _block(report: ReportReview, body: Sequence[str], is_open: bool) -> str:
    title = f"{code(report.path)} ({what_became(report, inert)})"
    if is_open:
        return "\n".join([f"#### {title}", "", *(body or [f"{gist(report).capitalize()}."]), ""])
    if not body:
        return f"- {title}: {gist(report)}\n"
    return _folded(f"{title}: {gist(report)}", body)


def _body(report: ReportReview, undecided: Sequence[DecisionLine]) -> list[str]:
    if report.says_the_same and not (report.findings.new or report.findings.mended):
        return [SAME]
    return _lists(parts_of(report, inert, undecided))


def _lists(parts: Iterable[Part]) -> list[str]:
    lines = []
    for part in parts:
        if len(part.lines) == 1:
            lines.append(f"- **{part.title}:** {part.lines[0]}")
            continue
        lines.append(f"- **{part.title}**" + (f" ({part.count or len(part.lines)})" if part.lines else ""))
        shown = part.lines if len(part.lines) <= _MOST_LINES + 1 else part.lines[:_MOST_LINES]
        lines += [f"  - {line}" for line in shown]
        if len(part.lines) > len(shown):
            lines.append(f"  - … và {len(part.lines) - len(shown)} dòng nữa")
    return lines


def _sentence(change: SentenceChange) -> str:
    words = []
    for piece in brief(change):
        before, after = _MARKS[piece.fate]
        text = piece.text.strip()
        first, last = piece.text.split(text, 1) if text else (piece.text, "")
        words.append(f"{first}{before}{inert(text)}{after}{last}")
    return f"- dòng {change.line}: {''.join(words).strip()}"


def _folded(title: str, body: Iterable[str]) -> str:
    return "\n".join(["<details>", f"<summary>{title}</summary>", "", *body, "", "</details>", ""])
