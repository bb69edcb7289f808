"""Whatever somebody does to the words of a file: what is merged prints what that person sees."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from support.merging import REPORT, built, merged, parsed, shown
from support.word_edits import edited, work_at_random

_NO_LOSS = ("_add", "_move", "_split", "_join")
"""What takes away no item."""


def markers(text: str) -> list[str]:
    return sorted(marker.span.text for marker in parsed(text).markers)


@given(st.integers(min_value=0))
def test_the_file_of_the_merged_report_shows_what_the_edited_file_shows(seed: int) -> None:
    done: list[str] = []
    data = edited(built(REPORT), lambda document: done.extend(work_at_random(document, Random(seed))))

    found = merged(REPORT, data)

    assert not found.conflicts, done
    assert all(edit.old == edit.new for edit in found.unplaced), done  # levels that no Markdown gives are told
    text = found.text or REPORT
    has_closing = bool(parsed(text).closing)  # without it our file has the office's own
    assert shown(built(text)) == shown(data) or not has_closing, done
    if all(what.startswith(_NO_LOSS) for what in done):
        assert markers(text) == markers(REPORT), done


@given(st.integers(min_value=0))
def test_what_was_merged_once_is_merged(seed: int) -> None:
    data = edited(built(REPORT), lambda document: work_at_random(document, Random(seed)))
    once = merged(REPORT, data).text or REPORT

    twice = merged(REPORT, data, ours=once)

    assert not twice.conflicts
    assert (twice.text or once) == once


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_two_people_at_work_break_nothing(first: int, second: int) -> None:
    theirs = edited(built(REPORT), lambda document: work_at_random(document, Random(first)))
    ours = merged(REPORT, edited(built(REPORT), lambda document: work_at_random(document, Random(second)))).text

    found = merged(REPORT, theirs, ours=ours or REPORT)

    assert parsed(found.text or ours or REPORT).front.period == parsed(REPORT).front.period
    assert len(parsed(found.text or ours or REPORT).sections) > 0
