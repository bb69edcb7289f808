"""Where a tone mark stands: `hoà` and `hòa` are the same word. Pure."""

from __future__ import annotations

import re

_NEW_TONES = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)
_MAY_FOLD = re.compile(r"[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]")  # a quick look, as few texts have any
_FOLDED = {
    f"{first[0]}{second[tone]}": f"{first[tone]}{second[0]}"
    for first, second in (("oòóỏõọ", "aàáảãạ"), ("oòóỏõọ", "eèéẻẽẹ"), ("uùúủũụ", "yỳýỷỹỵ"))
    for tone in range(1, 6)
}


def fold_tone_marks(text: str) -> str:
    """`text` with `hoà`, `khoẻ`, `uỷ` written `hòa`, `khỏe`, `ủy`; both are right, and of the same length."""
    return _NEW_TONES.sub(_fold, text) if _MAY_FOLD.search(text) else text


def _fold(match: re.Match[str]) -> str:
    folded = _FOLDED[match[0].lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(match[0], folded, strict=True))
