"""Why a result was linked to a plan item or refused, as an official would say it to a colleague. Pure.

What agrees is named by what it is (which document, place, number, object), in the author's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.language.letters import fold_tone_marks
from baocao.language.names import PLACE_NOUNS
from baocao.language.wording import shortened
from baocao.tasks.likeness.clause import Clause
from baocao.tasks.likeness.compare import ALIKE, Pair, WeighedClause
from baocao.tasks.likeness.conflict import Conflict
from baocao.tasks.likeness.lexicon import LexiconEntry, Role
from baocao.tasks.likeness.naming import document_name, listed, number_name, phrase, place_name, unsaid
from baocao.tasks.likeness.numbered import called

MOST = 3
TOO_LITTLE = "ít điểm chung"
_AS_BEFORE = "theo các tháng đã gắn mã, cơ quan thường báo cáo việc này bằng những từ như vậy"
_NEARLY_ALL = 0.85
_TOLD = 0.3
_MOST_WORDS = 3
_TELLING, _AT_LEAST = 0.15, -1.0
"""What shared words must weigh to be named, and where nothing else can be."""
_LONGEST_RIVAL = 50
_MOSTLY = 0.6
_PLAINLY = 0.5
_TIMES = ("năm", "tháng", "kỳ")


def reasons(pair: Pair, plan: WeighedClause, result: WeighedClause) -> tuple[str, ...]:
    """What a link rests on, the weightiest first."""
    mine, theirs = plan.clause, result.clause
    words = [] if pair.copy >= _NEARLY_ALL else _shared_words(pair, mine, _TELLING)
    others = _other_words(pair, mine, theirs)
    if others and (inner := _inner(*others)):
        words = words if pair.copy >= _NEARLY_ALL or any(_says(each, inner) for each in words) else [*words, inner]
        others = None
    found = [*_documents(mine, theirs), *_places(mine, theirs, words), *_numbers(mine, theirs)]
    if pair.copy >= _NEARLY_ALL:
        found.append("câu chữ gần như nhau")
    elif words := _unnamed(words, found):
        found.append(f"cùng nói về {listed(words)}")
    if others:
        found.append(f"kết quả nói {others[1]} thay cho {others[0]}")
    if _is_learnt(pair, mine, theirs):
        found.append(_AS_BEFORE)
    found += _times(mine, theirs)
    if not found and (words := _shared_words(pair, mine, _AT_LEAST)):
        found.append(f"cùng nói về {listed(words)}")
    if not found:
        found.append(
            "cùng lĩnh vực và không việc nào khác hợp hơn"
            if pair.is_here
            else "trong kế hoạch không có việc nào khác hợp hơn"
        )
    return tuple(dict.fromkeys(found))[:MOST]


def doubt(pair: Pair, plan: WeighedClause, result: WeighedClause) -> str:
    """What speaks against a link that is not sure; empty where nothing can be named."""
    words = _apart(pair, plan.clause, result.clause)
    return f"nhưng {words}" if words else ""


def refusal(pair: Pair, plans: Sequence[WeighedClause], result: WeighedClause) -> str:
    """Why the result was refused."""
    plan = plans[pair.plan].clause
    apart = _apart(pair, plan, result.clause)
    shared = _shared_words(pair, plan, _TELLING)
    is_contradicted = bool(pair.conflicts) and pair.kept < ALIKE
    if is_contradicted and _strongest(pair):
        return apart
    if not shared:
        return apart if is_contradicted and apart else TOO_LITTLE
    if pair.rival is not None:
        return f"hợp hơn với việc “{shortened(plans[pair.rival].clause.text, _LONGEST_RIVAL)}”"
    return f"cùng nói về {listed(shared)} nhưng {apart}" if apart else f"chỉ cùng nói về {listed(shared)}"


def _apart(pair: Pair, plan: Clause, result: Clause) -> str:
    """What sets the two apart most plainly: what is said instead, or what is left out."""
    worst = _strongest(pair)
    return worst.words if worst else _unsaid(pair, plan, result)


def _strongest(pair: Pair) -> Conflict | None:
    """What plainly contradicts the link most."""
    plain = (conflict for conflict in pair.conflicts if conflict.strength >= _PLAINLY)
    return max(plain, key=lambda conflict: conflict.strength, default=None)


# --------------------------------------------------------------------------- what agrees


def _documents(plan: Clause, result: Clause) -> Iterator[str]:
    for document in plan.documents:
        short = called(document)
        if document in result.documents or (short and short in result.cited):
            yield f"cùng {document_name(document, plan.text)}"


def _places(plan: Clause, result: Clause, words: Sequence[str]) -> Iterator[str]:
    """The names that both have, but for those that stand in the shared `words`."""
    shared = [place_name(name, plan.text) for name in plan.names if f" {name.words} " in result.padded]
    # What begins a sentence may be no name.
    shared = [name for name in shared if not plan.text.startswith(name) and not any(name in each for each in words)]
    if shared:
        yield f"cùng {listed(shared)}" if shared[0][0].islower() else f"cùng nhắc đến {listed(shared)}"


def _numbers(plan: Clause, result: Clause) -> Iterator[str]:
    same = [
        number_name(noun, value, plan.text)
        for noun, value in plan.ids
        if (noun, value) in result.ids and noun not in _TIMES and "/" not in value
    ]
    if same:
        yield f"cùng {listed(same)}"


def _times(plan: Clause, result: Clause) -> Iterator[str]:
    for noun, value in plan.ids:
        if (noun, value) in result.ids and noun in _TIMES:
            yield f"cùng {number_name(noun, value, plan.text)}"


def _shared_words(pair: Pair, plan: Clause, least: float) -> list[str]:
    """The weightiest words that both have, neighbours joined, in the order of the plan."""
    return _heaviest(pair, plan, [_is_shared(pair, plan, at) for at in range(len(plan.units))], least)


def _unsaid(pair: Pair, plan: Clause, result: Clause) -> str:
    """What the result lacks of the plan: a name, or else its weightiest words."""
    # What begins a sentence may be no name.
    names = (name for name in plan.names if not plan.padded.startswith(f" {name.words} "))
    if name := next((name for name in names if f" {name.words} " not in result.padded), None):
        return unsaid(place_name(name, plan.text))
    lacking = [
        degree < 0.3 and unit.role is Role.SUBJECT for unit, degree in zip(plan.units, pair.said.degrees, strict=True)
    ]
    words = next(iter(_heaviest(pair, plan, lacking, _TELLING, most=1)), "")
    lacks = [
        (noun, value)
        for noun, value in plan.ids
        if noun not in _TIMES and (noun, value) not in result.ids and value[:1].isdecimal()
    ]
    numbers = (number_name(noun, value, plan.text) for noun, value in lacks if words in (noun, ""))
    thing = next(numbers, words)
    return unsaid(thing) if thing else ""


def _heaviest(pair: Pair, plan: Clause, wanted: Sequence[bool], least: float, most: int = _MOST_WORDS) -> list[str]:
    """The weightiest runs of `wanted` units, as the plan writes them, in its order; none that says another again."""
    runs: list[tuple[float, int, str]] = []
    at = 0
    while at < len(plan.units):
        end = at
        while end < len(plan.units) and wanted[end]:
            end += 1
        weight = sum(pair.said.weights[at:end])
        if weight > least and not all(unit.is_name for unit in plan.units[at:end]):
            runs.append((weight, at, _written(plan, at, end)))
        at = max(end, at + 1)
    kept: list[tuple[int, str]] = []
    for _, at, words in sorted((run for run in runs if run[2]), key=lambda run: (-run[0], run[1])):
        if len(kept) < most and not any(_says(other, words) or _says(words, other) for _, other in kept):
            kept.append((at, words))
    return [words for _, words in sorted(kept)]


def _written(plan: Clause, start: int, end: int) -> str:
    """The longest part of a run of units that the plan's text has as a stretch; a short form in it may part it."""
    nouns = PLACE_NOUNS | {noun for noun, _ in plan.ids}
    while end > start + 1 and end < len(plan.units) and plan.units[end - 1].words in nouns:
        end -= 1  # the noun of a name or number that is not shared: `học sinh trường`
    while end > start + 1 and plan.units[end - 1].words in {unit.words for unit in plan.units[start : end - 1]}:
        end -= 1  # what says again how it began: `mô đun Bảo dưỡng xe điện, mô đun`
    for size in range(end - start, 0, -1):
        for first in range(start, end - size + 1):
            if words := phrase(" ".join(unit.words for unit in plan.units[first : first + size]), plan.text):
                return words
    return ""


def _says(words: str, other: str) -> bool:
    """Whether `words` have most of the syllables of `other`."""
    mine, theirs = set(words.lower().split()), set(other.lower().split())
    return len(mine & theirs) > _MOSTLY * len(theirs)


def _is_shared(pair: Pair, plan: Clause, at: int) -> bool:
    return pair.said.degrees[at] == 1 and plan.units[at].role in (Role.GENERAL, Role.SUBJECT)


def _unnamed(words: Sequence[str], found: Sequence[str]) -> list[str]:
    """Those of the words that no reason has named yet."""
    said = " ".join(found).lower()
    return [each for each in words if each.lower() not in said]


def _other_words(pair: Pair, plan: Clause, result: Clause) -> tuple[str, str] | None:
    """Words of the plan item, and those that the result has in their place."""
    for unit, degree in zip(plan.units, pair.said.degrees, strict=True):
        if 0.5 <= degree < 1 and unit.entry and unit.role is Role.SUBJECT:
            other = next(
                (known.words for known in result.units if known.entry and _is_near(unit.entry, known.entry)), ""
            )
            mine, theirs = phrase(unit.words, plan.text), phrase(other, result.text)
            if mine and theirs and mine.lower() != theirs.lower():
                return mine, theirs
    return None


def _inner(mine: str, theirs: str) -> str:
    """The words that the others only say more of: `đấu giá` of `đấu giá tài sản`; empty where there are none."""
    shorter, longer = sorted((theirs, mine), key=len)
    holds = f" {fold_tone_marks(shorter.lower())} " in f" {fold_tone_marks(longer.lower())} "
    return shorter if holds else ""


def _is_learnt(pair: Pair, plan: Clause, result: Clause) -> bool:
    """Whether only the office's markers tell that the result says some word of the plan item."""
    return any(
        _TOLD <= degree <= max(result.learnt[unit.words].values())
        for unit, degree in zip(plan.units, pair.said.degrees, strict=True)
        if unit.words in result.learnt and unit.role is Role.SUBJECT
    )


def _is_near(mine: LexiconEntry, theirs: LexiconEntry) -> bool:
    """Whether two words may mean the same."""
    return bool(
        (mine.same | mine.inner) & theirs.same
        or mine.same & theirs.inner
        or mine.general & theirs.kind_of
        or mine.kind_of & theirs.general
    )
