"""Carry-over: how one month's results account for what the month before planned.

Two reports in, links out; pure. An exact marker decides. Items without one are matched by their words
(`likeness`), a whole month at once; a result whose marker names another task counts for this one only by
what the two tasks do not share.
"""

from collections.abc import Mapping
from typing import NamedTuple

from baocao.model import PLAN, RESULTS, Report
from baocao.tasks.known_links import KnownLinks
from baocao.tasks.likeness import Knowledge
from baocao.tasks.task_links import Outcome, TaskLink, is_nothing, placed_items, tasks_of

_ACCOUNTED = Outcome.ACCOUNTED


class CarryOver(NamedTuple):
    """Each task planned in `before` and how `after` accounts for it, in the plan's order."""

    before: Report
    after: Report
    links: tuple[TaskLink, ...]

    @property
    def missing(self) -> tuple[TaskLink, ...]:
        """The marked tasks that nothing accounts for."""
        return tuple(link for link in self.links if link.outcome is Outcome.MISSING and link.slug is not None)

    @property
    def unaccounted(self) -> tuple[TaskLink, ...]:
        """Everything planned that nothing accounts for, marked or not."""
        return tuple(link for link in self.links if link.outcome is Outcome.MISSING)


def carry_over(
    before: Report, after: Report, knowledge: Knowledge | None = None, known: KnownLinks | None = None
) -> CarryOver:
    """How `after` accounts for the plan of `before`, the month before it.

    `knowledge` of the office's other reports makes the search by words surer; without it the two
    reports alone say which words are rare. `known`: links that need not be looked for again.
    """
    by_marker = tasks_of(after.section(RESULTS))
    plans = [plan for plan in placed_items(before.section(PLAN)) if plan.item.slugs or not is_nothing(plan.item)]
    sought = [
        at for at, plan in enumerate(plans) if not plan.item.slugs or not all(map(by_marker.get, plan.item.slugs))
    ]
    by_text: Mapping[int, TaskLink] = {}
    if sought:
        by_text = (known or KnownLinks()).by_words(plans, sought, before, after, knowledge or Knowledge())
    links: list[TaskLink] = []
    new = tuple.__new__  # takes half the time of the constructor
    for at, plan in enumerate(plans):
        slugs = plan.item.slugs or (None,)
        for slug in slugs if len(slugs) < 2 else dict.fromkeys(slugs):
            found = by_marker.get(slug, ()) if slug else ()
            if found:
                links.append(new(TaskLink, (plan, slug, _ACCOUNTED, found, 1.0, "marker", (), (), True, None)))
            else:
                links.append(by_text[at]._replace(slug=slug))
    return CarryOver(before, after, tuple(links))
