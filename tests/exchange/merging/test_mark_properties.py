"""Whatever somebody does to the clauses of items in Word: a marker stays with its clause, or its loss is told."""

from __future__ import annotations

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from baocao.exchange.merging.chunks import chunks_of
from baocao.model.merge import Merge
from support.clause_edits import HEAD, Item, edited_at_random, items_at_random, put_into
from support.merging import built, merged, parsed, shown
from support.word_edits import edited


def words_before_marks(text: str) -> list[tuple[str, str]]:
    """Each marker and remark with what stands before it in its paragraph."""
    return [
        (mark.span.text, leaf.text[: mark.at])
        for chunk in chunks_of(parsed(text))
        for leaf in chunk.leaves
        for mark in leaf.marks
    ]


def wrong_marks(found: Merge, text: str, old: list[Item], new: list[Item]) -> list[str]:
    """What is wrong with the markers of a merged text."""
    clauses = {mark: clause.words for item in new for clause in item.clauses for mark in clause.marks}
    is_reworded = {mark: clause.is_reworded for item in new for clause in item.clauses for mark in clause.marks}
    before = [mark for item in old for clause in item.clauses for mark in clause.marks]
    placed = words_before_marks(text)
    wrong = [f"{mark} twice" for mark in before if sum(mark == other for other, _ in placed) > 1]
    for mark, words in placed:
        said = clauses.get(mark)
        if said is None:
            wrong.append(f"{mark} of what was struck: {words}")
        elif not re.sub(r"[\s.;,]+$", "", words).lower().endswith(said.lower()):
            wrong.append(f"{mark} behind “{words}”, not “{said}”")
    left = {mark for mark, _ in placed}
    for mark in before:
        if mark not in left and not any(mark in note for note in found.notes):
            wrong.append(f"{mark} lost and not told")
        if mark not in left and mark in clauses and not is_reworded[mark]:
            wrong.append(f"{mark} lost, and its clause is there: {clauses[mark]}")
    return wrong


@given(st.integers(min_value=0))
def test_a_marker_stays_with_its_clause_or_its_loss_is_told(seed: int) -> None:
    random = Random(seed)
    old = items_at_random(random)
    new, done = edited_at_random(old, random)
    base = HEAD + "\n".join(item.markdown for item in old) + "\n"
    data = edited(built(base), lambda document: put_into(document, old, new))

    found = merged(base, data)

    text = found.text or base
    assert found.is_settled, done
    assert wrong_marks(found, text, old, new) == [], done
    assert shown(built(text)) == shown(data), done
