"""Why a result was linked to a plan item or refused, in short Vietnamese phrases that a colleague would say. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.language.names import LEVELS
from baocao.language.wording import shortened
from baocao.tasks.likeness.clause import Clause, Name
from baocao.tasks.likeness.compare import ENOUGH, Pair, WeighedClause
from baocao.tasks.likeness.lexicon import LexiconEntry, Role
from baocao.tasks.likeness.numbered import called
from baocao.tasks.likeness.quoting import whole_stretch

MOST = 4
TOO_LITTLE = "giống nhau quá ít"
_AS_BEFORE = "theo các tháng đã gắn mã, cơ quan thường báo cáo việc này bằng những từ như vậy"
_NEARLY_ALL = 0.85
_TOLD = 0.3
_MOST_WORDS = 3
_LONGEST_RIVAL = 50


def reasons(pair: Pair, plan: WeighedClause, result: WeighedClause) -> tuple[str, ...]:
    """What a link rests on, the weightiest first."""
    found = [*_documents(plan.clause, result.clause), *_names(plan.clause, result.clause)]
    found += _ids(plan.clause, result.clause)
    if pair.copy >= _NEARLY_ALL:
        found.append("gần như cùng câu chữ")
    if words := _shared_words(pair, plan.clause):
        found.append("cùng nói về " + _in_quotes(words))
    found += _other_words(pair, plan.clause, result.clause)
    if _is_learnt(pair, plan.clause, result.clause):
        found.append(_AS_BEFORE)
    return tuple(dict.fromkeys(found))[:MOST] or ("cùng lĩnh vực, không việc nào khác hợp hơn",)


def refusal(pair: Pair, plans: Sequence[WeighedClause]) -> str:
    """Why the result was refused."""
    worst = max(pair.conflicts, key=lambda conflict: conflict.strength, default=None)
    if worst and pair.kept < ENOUGH:
        return worst.words
    if pair.rival is not None:
        return f"hợp hơn với việc “{shortened(plans[pair.rival].clause.text, _LONGEST_RIVAL)}”"
    words = _shared_words(pair, plans[pair.plan].clause)
    return f"chỉ giống ở {_in_quotes(words)}" if words else TOO_LITTLE


def _in_quotes(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _documents(plan: Clause, result: Clause) -> Iterator[str]:
    for document in plan.documents:
        short = called(document)
        if document in result.documents:
            yield f"cùng {short.rpartition(' ')[0] or 'văn bản'} {_as_written(document, plan.text)}"
        elif short and short in result.cited:
            yield f"cùng {short}"


def _names(plan: Clause, result: Clause) -> Iterator[str]:
    for name in plan.names:
        if f" {name.words} " in result.padded:
            yield f"cùng {_what(name)} {_as_written(name.words, plan.text)}"


def _what(name: Name) -> str:
    return name.noun if any(name.noun in level for level in LEVELS) else "tên"


def _ids(plan: Clause, result: Clause) -> Iterator[str]:
    for noun, value in plan.ids:
        if (noun, value) in result.ids:
            yield f"cùng {noun.upper() if len(noun) < 5 and noun.isascii() else noun} {value}"


def _shared_words(pair: Pair, plan: Clause) -> list[str]:
    """The weightiest words that both have, neighbours joined, in the order of the plan."""
    runs: list[tuple[float, int, str]] = []
    at = 0
    while at < len(plan.units):
        end, weight = at, 0.0
        while end < len(plan.units) and _is_shared(pair, plan, end):
            weight += pair.said.weights[end]
            end += 1
        if weight > 0.15 and not all(unit.is_name for unit in plan.units[at:end]):
            runs.append((weight, at, " ".join(unit.words for unit in plan.units[at:end])))
        at = max(end, at + 1)
    best = sorted(runs, key=lambda run: (-run[0], run[1]))[:_MOST_WORDS]
    stretches = (whole_stretch(words, plan.text) for _, _, words in sorted(best, key=lambda run: run[1]))
    return list(dict.fromkeys(filter(None, stretches)))


def _is_shared(pair: Pair, plan: Clause, at: int) -> bool:
    return pair.said.degrees[at] == 1 and plan.units[at].role in (Role.GENERAL, Role.SUBJECT)


def _other_words(pair: Pair, plan: Clause, result: Clause) -> Iterator[str]:
    """Words that the two say differently."""
    for unit, degree in zip(plan.units, pair.said.degrees, strict=True):
        if 0.5 <= degree < 1 and unit.entry and unit.role is Role.SUBJECT:
            other = next(
                (known.words for known in result.units if known.entry and _is_near(unit.entry, known.entry)), ""
            )
            mine, theirs = whole_stretch(unit.words, plan.text), whole_stretch(other, result.text)
            if mine and theirs:
                yield f"“{mine}” gần nghĩa “{theirs}”"
                return


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


def _as_written(words: str, text: str) -> str:
    """`words` as `text` writes them; as given where it lacks them."""
    at = text.lower().find(words)
    return text[at : at + len(words)] if at >= 0 else words
