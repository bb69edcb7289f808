"""Links by words that were found before: a year that is over is not compared again each time a report is saved.

Pure; the edge loads what is kept, and keeps what is new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from baocao.model import RESULTS, PlacedItem, Report
from baocao.tasks.task_links import Candidate, Outcome, TaskLink, placed_items

if TYPE_CHECKING:
    from baocao.tasks.likeness import Knowledge

_SIZE = 20


class KnownLinks:
    """The links that are known, by a digest of all that they rest on; `load` gives those of earlier runs when first
    asked."""

    def __init__(self, load: Callable[[], Mapping[str, str]] = dict) -> None:
        self._load = load
        self._asked: dict[str, str] = {}
        self.has_new = False

    @cached_property
    def _kept(self) -> Mapping[str, str]:
        return self._load()

    def by_words(
        self,
        plans: Sequence[PlacedItem],
        sought: Sequence[int],
        before: Report,
        after: Report,
        knowledge: Knowledge,
    ) -> Mapping[int, TaskLink]:
        """What `carryover_by_words.by_words` gives, which is asked only where that is not known."""
        results = placed_items(after.section(RESULTS))
        key = _key(plans, sought, before, after, results, knowledge)
        text = self._asked.get(key) or self._kept.get(key)
        if text is None:
            from baocao.tasks.carryover_by_words import by_words  # where all is known, nobody need wait for it

            links = by_words(plans, sought, before, after, knowledge)
            self._asked[key] = _text_of(links, results)
            self.has_new = True
            return links
        self._asked[key] = text
        return _links_of(text, plans, results)

    def latest(self, most: int) -> dict[str, str]:
        """What is to be kept: all that was asked for this time, and of the rest the latest, `most` in all."""
        others = [key for key in self._kept if key not in self._asked]
        room = max(0, most - len(self._asked))
        return {key: self._kept[key] for key in others[len(others) - room :]} | self._asked


def _key(
    plans: Sequence[PlacedItem],
    sought: Sequence[int],
    before: Report,
    after: Report,
    results: Sequence[PlacedItem],
    knowledge: Knowledge,
) -> str:
    from hashlib import blake2b  # where every item has a marker, nobody need wait for it

    parts = (
        knowledge.digest,
        "" if knowledge.has(before) else before.source.raw,
        after.path,
        tuple(sought),
        *([(item.item.text, item.item.slugs, item.area_name) for item in items] for items in (plans, results)),
    )
    return blake2b(repr(parts).encode(), digest_size=_SIZE).hexdigest()


def _text_of(links: Mapping[int, TaskLink], results: Sequence[PlacedItem]) -> str:
    """The links, with the place of each result in place of the result."""
    at = {id(result): place for place, result in enumerate(results)}
    rows = [
        (
            plan,
            link.outcome,
            [at[id(result)] for result in link.results],
            link.score,
            link.by,
            link.reasons,
            [(at[id(near.result)], near.score, near.why) for near in link.candidates],
            link.sure,
        )
        for plan, link in links.items()
    ]
    return json.dumps(rows, separators=(",", ":"))


def _links_of(text: str, plans: Sequence[PlacedItem], results: Sequence[PlacedItem]) -> dict[int, TaskLink]:
    return {
        plan: TaskLink(
            plans[plan],
            None,
            Outcome(outcome),
            tuple(results[place] for place in told),
            score,
            by,
            tuple(reasons),
            tuple(Candidate(results[place], near, why) for place, near, why in candidates),
            sure,
        )
        for plan, outcome, told, score, by, reasons, candidates, sure in json.loads(text)
    }
