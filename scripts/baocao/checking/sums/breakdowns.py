"""Where a text breaks a number down into parts, and how much it claims for them. Pure; adds nothing up.

The parts stand in brackets, in the rest of the sentence, or in the bullets under a lead-in. A part is
told by its number first (`05 cơ sở vàng`) or last (`đồng hồ nước 200`).
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from baocao.checking.sums.amounts import Amount, amount, may_have_total, totals_before
from baocao.language.figures import counted
from baocao.regex import regex


class Claim(Enum):
    """How much of the total the words say that the parts are."""

    ALL = auto()
    """`gồm`, `cụ thể`, `chia ra`: all of it."""
    LISTED = auto()
    """`trong đó:`, a list that is mostly complete."""
    SOME = auto()
    """`trong đó có`: some of it."""
    BARE = auto()
    """No word: parts in brackets right after the total."""
    AFTER_COLON = auto()
    """A colon alone, which results may follow as well as parts."""
    REST = auto()
    """`đã giải quyết 9, còn 4`: the last part is what the others leave."""


class Breakdown(NamedTuple):
    """Parts and the amounts before them that may be their total, the nearest first.

    `is_assumed`: some part does not say what it counts (`đồng hồ nước 200`), and is taken for one of the total.
    """

    parts: tuple[Amount, ...]
    totals: tuple[Amount, ...]
    claim: Claim
    is_assumed: bool = False


_COMPLETE = r"(?:(?:bao )?gồm(?: có)?|cụ thể(?: là)?|chia ra|như sau)"
SIGNS_OF_PARTS = ("(", ":", "gồm", "trong đó")
"""Without any of these, in small letters, a text breaks nothing down."""
_BRACKET = regex(r"\((?P<inside>[^()]*)\)")
_LEAD = regex(
    r"\s*(?:(?P<among>trong đó)(?P<colon>\s*:)?[\s,]*)?(?P<some>có(?: cả)?\b)?[\s,]*"
    rf"(?P<complete>{_COMPLETE}\b)?[\s:]*",
    re.IGNORECASE,
)
_INLINE = regex(
    r"(?<=[\s,:;])(?:trong đó[\s,:]*+)?(?:bao )?gồm(?: có)?\b[\s:]*+(?=\d)"
    r"|(?<=[\s,;])trong đó\b[\s,:]*+(?:có\s+)?(?=\d)",
    re.IGNORECASE,
)
_COLON = regex(r":(?<=\w:)\s+(?=\w)")
_RESULT = regex(
    r";\s*(?:trong đó,?\s+)?kết quả(?:\s+(?:thẩm định|kiểm tra|giải quyết|đánh giá|xử lý))?$", re.IGNORECASE
)
"""`Thẩm định 42 hồ sơ; kết quả: 33 hồ sơ đạt, …`: what the results are of stands in the clause before."""
_JOINED_BY = regex(r"[\s,:;]+$")
_SEPARATOR = regex(r";|(?<!\d),|,(?!\d)|\s\+\s|\s+(?:và|cùng|cùng với)\s+(?=\d)")
_ANY_SEPARATOR = regex(r";|(?<!\d),|,(?!\d)|\s\+\s|\s+và\s+")
_SENTENCE_END = regex(r"[.!?](?=\s|$)|[()]")
_PARTLY = (
    r"trong đó|còn lại|mỗi|tương ứng|lần lượt|khoảng|xấp xỉ|ít nhất|tối đa|tối thiểu|chủ yếu|nhất là|như:|so với"
    r"|cùng kỳ|lũy kế|luỹ kế|tăng|giảm|v\.v|…|\.\.\.|khác nhau|\d\s*[/x×]\s*\d|\d\s*[-–]\s*\d"
)
_INCOMPLETE = regex(rf"{_PARTLY}|:", re.IGNORECASE)
_INCOMPLETE_BUT_FOR_COLONS = regex(_PARTLY, re.IGNORECASE)
_LEAD_IN = regex(
    rf"(?P<lead>[\s,;(]*(?:(?P<among>trong đó)[\s,]*)?(?P<some>có(?: cả)?)?[\s,]*(?P<complete>{_COMPLETE}\b)?)\s*:\s*$",
    re.IGNORECASE,
)
_NUMBER_LAST = regex(r"[^\d:]*[^\W\d_)”\"][^\d:]*?(?:\s|:\s*)(?=\d)")
_NAMES = frozenset(
    {"tầng", "phòng", "lớp", "khối", "bàn", "thôn", "bản", "xóm", "ấp", "đội", "cụm", "trường", "nhà", "số"}
)
"""A number after one of these may be a name: `phòng họp 1`, `tầng 6`."""
_ITEM_LABELS = ("-", "+", "•", "*", "–")
_LONGEST_SENTENCE = 2000
"""The most characters from `gồm` to the end of the sentence."""


def breakdowns(text: str) -> Iterator[Breakdown]:
    """The breakdowns in the running words of one block."""
    if "(" in text:
        for match in _outside_brackets(text, _BRACKET):
            yield from _in_brackets(text, match)
    lower = text.lower()
    if "gồm" in lower or "trong đó" in lower:
        for match in _outside_brackets(text, _INLINE):
            yield from _in_sentence(text, match)
    if ":" in text:
        for match in _outside_brackets(text, _COLON):
            yield from _after_colon(text, match)


def in_bullets(lead: str, bullets: Sequence[str]) -> Breakdown | None:
    """The breakdown of a lead-in that ends in a colon, with a part in each of its bullets; None where one has none."""
    match = _LEAD_IN.search(lead, max(0, len(lead) - 60))
    if match is None or len(bullets) < 2:
        return None
    totals = totals_before(lead, match.start())
    if not totals:
        return None
    parts = [_first_part(bullet, totals[0]) for bullet in bullets]
    if any(part is None for part in parts):
        return None
    claim = _claim(match, has_colon=True)
    claim = Claim.AFTER_COLON if claim is Claim.BARE else claim
    return _breakdown([part for part in parts if part is not None], totals, claim)


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that begin where no bracket is open."""
    depth = at = 0
    for match in pattern.finditer(text):
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        if depth == 0:
            yield match


def _claim(lead: re.Match[str], *, has_colon: bool) -> Claim:
    if lead["complete"]:
        return Claim.ALL
    if lead["some"]:
        return Claim.SOME
    if lead["among"]:
        return Claim.LISTED if has_colon else Claim.SOME
    return Claim.BARE


def _breakdown(parts: Sequence[Amount], totals: Sequence[Amount], claim: Claim) -> Breakdown:
    """The breakdown, with the kind of the nearest total for parts that do not say what they count."""
    assumed = any(not part.word for part in parts)
    return Breakdown(
        tuple(part if part.word else part.of_the_kind_of(totals[0]) for part in parts), tuple(totals), claim, assumed
    )


def _in_brackets(text: str, match: re.Match[str]) -> Iterator[Breakdown]:
    start, end = match.span("inside")
    lead = _LEAD.match(text, start, end)
    if lead is None:
        return
    totals = totals_before(text, match.start())
    if not totals:
        return
    is_first = text[lead.end() : lead.end() + 1].isdigit()
    if parts := (_number_first if is_first else _number_last)(text, lead.end(), end):
        yield _breakdown(parts, totals, _claim(lead, has_colon=bool(lead["colon"])))


def _in_sentence(text: str, match: re.Match[str]) -> Iterator[Breakdown]:
    end = _enumeration_end(text, match.end())
    if end is None:
        return
    joint = _JOINED_BY.search(text, max(0, match.start() - 5), match.start())
    totals = totals_before(text, joint.start() if joint else match.start())
    if totals and (parts := _number_first(text, match.end(), end, is_open=True)):
        words = match[0].lower()
        claim = Claim.ALL if "gồm" in words else Claim.LISTED if ":" in words else Claim.SOME
        yield _breakdown(parts, totals, claim)


def _after_colon(text: str, match: re.Match[str]) -> Iterator[Breakdown]:
    if not may_have_total(text, match.start()):  # most often
        return
    end = _enumeration_end(text, match.end())
    if end is None:
        return
    result = _RESULT.search(text, max(0, match.start() - 40), match.start())
    totals = totals_before(text, result.start() if result else match.start())
    if not totals:
        return
    if text[match.end()].isdigit():
        parts = _number_first(text, match.end(), end, is_open=True)
    else:
        parts = _number_last(text, match.end(), end)
    if len(parts) > 1:
        yield _breakdown(parts, totals, Claim.AFTER_COLON)


def _enumeration_end(text: str, start: int) -> int | None:
    """Where the sentence ends; None where a bracket opens first, or it goes on for too long."""
    reach = min(len(text), start + _LONGEST_SENTENCE)
    stop = _SENTENCE_END.search(text, start, reach)
    if stop is None:
        return reach if reach == len(text) else None
    return None if stop[0] in "()" else stop.start()


def _number_first(text: str, start: int, end: int, *, is_open: bool = False) -> list[Amount]:
    """The amounts that begin the pieces of an enumeration; none where it is not one, or not all of it.

    `is_open`: it may end before `end`, where the sentence goes on with something else.
    """
    if _INCOMPLETE.search(text, start, end):
        return []
    parts: list[Amount] = []
    cuts = list(_SEPARATOR.finditer(text, start, end))
    firsts = [start, *(cut.end() for cut in cuts)]
    signs = ["", *(cut[0] for cut in cuts)]
    for first, last, sign in zip(firsts, [*(cut.start() for cut in cuts), end], signs, strict=True):
        at = last - len(text[first:last].lstrip())
        if not text[at:last][:1].isdigit():
            if not parts:
                return []
            if is_open and (sign == ";" or next(counted(text, at, last), None)):
                break
            continue
        figure = next(counted(text, at, last), None)
        if figure is None or figure.start != at:
            return []
        parts.append(amount(figure, text[at:last]))
    return parts


def _number_last(text: str, start: int, end: int) -> list[Amount]:
    """The amounts that end the pieces `đồng hồ nước 200, cân 81`; none where a piece has none, or more than one."""
    if _INCOMPLETE_BUT_FOR_COLONS.search(text, start, end):
        return []
    parts: list[Amount] = []
    labels: set[str] = set()
    cuts = list(_ANY_SEPARATOR.finditer(text, start, end))
    first = start
    for cut_start, cut_end in [*(cut.span() for cut in cuts), (end, end)]:
        figures = list(counted(text, first, cut_start))
        if not any(letter.isdigit() for letter in text[first:cut_start]):
            if cut_end == end and text[first:end].strip():
                return []
            continue  # `điện, điện tử 04`: the label goes on
        label = _NUMBER_LAST.match(text, first, cut_start)
        if len(figures) != 1 or label is None or label.end() != figures[0].start or figures[0].before in _NAMES:
            return []
        labels.add(label[0].strip(" ,;:").lower())
        parts.append(amount(figures[0], text[first:cut_start]))
        first = cut_end
    # `thôn 4, thôn 5`: names, where the same words stand before each number.
    return parts if len(labels) == len(parts) else []


def _first_part(bullet: str, total: Amount) -> Amount | None:
    """The amount that a bullet under a lead-in gives: what it begins with, or what follows its label."""
    words = bullet.lstrip()
    words = words[1:].lstrip() if words.startswith(_ITEM_LABELS) else words
    at = len(bullet) - len(words)
    figure = next(counted(bullet, at), None)
    if figure is None:
        return None
    if figure.start == at:
        return amount(figure, bullet)
    label = _NUMBER_LAST.match(bullet, at)
    if label is None or label.end() != figure.start or figure.before in _NAMES:
        return None
    part = amount(figure, bullet)
    return part if part.kind == total.kind or not figure.noun else None
