"""How like two clauses are in what they are about: words weighed by rarity, names and numbers that part them.

Pure: texts in, judgements with reasons out. Knows nothing of markers.
"""

from baocao.tasks.likeness.knowledge import ClauseReader, Knowledge

__all__ = ["ClauseReader", "Knowledge", "knowledge_of"]

from collections.abc import Iterable

from baocao.config.schema import Config
from baocao.model import Report


def knowledge_of(config: Config | None, reports: Iterable[Report]) -> Knowledge:
    """What the reports of an office teach, with the titles and terms of its configuration."""
    return Knowledge(config, reports)
