"""How the text of a report gives an indicator, as baocao.yml says. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from baocao.language.figures import NUMBER


@lru_cache(maxsize=256)
def sentence_with_number(pattern: str) -> re.Pattern[str]:
    """`Thử nghiệm {n} mẫu` as an expression: any width of spaces, first letter of either case, whole words."""
    words = re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(pattern))
    first = words[:1]
    if first.isalpha():  # begins with the letter and then looks back: that is what makes the search fast
        words = rf"[{first.lower()}{first.upper()}](?<![\w.,/-].){words[1:]}"
    else:
        words = rf"(?<![\w.,/-]){words}"
    return re.compile(rf"{words}(?!\w)".replace(r"\{n\}", rf"(?P<n>{NUMBER})"))
