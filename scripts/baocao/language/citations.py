"""How a cited document is written: `khoản 2 Điều 5 Nghị định số 107/2020/NĐ-CP` (NĐ30 PL I, mục II.6; PL II, mục V.7).

Patterns for what is written otherwise, strict enough never to accuse anybody wrongly. Reports and Word
files are both checked with them.
"""

from __future__ import annotations

from baocao.language.vocabulary import DOCUMENT_TYPES, TYPE_SYMBOLS
from baocao.regex import regex

TYPES = "|".join(name.replace(" ", r"\s+") for name in DOCUMENT_TYPES)
LOWER_TYPES = "|".join(name.lower().replace(" ", r"\s+") for name in DOCUMENT_TYPES).replace(
    "|luật|", r"|(?<!Bộ\s)luật|"
)
SURE_NUMBER = (
    r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?"
    rf"(?:[/-][A-ZĐ]{{2}}|\s*[/–-]\s*(?i:{'|'.join(TYPE_SYMBOLS)})\s*[/–-])"
)
"""The beginning of what can only be a document's number."""
NO_WORD = regex(rf"(?<!\w)(?P<name>{TYPES}|{LOWER_TYPES})(?P<gap>\s+)(?={SURE_NUMBER})")
"""`Nghị định 107/2020/NĐ-CP`: the word `số` is left out."""
BIG_PART = regex(
    r"(?<=[^\s.;:!?“\"(/-]\s)(?P<part>Khoản|Điểm)(?=\s+(?:\d{1,2}[a-zđ]?|[a-zđ])(?:,|\s)\s*(?:khoản|Khoản|Điều|điều)\s+\d)"
)
"""`Khoản 2 Điều 5` inside a sentence."""
SMALL_ARTICLE = regex(
    r"(?:(?<=tại\s)|(?<=theo\s)|(?<=hoản\s\d\s)|(?<=hoản\s\d\d\s))(?P<part>điều)(?=\s+\d{1,3}[a-zđ]?\s+(?:của\s+)?[A-ZĐ])"
)
"""`khoản 2 điều 5 Luật …`."""
