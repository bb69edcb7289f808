"""First step of likeness: a clause as syllables, signs, numbers and document numbers, short forms spelt out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from baocao.language.abbreviations import NUMBERED, SHORT_FORM
from baocao.language.letters import fold_tone_marks
from baocao.tasks.likeness.spelling import usual_spelling


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    DOCUMENT = "document"
    CODE = "code"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """`text` in lower case with folded tone marks; `is_capital`: written with a capital; `is_code`: `ISO`, `TBT`.

    `quoted` counts the quotation the token stands in, from 1; 0 outside. `short`: the short form that
    it is part of, spelt out.
    """

    text: str
    kind: TokenKind
    is_capital: bool = False
    is_code: bool = False
    quoted: int = 0
    short: str = ""


_TOKEN = re.compile(
    r"(?P<document>(?<![\w/])\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?\s?[/-]\s?[A-ZĐ][A-ZĐa-z]{0,5}(?:[-/][A-ZĐ][\w&-]*)+"
    r"|(?<![\w/])\d{1,5}/(?:19|20)\d\d/[A-ZĐ]{2}\d*)"
    r"|(?P<numbered>\b(?:" + "|".join(NUMBERED) + r")(?=[.\s]{0,2}(?:số )?\d))"
    r"|(?P<code>\b(?:[A-ZĐ]{1,4}|[A-ZĐ]{2,4}-)\d+(?:[.-]\d+)*\b)"
    r"|(?P<number>\d+(?:[.,/:]\d+)*(?:[A-Z](?![\w/-]))?)"
    r"|(?P<short>" + SHORT_FORM + r"(?![\w&]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[“”\"‘’«»()\[\];:,.–—%-])"
)
_OPEN, _CLOSE = "“«‘", "”»’"
_MOST_READ = 2000
"""Characters of a clause that say what it is about; no sentence is longer."""


def tokens(text: str, short_forms: Mapping[str, str]) -> list[Token]:
    """The tokens of `text`, short forms spelt out by `short_forms` where they are known."""
    found: list[Token] = []
    quoted = quotes = 0
    shouts = text.isupper()
    for match in _TOKEN.finditer(fold_tone_marks(text[:_MOST_READ])):
        kind, raw = match.lastgroup, match[0]
        if kind == "sign":
            if raw in _OPEN or (raw == '"' and not quoted):
                quotes += 1
                quoted = quotes
            elif raw in _CLOSE or raw == '"':
                quoted = 0
            found.append(Token(raw, TokenKind.SIGN))
        elif kind == "document":
            found.append(Token(re.sub(r"\s", "", raw).lower(), TokenKind.DOCUMENT, quoted=quoted))
        elif kind == "numbered":
            found += (Token(word, TokenKind.WORD, quoted=quoted, short=raw) for word in NUMBERED[raw].split())
        elif kind == "code":
            found.append(Token(raw.lower(), TokenKind.CODE, True, True, quoted))
        elif kind == "number":
            if found and found[-1].text == "." and len(found) > 1 and found[-2].short in NUMBERED:
                found.pop()  # `ĐT.887`
            found.append(Token(raw.lower(), TokenKind.NUMBER, quoted=quoted))
        elif kind == "short" and not shouts:
            if spelt := short_forms.get(raw):
                found += (Token(word, TokenKind.WORD, quoted=quoted, short=raw) for word in spelt.split())
            else:
                found.append(Token(raw.lower(), TokenKind.WORD, True, True, quoted))
        else:
            is_code = len(raw) > 1 and raw.isupper() and not shouts
            word = raw.lower() if is_code else usual_spelling(raw.lower())
            found.append(Token(word, TokenKind.WORD, raw[0].isupper() and not shouts, is_code, quoted))
    return found
