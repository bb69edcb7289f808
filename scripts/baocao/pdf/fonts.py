"""Which fonts a PDF shows its text in: NĐ30 PL I, mục I.4 wants Times New Roman for all of it.

Pure. A font that lacks letters shows itself here: LibreOffice takes those letters, and only those, from
another family. (Debian's fonts-liberation 1.x lacks 93 Vietnamese letters.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader

# Times New Roman, and the families made to its widths that have all Vietnamese letters.
_GOOD = frozenset({"timesnewroman", "timesnewromanps", "liberationserif", "tinos"})
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:[-,](?:Regular|Roman|Bold|Italic|Oblique)*|(?:PS)?MT)+$", re.IGNORECASE)


def foreign_letters(pdf: bytes) -> dict[str, str]:
    """The letters shown in another family than Times New Roman or its equals, by family; usually none."""
    reader = PdfReader(BytesIO(pdf))
    families = {_family(font) for page in reader.pages for font in _fonts(page)}
    foreign = {family for family in families if not _is_good(family)}
    if not foreign:
        return {}
    letters: dict[str, set[str]] = {family: set() for family in foreign}

    def collect(text: str, _matrix: object, _line: object, font: Mapping[str, Any] | None, _size: object) -> None:
        family = _family(str(font["/BaseFont"])) if font and "/BaseFont" in font else ""
        if family in letters:
            letters[family].update(text)

    for page in reader.pages:
        page.extract_text(visitor_text=collect)
    return {family: "".join(sorted(letters[family] - set(" \n\t\u00a0"))) for family in sorted(foreign)}


def _fonts(page: Mapping[str, Any]) -> Iterator[str]:
    resources = page.get("/Resources", {}).get_object()
    for font in resources.get("/Font", {}).get_object().values():
        yield str(font.get_object().get("/BaseFont", ""))


def _family(base_font: str) -> str:
    """`/BAAAAA+LiberationSerif-BoldItalic` → `LiberationSerif`."""
    return _STYLE.sub("", _SUBSET.sub("", base_font.removeprefix("/")))


def _is_good(family: str) -> bool:
    return family.replace(" ", "").casefold() in _GOOD
