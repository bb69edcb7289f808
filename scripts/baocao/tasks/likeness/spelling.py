"""A syllable as office reports usually spell it: `kiễm` is `kiểm`, `kĩ` is `kỹ`. Pure.

Hỏi and ngã sound alike in half of the country, and a final i and y in all of it. What is a syllable of a known
word stays as it is.
"""

from __future__ import annotations

from functools import cache, lru_cache

from baocao.tasks.likeness.lexicon import lexicon

_HOOK, _TILDE = "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ"
_OTHER_TONE = str.maketrans(_HOOK + _TILDE, _TILDE + _HOOK)
_SHORT, _LONG = "iìíỉĩị", "yỳýỷỹỵ"
_OTHER_ENDING = dict(zip(_SHORT + _LONG, _LONG + _SHORT, strict=True))
_BEFORE_EITHER = "hklmstu"


@lru_cache(maxsize=1 << 13)
def usual_spelling(syllable: str) -> str:
    """`syllable`, in small letters, or as a known word spells it where none has it so."""
    other_tone = syllable.translate(_OTHER_TONE)
    last = _OTHER_ENDING.get(syllable[-1:], "") if syllable[-2:-1] in _BEFORE_EITHER else ""
    if (other_tone == syllable and not last) or syllable in _syllables():
        return syllable
    return next((other for other in (other_tone, syllable[:-1] + last) if other in _syllables()), syllable)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for words in lexicon().entries for syllable in words)
