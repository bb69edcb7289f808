"""Where a sentence ends: not at the full stop of an abbreviation, a number or a label. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from baocao.language.letters import fold_tone_marks
from baocao.language.vocabulary import ACTION_VERBS, NAMED_BY_NUMBER
from baocao.regex import regex

_ABBREVIATIONS = frozenset(
    {
        "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "tt", "TDP", "KP", "GS", "PGS", "TS", "TSKH", "ThS", "Ths",
        "CN", "KS", "BS", "BSCK", "BSCKI", "BSCKII", "DS", "DSCK", "ĐD", "LS", "CK", "CKI", "CKII", "NGND", "NGƯT",
        "NSND", "NSƯT", "TTND", "TTƯT", "KTS", "St", "Mr", "Mrs", "Ms", "Dr", "No", "Co", "Ltd", "KT", "TM", "TL",
        "TUQ", "tr", "đc", "Đc", "ĐT", "đt", "Tel", "Fax", "stt", "STT",
    }
)  # fmt: skip
_NAMED_BY_LETTER = frozenset(
    {
        *(name.split()[-1] for name in NAMED_BY_NUMBER), "lớp", "khối", "lô", "dãy", "nhà", "vitamin", "gan", "cúm",
        "tháng", "hệ", "học kỳ", "hạng", "loại", "phương án", "mẫu", "cụm", "block", "toà", "tòa", "án",
    }
)  # fmt: skip
_STOP = regex(r"[.!?…](?=\s)")
_LAST_WORD = regex(r"[^\W_]+$")
_WORD_BEFORE = regex(r"([^\W_]+)\W*$")
_ROMAN = regex(r"[IVX]+")
_LONGEST_WORD = 24
_MARKS_BEFORE = " \t\n\u00a0*_“\"'("


def sentence_ends(text: str) -> Iterator[int]:
    """The offsets just after each sign that ends a sentence of `text`, but for the last."""
    return (match.end() for match in _STOP.finditer(text) if ends_sentence(text, match.start()))


def ends_sentence(text: str, at: int) -> bool:
    """Whether the `.`, `!`, `?` or `…` at `text[at]` ends a sentence, and another or nothing follows."""
    if not text[at + 1 : at + 2].isspace():
        return at + 1 == len(text)
    following = text[at + 1 : at + 40].lstrip()
    if following and not (following[0].isupper() or following[0].isdigit() or following[0] in '“"«‘('):
        return False
    if text[at] != "." or not following:
        return True
    if text.endswith("v.v", 0, at):
        return True
    word = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    if word is None:
        return True
    said, start = word[0], word.start()
    is_letter = len(said) == 1 and said.isalpha()
    if is_letter or said.isdigit() or _ROMAN.fullmatch(said):
        if _is_label(text, start):
            return False
        if not is_letter:
            return True
        named = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        if named and named[1].lower() in _NAMED_BY_LETTER:
            return True  # `nhà ăn khu B. Tổ chức …`
    elif said not in _ABBREVIATIONS or (start and text[start - 1] in "&-/"):
        return True
    # `xe của TP. Tổ chức …` against `TP. Sơn La`
    return fold_tone_marks(following).lower().startswith(_clear_verbs())


@cache
def _clear_verbs() -> tuple[str, ...]:
    """What no name begins with, unlike `mở` or `lập`."""
    return tuple(fold_tone_marks(verb) for verb in ACTION_VERBS if " " in verb.strip() and "," not in verb)


def _is_label(text: str, start: int) -> bool:
    """Whether nothing of its sentence stands before `start`: there `1.`, `a.` and `II.` number what follows."""
    if start and text[start - 1] not in _MARKS_BEFORE:
        return False
    before = text[max(0, start - 4) : start].rstrip(_MARKS_BEFORE)
    return before[-1:] in (".", "!", "?", ":", ";", "…") if before else start <= 4
