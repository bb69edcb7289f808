"""T02: a quotation mark or bracket without its partner."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T02",
    name="unbalanced-quotes",
    summary="Dấu ngoặc kép, ngoặc đơn, ngoặc vuông phải mở và đóng đủ đôi.",
    why="Thiếu một dấu thì người đọc không biết tên đề án, dự án hay phần chú thích dừng ở đâu.",
    fix="Thêm dấu còn thiếu, hoặc xóa dấu thừa.",
    bad="- Hoàn thiện phương án thành lập Trung tâm hỗ trợ khởi nghiệp” trình UBND tỉnh. <!-- T02 -->\n",
    good="- Hoàn thiện phương án thành lập “Trung tâm hỗ trợ khởi nghiệp” trình UBND tỉnh.\n",
    issued=Severity.WARNING,
)

_CLOSING = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_ANY_SIGN = '“”‘’"«»()[]'
_PLAIN_PAIRS, _DOUBTFUL = (("“", "”"), ("«", "»"), ("(", ")")), (*'‘’"[]', ":(", ":-(")
"""Pairs that are told at a glance where nothing else is in a text: a smiley, a half-open interval, minutes."""
_SIGNS = regex(f"[{re.escape(_ANY_SIGN)}]")
_NO_PAIR = regex(
    r"(?<=\w)’(?=\w)"  # M’Nông
    r"|(?<!\S):-?[(\[](?!\w)"
    r"|[\[(]\s*-?[\d.,]+\s*;\s*[+-]?[\d.,∞]+\s*[\])]"  # half-open intervals
)
_MAY_CLOSE = regex(
    r"(?:(?<=[\s(\[“.,;:])|^)(?P<label>(?:\d{1,2}|[a-zđ]|[ivx]{1,4}|[IVX]{1,4}|[A-ZĐ])(?:\.\d{1,2})*)\)"
    r"|(?<!\S)[:;]-?\)"
)
"""Labels, `a)` and `1)`, and smileys: their bracket needs no partner, but may have one."""
_BEFORE_LABEL = regex(r"(?:^|[^\w\s)\]”»]|(?<!\w)(?:và|hoặc|gồm|là|điểm|khoản|mục|ý))\s*$", re.IGNORECASE)
"""What a label of an enumeration may follow; `lần 2)` closes a bracket."""
_LOOK_BACK = 20


class _QuoteSign(NamedTuple):
    """A sign of a pair without its partner, at `at` in `passage.text`; `part` counts the headings before."""

    passage: Passage
    part: int
    at: int
    opens: bool

    @property
    def letter(self) -> str:
        return self.passage.text[self.at]


def check(report: Report, context: Context) -> Iterator[Finding]:
    if context.text.letters.isdisjoint(_ANY_SIGN):
        return
    passages = context.passages
    parts = list(accumulate(passage.is_heading for passage in passages))
    lone = [sign for at in sorted(context.text.having(_ANY_SIGN)) for sign in _lone_signs(passages[at], parts[at])]
    for sign in _not_spanning(lone):
        yield Finding(sign.passage.span(sign.at, sign.at + 1), _message(sign))


def _message(sign: _QuoteSign) -> str:
    letter = sign.letter
    if letter == '"':
        return 'Dấu " này không thành đôi trong đoạn.'
    if letter in _CLOSING and sign.opens:
        return f"Dấu mở {letter} không có dấu đóng {_CLOSING[letter]} trong đoạn."
    if letter in _CLOSING:
        return f"Ở đây cần dấu đóng {_CLOSING[letter]}, không phải dấu mở {letter}."
    if letter == "”" and _looks_opening(sign.passage.text, sign.at):
        return "Ở đây cần dấu mở “, không phải dấu đóng ”."
    return f"Dấu đóng {letter} không có dấu mở {_OPENING[letter]} trong đoạn."


def _is_paired(text: str) -> bool:
    """Whether all signs of `text` are plainly in pairs, none in another of its kind, like nearly all are."""
    return not any(map(text.__contains__, _DOUBTFUL)) and all(
        closing not in before and all(part.count(closing) == 1 for part in behind)
        for opening, closing in _PLAIN_PAIRS
        for before, *behind in [text.split(opening)]
    )


def _lone_signs(passage: Passage, part: int) -> Iterator[_QuoteSign]:
    if _is_paired(passage.text):
        return
    text = _NO_PAIR.sub(lambda match: " " * len(match[0]), passage.text)
    labels = [
        match.end() - 1
        for match in _MAY_CLOSE.finditer(text)
        if not match["label"] or _stands_as_label(passage, match.start())
    ]
    needless = frozenset(labels)
    opened: dict[str, list[int]] = {sign: [] for sign in (*_CLOSING, '"')}
    lone: list[int] = []
    for match in _SIGNS.finditer(text):
        sign, at = match[0], match.start()
        if at in needless:
            continue
        if sign == '"':
            _take_straight(text, at, opened, lone)
        elif sign in _CLOSING:
            if sign == "“" and opened[sign] and not _looks_opening(text, at):
                lone.append(at)  # “Mô hình“: the wrong one of the two
                opened[sign].pop()
            else:
                opened[sign].append(at)
        elif opened[_OPENING[sign]]:
            opened[_OPENING[sign]].pop()
        elif sign != "’" or not text[at - 1 : at].isdigit():  # 90’ are minutes
            lone.append(at)
            if sign == "”" and opened['"']:
                opened['"'].pop()  # "Mô hình”
            elif sign == "”" and _looks_opening(text, at):
                opened["“"].append(-1)  # ”Mô hình”
    for at in reversed(labels):
        if opened["("] and opened["("][-1] < at:
            opened["("].pop()
    opening = {at for ats in opened.values() for at in ats if at >= 0}
    for at in sorted({*lone, *opening}):
        opens = _looks_opening(text, at) if text[at] == '"' else at in opening
        yield _QuoteSign(passage, part, at, opens)


def _stands_as_label(passage: Passage, at: int) -> bool:
    """Whether an enumeration may go on at `at`: where a text or a line starts, after punctuation or a joining word."""
    if at <= _LOOK_BACK and not passage.text[:at].strip():
        return True
    if _BEFORE_LABEL.search(passage.text, max(0, at - _LOOK_BACK), at):
        return True
    offset = passage.prose.offset(at)
    return passage.prose.source.text[max(0, offset - _LOOK_BACK) : offset].rstrip(" \t").endswith("\n")


def _take_straight(text: str, at: int, opened: dict[str, list[int]], lone: list[int]) -> None:
    if opened['"']:
        opened['"'].pop()
    elif opened["“"] and not _looks_opening(text, at) and not text[at - 1 : at].isdigit():
        lone.append(at)  # “Mô hình": opened one way, closed the other
        opened["“"].pop()
    elif not text[at - 1 : at].isdigit():  # 15" are inches or seconds
        opened['"'].append(at)


def _looks_opening(text: str, at: int) -> bool:
    """Whether a word begins right after `at` and none ends right before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return after.isalnum() and not (before.isalnum() or before in tuple(".,;:!?)"))


def _not_spanning(lone: Sequence[_QuoteSign]) -> Iterator[_QuoteSign]:
    """The signs without pairs around several paragraphs, opened where one begins and closed where a later one ends."""
    waiting: list[int] = []
    spanning: set[int] = set()
    for _, group in groupby(enumerate(lone), key=lambda numbered: id(numbered[1].passage)):
        signs = list(group)
        text = signs[0][1].passage.text
        first = next((at for at, letter in enumerate(text) if letter.isalnum()), len(text))
        last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
        leads = text.rstrip().endswith(":")
        for number, sign in signs:
            if sign.opens and (sign.at <= first or leads):
                waiting.append(number)
            elif not sign.opens and sign.at >= last and waiting and _pairs(lone[waiting[-1]], sign):
                spanning.update((waiting.pop(), number))
    yield from (sign for number, sign in enumerate(lone) if number not in spanning)


def _pairs(first: _QuoteSign, second: _QuoteSign) -> bool:
    is_later = first.passage is not second.passage and first.part == second.part
    return is_later and _CLOSING.get(first.letter, '"') == second.letter
