"""The phrases of an item that say what it is about, and the places and numbers that tell it from others. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.language.letters import fold_tone_marks
from baocao.language.names import HEADS, PLACE_NOUNS
from baocao.language.vocabulary import ACTION_VERBS, DOCUMENT_TYPES, NAMED_BY_NUMBER, REPORT_FORMULAS
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.slugs.words import LINKING, Word, may_part

_VERBS = frozenset(fold_tone_marks(verb.strip()) for verb in ACTION_VERBS)
_FORMULAS = frozenset(fold_tone_marks(word) for word in REPORT_FORMULAS)
_DOCUMENTS = frozenset(name.lower() for name in DOCUMENT_TYPES)
_NUMBERED = frozenset(NAMED_BY_NUMBER) - {"ngày", "năm", "tháng", "điều", "khoản", "điểm", "mục", "trang", "điện thoại"}
_TELLING_VERBS = frozenset({"giải ngân", "tiếp công dân", "số hóa", "phòng chống"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `words[start:end]` of an item, between words that name nothing; `lead` is the one before them."""

    start: int
    end: int
    lead: str


def phrases_of(words: Sequence[Word]) -> list[Phrase]:
    """The stretches of `words` that can name the item; those of its formulas where it has nothing else."""
    for is_boring in (_is_boring, _is_linking):
        phrases, start, lead = list[Phrase](), 0, ""
        for at in range(len(words) + 1):
            ends = at == len(words) or words[at].is_number or is_boring(words, at)
            turns = at < len(words) and at > 0 and words[at].part != words[at - 1].part
            if (ends or turns) and start < at:
                phrases.append(Phrase(start, at, lead))
                # `với Công an, Bộ đội Biên phòng`: the second is led by `với`, too
                goes_on = turns and words[at].sentence == words[at - 1].sentence and words[at].text not in _VERBS
                lead = lead if goes_on else ""
                start = at
            elif turns and words[at].sentence != words[at - 1].sentence:
                lead = ""
            if ends:
                # `về việc`, `đối với công tác`: the joining word stands before the empty one
                is_joint = at < len(words) and words[at].role is Role.JOINING
                lead = words[at].text if is_joint and words[at].text not in ("và", "hoặc") else lead
                start = at + 1
        if phrases:
            return phrases
    return []


def places_of(words: Sequence[Word]) -> Iterator[int]:
    """Where in `words` the names of places stand: `Mộc Châu` behind `huyện`."""
    for at, (before, word) in enumerate(pairwise(words), start=1):
        if before.text in PLACE_NOUNS and word.is_proper and before.part == word.part:
            # `huyện Sông Mã`, `tại Bắc Hà`; but `tại Đội Kiểm lâm`
            is_told = before.text not in ("ở", "tại")
            if is_told or (word.size > 1 and not {word.text, word.syllables[0].word} & HEADS):
                yield at


def numbers_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where in `words` something known by its number begins and ends: `6 tháng`, `Nghị định số 34`."""
    for at, (first, second) in enumerate(pairwise(words)):
        if second.is_number and first.text == "số" and at and words[at - 1].text in _DOCUMENTS:
            yield at - 1, at + 1
            continue
        names_it = first.text in _NUMBERED or (not first.is_dull and _ends(words, at + 1))
        is_half_year = first.is_number and first.text in ("3", "6", "9") and second.text == "tháng"
        if is_half_year or (second.is_number and first.part == second.part and names_it):
            yield at, at + 1


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether nothing follows the number at `at` that it might count."""
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or following.part != words[at].part or following.syllables[0].word in LINKING


def is_verb(word: Word) -> bool:
    """Whether an action begins with this word."""
    return word.text in _VERBS


def _is_boring(words: Sequence[Word], at: int) -> bool:
    """Whether a word names nothing: it joins, is in every report, or is a verb (of one syllable: only in front)."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) and words[at + 1].part == word.part else None
    if word.text in LINKING or (following and following.is_number and word.text in _NUMBERED):
        return True
    if word.size > 1:
        is_verb_alone = word.text in _VERBS and word.text not in _TELLING_VERBS
        return word.text in _FORMULAS or is_verb_alone or (word.is_dull and not word.is_name)
    if word.text in _FORMULAS and word.text not in _VERBS:
        return True
    if following and not may_part(word, following):
        return False  # `họp mặt`, `tiếp xúc`: a syllable of a word that is not known
    return word.text in _FORMULAS or (word.text in _VERBS and (at == 0 or words[at - 1].part != word.part))


def _is_linking(words: Sequence[Word], at: int) -> bool:
    return words[at].text in LINKING
