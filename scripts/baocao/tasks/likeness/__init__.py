"""Whether a result tells of a plan item, by their words: weighed by rarity, parted by names and numbers. Pure.

`settle.settle` is where it begins: clauses of a whole month in, pairs with their likeness out. `compare.compare` holds
two clauses against each other and has the coefficients, `reasons` says why. Nothing here knows markers.
"""

from baocao.tasks.likeness.knowledge import ClauseReader, Knowledge

__all__ = ["ClauseReader", "Knowledge", "knowledge_of"]

from collections.abc import Iterable

from baocao.config.schema import Config
from baocao.model import Report


def knowledge_of(config: Config | None, reports: Iterable[Report]) -> Knowledge:
    """What the reports of an office teach, with the titles and terms of its configuration."""
    return Knowledge(config, reports)
