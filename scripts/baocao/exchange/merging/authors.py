"""Who made the edits of a Word file, as far as the file tells. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baocao.exchange.merging.wording import clean, key
from baocao.model.merge import AppliedEdit
from baocao.review.words import Fate, pieces
from baocao.word.reading import CHANGES, WordFile


def authors_of(file: WordFile) -> tuple[str, ...]:
    """Those of the changes that wait for a decision, else who saved the file last."""
    named = dict.fromkeys(trace.author for trace in file.edit_traces if trace.kind in CHANGES and trace.author)
    last = file.core.get("lastModifiedBy", "")
    return tuple(named) or ((last,) if last else ())


def signed(edits: Sequence[AppliedEdit], file: WordFile) -> list[AppliedEdit]:
    """The edits with the author of the tracked change whose words they put in or take out."""
    tracked = [
        (key(clean(trace.text)), trace.author) for trace in file.edit_traces if trace.kind in CHANGES and trace.author
    ]
    return [replace(edit, author=_author(edit, tracked)) for edit in edits] if tracked else list(edits)


def _author(edit: AppliedEdit, tracked: Sequence[tuple[str, str]]) -> str:
    if edit.old == edit.new:  # it was moved as a whole
        changed = [key(edit.new)]
    else:
        changed = [key(piece.text) for piece in pieces(edit.old, edit.new) if piece.fate is not Fate.SAME]
    found = {
        author: None
        for said, author in tracked
        for words in changed
        if words and said and (words == said or (len(said) > 1 and said in words) or (len(words) > 1 and words in said))
    }
    return ", ".join(found)
