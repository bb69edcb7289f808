"""A plan written into the report as it is now: chunk by chunk, every line that nobody touched as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from baocao.exchange.merging.chunks import Chunk, chunks_of
from baocao.exchange.merging.node_writing import Care
from baocao.exchange.merging.placing import Assembled, Placing
from baocao.exchange.merging.plan import Entry, Plan
from baocao.language.alignment import differences
from baocao.model import Report

Reparse = Callable[[str], Report]
"""The report that the file is once it holds a text."""
_MOST_TRIES = 5


def assembled(report: Report, base: Sequence[Chunk], plan: Plan, read: Reparse) -> Assembled:
    """The text of `report` with what the plan, made for the chunks of the `base`, wants.

    What does not read as it is wanted once it is written is written with every sign escaped; what even then does
    not is left as it was, and is among the `refused`.
    """
    care: dict[int, Care] = {}
    for _ in range(_MOST_TRIES):
        made = Placing(report, base, plan, care).make()
        wrong = _misread(made, read(made.text))
        if wrong is None:
            refused = [entry for entry in plan.entries if care.get(id(entry)) is Care.REFUSED]
            made.refused = [entry for entry in refused if entry.does_something]
            return made
        if not wrong:
            break
        for entry in wrong:
            care[id(entry)] = Care(min(care.get(id(entry), Care.NONE) + 1, Care.REFUSED))
    care = dict.fromkeys(map(id, plan.entries), Care.REFUSED)
    made = Placing(report, base, Plan(plan.entries, [], plan.unplaced), care).make()
    made.refused = [entry for entry in plan.entries if entry.does_something]
    made.kept = [base[at].shown for at in plan.gone]
    return made


def _misread(made: Assembled, report: Report) -> list[Entry] | None:
    """The entries whose words do not read as they are wanted; None where all of the text does."""
    expected = [(each, node.entry) for node in made.nodes for each in node.keys]
    actual = [chunk.key for chunk in chunks_of(report) if chunk.leaves]
    gaps = differences([each for each, _ in expected], actual)
    if not gaps:
        return None
    wrong: dict[int, Entry] = {}
    for gap in gaps:
        near = expected[max(gap.old_start - 1, 0) : gap.old_end + 1]
        inside = [entry for _, entry in expected[gap.old_start : gap.old_end] if entry and entry.does_something]
        for entry in inside or [entry for _, entry in near if entry and entry.does_something]:
            wrong[id(entry)] = entry
    return list(wrong.values())
