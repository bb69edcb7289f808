"""T07: wording that the office's term list says to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from baocao.checking.rule import Context, ReportRule
from baocao.config.schema import Term
from baocao.language.letters import fold_tone_marks
from baocao.model import Finding, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.period import Period, in_force
from baocao.regex import regex

RULE = ReportRule(
    id="T07",
    name="discouraged-term",
    summary="Không dùng từ ngữ mà baocao.yml (mục terms) khuyên tránh.",
    why="Tên cơ quan đã đổi, chữ viết hoa sai hay lỗi chính tả lặp lại qua nhiều tháng được nhắc một chỗ cho tất cả.",
    fix="Thay bằng từ ngữ nên dùng; nếu ở đây viết như cũ mới đúng thì ghi lý do vào mục ignore của báo cáo.",
    bad="- Kiểm tra nhãn hàng hóa dịp Tết Nguyên đán. <!-- T07 -->\n",
    good="- Kiểm tra nhãn hàng hóa dịp tết Nguyên đán.\n",
    issued=Severity.WARNING,
    config="terms:\n  - {avoid: Tết Nguyên đán, use: tết Nguyên đán, source: NĐ30 PL II.V.8}\n",
    fixable=True,
)

_SENTENCE_START = regex(r"(?:^|[.!?:;…]\s+|[“‘\"«(\[]\s*|^\s*[-+•*]\s+|(?:^|\s)(?:\d{1,2}|[a-zđ])[.)]\s+)$")
_FORMER_BEFORE = regex(r"(?:nguyên|trước đây(?: là)?|tên cũ(?: là)?|tiền thân(?: là)?)[\s:,]*$", re.IGNORECASE)
_LOOK_BACK = 40
"""Characters before a term that say how it is meant."""
_FORMER_AFTER = regex(r"\s*[,(]?\s*(?:cũ|trước đây|trước khi|trước sắp xếp|trước hợp nhất)\b", re.IGNORECASE)


def check(report: Report, context: Context) -> Iterator[Finding]:
    terms = [(term, _longest_word(term.avoid)) for term in context.config.terms if _holds(term, report.period)]
    terms = [(term, word) for term, word in terms if word in context.text.folded]
    for passage in context.passages if terms else ():
        if passage.is_template:
            continue
        text = fold_tone_marks(passage.text)
        likely = [term for term, word in terms if word in text]
        found = [(*match.span(), term) for term in likely for match in _pattern(term).finditer(text)]
        end = 0
        for start, stop, term in sorted(found, key=lambda place: (place[0], -place[1])):
            # Of overlapping terms, the first and longest is reported.
            if start >= end and not _is_right(text, start, stop, term):
                end = stop
                yield _finding(passage, start, stop, term)


def _finding(passage: Passage, start: int, stop: int, term: Term) -> Finding:
    words = passage.text[start:stop]
    use = term.use
    if use and term.avoid[:1].islower() and words[:1].isupper():
        use = use[:1].upper() + use[1:]
    reason = "; ".join(part for part in (term.note, term.source) if part)
    because = f" ({reason})" if reason else ""
    instead = f"Thay bằng “{use}”" if use else "Thay bằng tên gọi đang dùng"
    instead += "; nếu ở đây viết như cũ mới đúng thì ghi lý do vào mục ignore của báo cáo."
    message = f"“{words}” nên viết là “{use}”{because}." if use else f"“{words}” không còn dùng ở kỳ này{because}."
    return Finding(passage.span(start, stop), message, instead, edits=passage.edits(start, stop, use) if use else ())


def _is_right(text: str, start: int, stop: int, term: Term) -> bool:
    """Whether these words are right here: part of `use`, with a sentence's capital, or named as former."""
    use = fold_tone_marks(term.use)
    reach = max(0, start - _LOOK_BACK)
    if not use:
        return bool(_FORMER_BEFORE.search(text, reach, start) or _FORMER_AFTER.match(text, stop))
    if use[:1].upper() + use[1:] == text[start:stop] and _SENTENCE_START.search(text, reach, start):
        return True
    inside = use.find(fold_tone_marks(term.avoid))
    return inside >= 0 and text.startswith(use, max(start - inside, 0))


def _holds(term: Term, period: Period | None) -> bool:
    if period is None:
        return term.since is None and term.until is None
    return in_force(period, term.since, term.until)


@lru_cache(maxsize=1024)
def _pattern(term: Term) -> re.Pattern[str]:
    """The words to avoid, in their letter case; in small letters, also with the capital of a sentence's start."""
    words = _spaced(term.avoid)
    first = term.avoid[:1]
    if first.islower() and term.avoid.casefold() != term.use.casefold():
        words = f"[{first}{first.upper()}]{words[1:]}"
    return re.compile(rf"(?<!\w){words}(?!\w)")


@lru_cache(maxsize=1024)
def _longest_word(words: str) -> str:
    """What must stand somewhere in a text that has `words`, whatever the letter case of their start."""
    return max(fold_tone_marks(words)[1:].split() or [""], key=len)


def _spaced(words: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(fold_tone_marks(words)))
