"""Lists as Word numbering: `-` and `+`, or the numbers of the source, at the first line indent.

Pure: pandoc's numbering in, ours out. The text of an item runs on from the left margin like any
paragraph (nd30.md, rules 47 and 57).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from baocao.word.package import XML, W, attribute
from baocao.word.profile import Profile, twips
from baocao.word.writing.elements import NS, VAL

LEVELS = 9
"""Word knows no deeper list."""
BULLET = ""
CONTINUATION = " "
"""The sign of the list that pandoc puts a bullet's further paragraphs in: none."""


def list_signs(numbering: Any) -> dict[str, str]:
    """Each list of pandoc's numbering with the sign of its first level: `BULLET`, `%1.`, `%1)` or `CONTINUATION`."""
    signs: dict[str, str] = {}
    for abstract in numbering.iterfind(f"{NS}abstractNum"):
        first = abstract.find(f"{NS}lvl")
        sign = _value(first, "lvlText")
        is_bullet = _value(first, "numFmt") == "bullet" and sign != CONTINUATION
        signs[abstract.get(f"{NS}abstractNumId")] = BULLET if is_bullet else sign
    return {num.get(f"{NS}numId"): signs[_value(num, "abstractNumId")] for num in numbering.iterfind(f"{NS}num")}


def is_ordered(sign: str) -> bool:
    """Whether the sign counts."""
    return "%1" in sign


def numbering_xml(numbering: Any, shown: Mapping[str, str], p: Profile) -> bytes:
    """`word/numbering.xml` with the lists in `shown` (id to sign), starting where pandoc's `numbering` starts them."""
    kinds = {sign: count for count, sign in enumerate(dict.fromkeys(shown.values()), 1)}
    abstracts = (
        f'<w:abstractNum w:abstractNumId="{count}"><w:nsid w:val="{count:08X}"/>'
        '<w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_levels(sign, p))}</w:abstractNum>"
        for sign, count in kinds.items()
    )
    lists = (
        _list(num, kinds[shown[num.get(f"{NS}numId")]])
        for num in numbering.iterfind(f"{NS}num")
        if num.get(f"{NS}numId") in shown
    )
    return f'{XML}<w:numbering xmlns:w="{W}">{"".join(abstracts)}{"".join(lists)}</w:numbering>'.encode()


def _levels(sign: str, p: Profile) -> Iterator[str]:
    for level in range(LEVELS):
        label = sign.replace("%1", f"%{level + 1}")
        yield (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{"decimal" if is_ordered(sign) else "bullet"}"/>'
            f'<w:suff w:val="space"/><w:lvlText w:val="{attribute(label)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(p.first_line_indent)}"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{p.font}" w:hAnsi="{p.font}" w:cs="{p.font}" w:hint="default"/>'
            '<w:b w:val="0"/><w:i w:val="0"/></w:rPr></w:lvl>'
        )


def _list(num: Any, kind: int) -> str:
    """One list; each starts anew, at its own first number."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{override.get(f"{NS}ilvl")}">'
        f'<w:startOverride w:val="{_value(override, "startOverride")}"/></w:lvlOverride>'
        for override in num.iterfind(f"{NS}lvlOverride")
    )
    return f'<w:num w:numId="{num.get(f"{NS}numId")}"><w:abstractNumId w:val="{kind}"/>{overrides}</w:num>'


def _value(parent: Any, child: str) -> str:
    return str(parent.find(f"{NS}{child}").get(VAL))
