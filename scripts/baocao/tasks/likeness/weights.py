"""How much a word weighs: what it is, times how rare it is in the office's own reports. Pure."""

from __future__ import annotations

import math

from baocao.tasks.likeness.clause import Unit
from baocao.tasks.likeness.lexicon import Role

_BY_ROLE = {Role.JOINING: 0.0, Role.FORMULA: 0.12, Role.GENERAL: 0.4, Role.SUBJECT: 1.0}
_NAME_SYLLABLE = 0.8
_BY_SYLLABLES = {1: 0.65, 2: 1.0}
_MORE_SYLLABLES = 1.25
_SAID_ANYWAY = 0.5
_COMMONEST = 0.25


def worth(unit: Unit, is_said_anyway: bool = False) -> float:
    """How much a unit says by its kind: a subject most, a formula little, a word of the office's own titles half."""
    size = _NAME_SYLLABLE if unit.is_name else _BY_SYLLABLES.get(unit.syllables, _MORE_SYLLABLES)
    return _BY_ROLE[unit.role] * size * (_SAID_ANYWAY if is_said_anyway else 1.0)


def rarity(seen: float, clauses: float) -> float:
    """How rare a word is that `seen` of `clauses` have: 1 for one that was never seen, least for one in all of them."""
    if clauses < 2:
        return 1.0
    share = math.log((clauses + 1) / (max(seen, 0.0) + 0.5)) / math.log(clauses + 1)
    return math.sqrt(min(1.0, max(_COMMONEST, share)))
