"""Text in the letters of old fonts (TCVN3, VNI) into Unicode, run by run. Pure.

A font's name is only a hint: many files name an old font and hold Unicode, some hold both. So what is read must
make Vietnamese words. That a `.VnTimeH` prints capitals only its name tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.language.legacy_letters import ENOUGH, TCVN3, VNI, decoded, is_pair, legacy_words
from baocao.language.syllables import is_syllable
from baocao.regex import regex
from baocao.word.reading import Paragraph, TextRun, WordFile

_FONTS = ((TCVN3, re.compile(r"\.vn", re.IGNORECASE)), (VNI, re.compile(r"vni\b", re.IGNORECASE)))
_CAPITALS = re.compile(r"\.vn\w*h", re.IGNORECASE)
_UNICODE = regex("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300-\u036f]")
_WORD = regex(r"(?<![^\W_])[A-Za-z\u00a1-\u00ff]{1,30}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a file say of its fonts.

    `real`: the encodings whose fonts really hold such letters. `spread`: those found in other fonts. `usual`: that of
    all text that no word tells; empty where there is Unicode too.
    """

    real: frozenset[str]
    spread: frozenset[str]
    usual: str


def in_unicode(file: WordFile) -> tuple[WordFile, tuple[str, ...]]:
    """The file with all letters in Unicode, and the encodings that were met, the most used first."""
    evidence = _evidence(file)
    if not evidence.real and not evidence.spread:
        return file, ()
    met: Counter[str] = Counter()
    whole = file.with_each(lambda paragraph: _paragraph(paragraph, evidence, met))
    return whole, tuple(encoding for encoding, _ in met.most_common())


# --------------------------------------------------------------------------- what a file is written in


def _evidence(file: WordFile) -> Evidence:
    paragraphs = (*file.paragraphs, *file.notes)
    hinted: Counter[tuple[str, bool]] = Counter()
    elsewhere: dict[str, set[str]] = {}
    has_unicode = False
    for paragraph in paragraphs:
        for run in paragraph.runs:
            encoding = _hint(run)
            if _UNICODE.search(run.text):
                has_unicode = has_unicode or not encoding
            elif encoding:
                hinted.update((encoding, is_legacy) for is_legacy in _readings(run.text, encoding))
        if not _UNICODE.search(paragraph.text):
            for word in legacy_words(_unhinted(paragraph)):
                elsewhere.setdefault(word.font, set()).add(word.meant.lower())
    real = frozenset(each for each in (TCVN3, VNI) if hinted[each, True] > hinted[each, False])
    spread = {encoding: len(words) for encoding, words in elsewhere.items() if len(words) >= ENOUGH}
    usual = max(spread, key=lambda each: spread[each]) if spread and not has_unicode else ""
    return Evidence(real, frozenset(spread), usual)


def _readings(text: str, encoding: str) -> Iterator[bool]:
    """Of each word that tells: whether it is Vietnamese only in the old encoding, and not as it stands."""
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii():
            as_it_stands, as_old = is_syllable(word), is_syllable(decoded(word, encoding))
            if as_it_stands is not as_old:
                yield as_old


def _unhinted(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if not _hint(run))


def _hint(run: TextRun) -> str:
    """The encoding that the run's font is named after."""
    fonts = run.look.fonts
    return next((encoding for encoding, name in _FONTS for font in fonts if name.match(font)), "")


# --------------------------------------------------------------------------- into Unicode


def _paragraph(paragraph: Paragraph, evidence: Evidence, met: Counter[str]) -> Paragraph:
    told = Counter(word.font for word in legacy_words(_unhinted(paragraph)) if word.font in evidence.spread)
    own = max(told, key=lambda each: told[each]) if told else evidence.usual
    lines = tuple(replace(line, runs=tuple(_runs(line.runs, evidence, own, met))) for line in paragraph.lines)
    return replace(paragraph, lines=lines)


def _runs(runs: Sequence[TextRun], evidence: Evidence, own: str, met: Counter[str]) -> Iterator[TextRun]:
    whole = list(runs)
    for at, run in enumerate(whole):
        encoding = _encoding(run, evidence, own)
        if not encoding:
            yield run
            continue
        text = run.text
        if at + 1 < len(whole) and text and is_pair(text[-1], whole[at + 1].text[:1], encoding):
            text, whole[at + 1] = text + whole[at + 1].text[0], replace(whole[at + 1], text=whole[at + 1].text[1:])
        meant = decoded(text, encoding)
        if meant != text:
            met[encoding] += 1
        prints_capitals = any(_CAPITALS.fullmatch(font) for font in run.look.fonts)
        yield replace(run, text=meant.upper() if prints_capitals else meant)


def _encoding(run: TextRun, evidence: Evidence, own: str) -> str:
    if _UNICODE.search(run.text):
        return ""
    if hint := _hint(run):
        return hint if hint in evidence.real else ""
    return own
