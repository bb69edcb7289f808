"""Words as they are compared: what Word changes by itself, and what our files print otherwise, counts for nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

END = "\u2029"
"""The end of a paragraph in a text of several."""
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Signs that nobody sees: soft hyphens, joiners, marks of direction."""
# What Word's AutoCorrect makes of what was typed, and what it was.
_TYPED = {
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("–—―‒‑‐−", "-"),
    "½": "1/2", "¼": "1/4", "¾": "3/4", "©": "(c)", "®": "(r)", "™": "(tm)", "→": "->", "←": "<-", "⇒": "=>",
    "…": "...",
}  # fmt: skip
_BLANK = re.compile(r"[^\S\u2029]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; where each of its letters begins and ends in the text that it was made of."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def start(self, at: int) -> int:
        """Where in the text `text[at]` begins; behind its last letter for what is beyond."""
        return self.starts[at] if at < len(self.starts) else (self.ends[-1] if self.ends else 0)

    def end(self, at: int) -> int:
        """Where in the text `text[:at]` ends."""
        return self.ends[at - 1] if at else 0


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """`text`, of composed letters, as it is compared: one blank for any, plain quotes and dashes, nothing invisible."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, letter in enumerate(text):
        if letter in _NOTHING:
            continue
        plain = " " if letter != END and letter.isspace() else _TYPED.get(letter, letter)
        before = letters[-1] if letters else ""
        if plain in " -" and plain == before:  # several blanks or hyphens in a row are one
            ends[-1] = at + 1
            continue
        for sign in plain:
            letters.append(sign)
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def key(text: str) -> str:
    """What two texts have in common that say the same."""
    return folded(text).text.strip()


def clean(text: str) -> str:
    """Text out of a Word file as an author of a report would type it: composed, common blanks, nothing invisible."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter not in _NOTHING and (letter.isspace() or letter.isprintable())
    )
    return _BLANK.sub(" ", kept)
