"""How a message names what a clause speaks of: places, documents and numbered things as the author wrote them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.language.letters import fold_tone_marks
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.language.wording import shortened
from baocao.tasks.likeness.clause import Name
from baocao.tasks.likeness.lexicon import Role, lexicon
from baocao.tasks.likeness.numbered import called
from baocao.tasks.likeness.quoting import as_written, loose_stretch, whole_stretch

_VAGUE = ("", "ở", "tại")
_TITLE = re.compile(r"[“\"](?P<title>[^“”\"]+)[”\"]")
_OPEN, _CLOSING = "([“‘", ")]”’"
_PARTS = re.compile(r"[()\[\]“”\"‘’;:]")
_NUMBER = re.compile(r"\s+\d(?:[\w./&-]*\w)?")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d]+ ){1,2}\Z")
_LONGEST = 50
_ROMAN = dict(enumerate(ROMAN_NUMERALS, 1))


def contrast(plan: str, result: str) -> str:
    """What the plan says and the result says instead."""
    return f"kế hoạch ghi {shortened(plan, _LONGEST)}, còn kết quả ghi {shortened(result, _LONGEST)}"


def unsaid(thing: str) -> str:
    """What the result leaves out."""
    return f"không nhắc đến {shortened(thing, _LONGEST)}"


def listed(things: Sequence[str]) -> str:
    """`A, B và C`."""
    *first, last = things
    return f"{', '.join(first)} và {last}" if first else last


def place_name(name: Name, text: str) -> str:
    """`huyện Bắc Sơn`; without a noun the name alone, and of `Họp Hội đồng`, where a sentence begins, `Hội đồng`."""
    first, _, rest = name.words.partition(" ")
    verb = lexicon().entries.get((first,))
    is_verb = rest and verb is not None and verb.role in (Role.FORMULA, Role.GENERAL)
    if is_verb and name.noun in _VAGUE and fold_tone_marks(text.lower()).startswith(name.words):
        return as_written(rest, text)
    written = as_written(name.words, text)
    written = written if written != name.words else name.words.title()
    return written if name.noun in _VAGUE or written.lower().startswith(name.noun) else f"{name.noun} {written}"


def document_name(symbol: str, text: str) -> str:
    """`Nghị định số 15/2020/NĐ-CP`; `văn bản số …` where the text does not say what it is."""
    at = text.lower().find(symbol)
    number = text[at : at + len(symbol)] if at >= 0 else symbol.upper()
    kind = called(symbol).rpartition(" ")[0]
    return f"{kind[:1].upper()}{kind[1:]} số {number}" if kind else f"văn bản số {number}"


def number_name(noun: str, value: str, text: str) -> str:
    """`quý III`, `khu 5`, `XL-03`: what a number names, as the text writes it."""
    plain = fold_tone_marks(text.lower())
    if len(plain) == len(text):
        values = [rf"0*{re.escape(value)}"]
        if value.isdecimal() and int(value) in _ROMAN:
            values.append(_ROMAN[int(value)].lower())
        ages = r"(?: tháng)? tuổi" if noun == "tuổi" else ""
        before = "" if ages else rf"{re.escape(fold_tone_marks(noun))}(?:\s+số)?\s*-?\s*"
        after = rf"{ages}(?![\w/])" if ages else r"(?!\w)"
        spaced = "|".join(values).replace(r"\-", r"\s*[-–]\s*")
        if found := re.search(rf"(?<!\w){before}(?:{spaced}){after}", plain):
            words = _WORDS_BEFORE.search(text, 0, found.start()) if noun == "số" else None
            written = text[words.start() if words else found.start() : found.end()]
            if words:
                return _inside(as_written(written, text), text)  # `nhà màng số 1`
            return written if value.isdecimal() else as_written(written, text)  # of `tâm Y` the whole `Trung tâm Y tế`
    return f"{noun} {value}"


def title_name(text: str) -> str:
    """The first title in quotation marks, with them; empty where there is none."""
    found = _TITLE.search(text)
    return f"“{shortened(found['title'], _LONGEST)}”" if found else ""


def phrase(words: str, text: str) -> str:
    """The stretch of `text` that says `words`, as it goes on in the middle of a sentence; empty where there is none."""
    return _inside(whole_stretch(words, text), text)


def phrase_behind(anchor: str, words: str, text: str) -> str:
    """The same with the word before it, which says what it is part of: `khai thác gỗ`; at least `words` themselves."""
    words = _without_joining(words)
    together = whole_stretch(f"{anchor} {words}", text) if anchor else ""
    return _inside(together or whole_stretch(words, text) or loose_stretch(words, text) or words, text)


def _inside(stretch: str, text: str) -> str:
    """A stretch without half a bracket or quotation, with the number it ends at, and not beginning with the capital
    of a sentence.
    """
    if stretch.endswith(" số"):
        number = _NUMBER.match(text, text.find(stretch) + len(stretch))
        stretch += number[0] if number else ""
    if any(stretch.count(sign) != stretch.count(end) for sign, end in zip(_OPEN, _CLOSING, strict=True)):
        stretch = max(_PARTS.split(stretch), key=len)
    stretch = stretch.strip(" ,.-–")
    first, _, second = stretch.partition(" ")
    is_sentence = stretch and text.startswith(stretch) and first[1:].islower() and not second[:1].isupper()
    return stretch[:1].lower() + stretch[1:] if is_sentence else stretch


def _without_joining(words: str) -> str:
    """`words` without what only leads on to the next: `tổ chức đại hội cho`, `kinh doanh dược đối với`."""
    syllables = words.split()
    for size in (2, 1):
        while len(syllables) > size and _joins(syllables[-size:]):
            del syllables[-size:]
        while len(syllables) > size and _joins(syllables[:size]):
            del syllables[:size]
    return " ".join(syllables)


def _joins(syllables: Sequence[str]) -> bool:
    entry = lexicon().entries.get(tuple(syllables))
    return entry is not None and entry.role is Role.JOINING
