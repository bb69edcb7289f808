"""T04: a total whose parts, given right after it, do not add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from baocao.language.figures import Figure, counted, written
from baocao.language.passages import Passage
from baocao.model import Finding, Report, Severity
from baocao.rules import Context, Rule
from baocao.vocabulary import COUNTED_TOGETHER, COUNTERS, DISJOINT, MEASURES

RULE = Rule(
    id="T04",
    name="breakdown-sum",
    summary="Số tổng phải bằng tổng các phần kể ra ngay sau nó.",
    why="“11 cơ sở (gồm 05 cơ sở vàng, 04 cơ sở điện)” thiếu 2: người đọc không biết tin số nào.",
    fix="Cộng lại các phần, sửa số tổng hoặc số thành phần; nếu chỉ kể một số phần thì viết “trong đó có”.",
    bad="- Kiểm tra 11 cơ sở (gồm 05 cơ sở lưu trú, 04 cơ sở ăn uống, 03 điểm tham quan). <!-- T04 -->\n",
    good=(
        "- Kiểm tra 11 cơ sở (gồm 05 cơ sở lưu trú, 04 cơ sở ăn uống, 02 điểm tham quan).\n"
        "- Tập huấn 120 đại biểu (trong đó có 40 nữ, 25 đảng viên); mở 03 lớp (gồm 45 học viên, 30 buổi).\n"
    ),
    issued=Severity.WARNING,
)

_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
_COMPLETE = r"(?:(?:bao )?gồm(?: có)?|cụ thể(?: là)?|chia ra)"
_LEAD = re.compile(rf"\s*(?:(?P<partly>trong đó)[\s,:]*)?(?P<complete>{_COMPLETE}\b)?[\s:]*", re.IGNORECASE)
_INLINE = re.compile(r"(?<=[\s,:])(?:trong đó[\s,:]*+)?(?:bao )?gồm(?: có)?\b[\s:]*+(?=\d)", re.IGNORECASE)
_JOINED_BY = re.compile(r"[\s,:]+$")
_SEPARATOR = re.compile(r";|(?<!\d),|,(?!\d)|\s\+\s|\s+và\s+(?=\d)")
_CLAUSE_START = re.compile(r"[;)]|[.!?](?=\s)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[()]")
_INCOMPLETE = re.compile(
    r"trong đó|còn lại|mỗi|tương ứng|lần lượt|khoảng|xấp xỉ|ít nhất|tối đa|tối thiểu|chủ yếu|nhất là|như:|so với"
    r"|cùng kỳ|lũy kế|luỹ kế|tăng|giảm|v\.v|…|\.\.\.|khác nhau|:|\d\s*[/x×]\s*\d|\d\s*[-–]\s*\d",
    re.IGNORECASE,
)
_PROPERTIES = frozenset({"nam", "nữ", "đảng viên", "đoàn viên", "hội viên"})
"""What one person may be besides something else: only `nam` and `nữ` together are all."""
_LOOK_BACK = 400
"""Characters before the parts that may give their total; a clause is rarely longer."""
_LONGEST_SENTENCE = 2000
"""Characters from `gồm` to the end of the sentence; no enumeration is longer."""
_MOST_TERMS = 30
_ROUGH = frozenset({"khoảng", "gần", "trên", "hơn", "ngót", "dưới", "chừng", "quá", "xỉ", "đa", "thiểu", "nhất"})


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure of a total or a part. `word` is what it counts, `kind` what it may be added to.

    `worth`: the value in one unit for all of its kind (of money, đồng).
    """

    figure: Figure
    word: str
    kind: str
    worth: float

    @property
    def is_known(self) -> bool:
        return not self.kind.startswith("=")


def check(report: Report, context: Context) -> Iterator[Finding]:
    for passage in context.passages:
        text = passage.text
        if "(" in text:
            for match in _outside_brackets(text, _BRACKET):
                yield from _in_brackets(passage, match)
        if "gồm" in text:
            for match in _outside_brackets(text, _INLINE):
                yield from _in_sentence(passage, match)


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that begin where no bracket is open."""
    depth = at = 0
    for match in pattern.finditer(text):
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        if depth == 0:
            yield match


def _in_brackets(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    start, end = match.span("inside")
    lead = _LEAD.match(passage.text, start, end)
    if lead is None or (lead["partly"] and not lead["complete"]):
        return
    parts = _parts(passage.text, lead.end(), end)
    totals = _totals(passage.text, match.start())
    total = next((one for one in totals if _must_add_up(one, parts, complete=bool(lead["complete"]))), None)
    if total is not None:
        yield from _compare(passage, total, parts, totals)


def _in_sentence(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    text, start = passage.text, match.end()
    reach = min(len(text), start + _LONGEST_SENTENCE)
    stop = _SENTENCE_END.search(text, start, reach)
    if (stop and stop[0] in "()") or (stop is None and reach < len(text)):
        return
    parts = _parts(text, start, stop.start() if stop else len(text), ends_at_words=True)
    joint = _JOINED_BY.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    totals = _totals(text, joint.start() if joint else match.start())
    if totals and len(parts) > 1 and all(_same(totals[0], part) for part in parts):
        yield from _compare(passage, totals[0], parts, totals)


def _compare(passage: Passage, total: _Amount, parts: list[_Amount], totals: list[_Amount]) -> Iterator[Finding]:
    # Rounded figures (`30,7 tỷ đồng`) may miss the sum by half of the last digit each.
    slack = sum(_rounding(one) for one in (total, *parts))
    sums = list(accumulate(part.worth for part in parts))[1:]
    if any(abs(added - one.worth) <= slack for added in sums for one in totals if one.kind == total.kind):
        return
    figure = total.figure
    in_unit = sums[-1] * figure.value / total.worth if total.worth else sums[-1]
    terms = " + ".join([*(part.figure.text for part in parts[:_MOST_TERMS]), *["…"][: len(parts) - _MOST_TERMS]])
    yield Finding(
        passage.span(figure.start, figure.end),
        f"Tổng ghi {figure.text} {total.word} nhưng các phần cộng lại là {written(in_unit)} ({terms}).",
    )


def _must_add_up(total: _Amount, parts: list[_Amount], *, complete: bool) -> bool:
    """Whether these parts claim to be all of the total: said so (`gồm`), or by the very same word."""
    if len(parts) < 2:
        return False
    words = {part.word for part in parts}
    if words & _PROPERTIES and words != {"nam", "nữ"}:
        return False
    same = [part for part in parts if _same(total, part)]
    others = [part for part in parts if not _same(total, part)]
    if not complete:
        if others or total.word == "%":
            return False
        return words in ({total.word}, {"nam", "nữ"}) or total.kind in DISJOINT
    if any(part.is_known or part.worth >= total.worth for part in others):
        return False
    # Where no part names what is counted, only a sum that nearly fits shows that it was meant to.
    return bool(same) or (
        total.word not in MEASURES and abs(sum(part.worth for part in parts) - total.worth) <= max(1, total.worth / 10)
    )


def _same(total: _Amount, part: _Amount) -> bool:
    return total.kind == part.kind


def _parts(text: str, start: int, end: int, *, ends_at_words: bool = False) -> list[_Amount]:
    """The amounts that begin the pieces of an enumeration; none where it is not one, or not all of it."""
    if _INCOMPLETE.search(text, start, end):
        return []
    parts: list[_Amount] = []
    cuts = list(_SEPARATOR.finditer(text, start, end))
    firsts = [start, *(cut.end() for cut in cuts)]
    signs = ["", *(cut[0] for cut in cuts)]
    for first, last, sign in zip(firsts, [*(cut.start() for cut in cuts), end], signs, strict=True):
        at = last - len(text[first:last].lstrip())
        if not text[at:last][:1].isdigit():
            if not parts:
                return []
            if ends_at_words and sign == ";":
                break
            continue
        figure = next(counted(text, at, last), None)
        if figure is None or figure.start != at:
            return []
        parts.append(_amount(figure))
    return parts


def _totals(text: str, end: int) -> list[_Amount]:
    """The amounts in the clause that ends at `end`, the nearest first."""
    reach = max(0, end - _LOOK_BACK)
    start = max((cut.end() for cut in _CLAUSE_START.finditer(text, reach, end)), default=reach)
    found = [_amount(figure) for figure in counted(text, start, end) if figure.noun and figure.before not in _ROUGH]
    return found[::-1]


def _amount(figure: Figure) -> _Amount:
    words = figure.noun.split()
    kinds = _kinds()
    for count in range(len(words), 0, -1):
        word = " ".join(words[:count])
        if word in kinds:
            kind, worth = kinds[word]
            return _Amount(figure, word, kind, figure.value * worth)
    word = words[0] if words else ""
    return _Amount(figure, word, f"={word}", figure.value)


def _rounding(amount: _Amount) -> float:
    _, comma, decimals = amount.figure.text.partition(",")
    if not comma or not amount.figure.value:
        return 1e-9
    return 0.5 * 0.1 ** len(decimals) * amount.worth / amount.figure.value


@cache
def _kinds() -> dict[str, tuple[str, float]]:
    """Each known word with the kind it counts and its worth."""
    kinds = {word: (word, 1.0) for word in COUNTERS}
    kinds |= {word: (group[0], 1.0) for group in COUNTED_TOGETHER for word in group}
    for word, worth in MEASURES.items():
        kinds[word] = (word, 1.0) if worth is None else ("đồng", worth)
    return kinds
