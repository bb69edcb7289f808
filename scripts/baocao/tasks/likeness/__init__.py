"""How alike two clauses are in what they are about: words weighed by rarity, names and numbers that set them apart.

Pure: texts in, judgements with reasons out. Of markers it knows only what those of other months teach (`lessons`).
"""

from baocao.tasks.likeness.knowledge import Knowledge

__all__ = ["Knowledge"]
