"""Whatever somebody edits: accepting all changes gives the new text, rejecting them the old one, to the word."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from baocao.word.revisions.merging import merge_blocks
from baocao.word.revisions.parts import blocks_of
from baocao.word.revisions.tracked import sign
from support.bodies import BULLETS, HEADINGS, ORDERED, TABLES, TEXT, WRAPPED
from support.revised import accepted, marks_in, rejected, shown
from support.reworked import body, whole, worked_on
from support.wordfiles import NAMESPACES, word_file
from support.written import DRAFT, FARM, WHO, compared, written

BLOCKS = st.one_of(TEXT, WRAPPED, BULLETS, ORDERED, TABLES, HEADINGS)


def parsed(xml: str) -> Any:
    return etree.fromstring(f"<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>")


def merged(old: str, new: str) -> bytes:
    """A file of both bodies."""
    root = parsed("")
    root[0].extend(merge_blocks(blocks_of(parsed(old)[0]), blocks_of(parsed(new)[0])))
    sign(root[0], WHO)
    inner = "".join(etree.tostring(child, encoding="unicode") for child in root[0])
    return word_file(inner)


@given(st.integers(0, 2**32))
@settings(max_examples=300)
def test_every_edit_is_accepted_and_rejected_to_the_word(seed: int) -> None:
    random = Random(seed)
    before = body(random)
    old, new = whole(before), whole(worked_on(random, before))
    made = merged(old, new)
    assert accepted(made) == shown(word_file(new))
    assert rejected(made) == shown(word_file(old))
    numbers = [mark.get(f"{{{mark.nsmap['w']}}}id") for mark in marks_in(made)]
    assert len(set(numbers)) == len(numbers)
    if old == new:
        assert not numbers


@given(st.lists(BLOCKS, min_size=1, max_size=6), st.lists(st.one_of(st.integers(0, 5), st.integers(0, 5), BLOCKS)))
@settings(max_examples=25, deadline=None)
def test_so_is_every_edit_of_a_report(before: list[str], after: list[int | str]) -> None:
    """`after`: a new block, or the place of an old one, which stays, is moved, said twice or gone."""
    now = [each if isinstance(each, str) else before[each % len(before)] for each in after]
    old, new = ("\n\n".join([DRAFT, *blocks, "Trên đây là báo cáo.\n"]) for blocks in (before, now))
    made = compared(old, new).data
    assert accepted(made) == shown(written(new, FARM).data)
    assert rejected(made) == shown(written(old, FARM).data)
    if before == now:
        assert marks_in(made) == []
