"""pandoc's document made ours: styles, lists, links, and the sections it is made of.

Pure: pandoc's parts in, finished parts out. What the styles, the template and the reference document
can say is said there; here is only what depends on the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any
from urllib.parse import quote

from baocao.model import Block, Report
from baocao.official import OfficialParts
from baocao.word.font_metrics import width
from baocao.word.package import R
from baocao.word.profile import Profile
from baocao.word.writing.annexes import annex_section, split_annexes
from baocao.word.writing.binding import bound
from baocao.word.writing.elements import (
    NS,
    TBL,
    VAL,
    P,
    parse,
    properties,
    serialise,
    set_property,
    set_style,
    style_of,
    words_of,
)
from baocao.word.writing.numbering import BULLET, CONTINUATION, LEVELS, is_ordered, list_signs, numbering_xml
from baocao.word.writing.sections import WrittenSection, join_sections, lay_out, section_mark

_URL_SIGNS = "%~!$&'()*+,;=:@/?#[]"
# Web and mail addresses in the letters of RFC 3986: Word refuses a whole file for one malformed address.
_SAFE_LINK = re.compile(
    r"(?:https?://[a-z0-9.-]+(?::[0-9]+)?(?=[/?#]|$)|mailto:)(?:%[0-9a-f]{2}|[\w.~!$&'()*+,;=:@/?#-])*",
    re.IGNORECASE | re.ASCII,
)
_RPR, _RSTYLE = f"{NS}rPr", f"{NS}rStyle"
_TEXT = (f"{NS}t", f"{NS}br", f"{NS}tab")
_FOREIGN = tuple(f"{NS}{name}" for name in ("drawing", "pict", "object"))
# The source's `##` is the report's first level; a `#`, which no report needs, is taken as one too.
_HEADINGS = {f"Heading{n}": f"Heading{max(n - 1, 1)}" for n in range(1, 10)}
_PLAIN = {"FirstParagraph": "BodyText", "Compact": "BodyText"}


@dataclass(frozen=True, slots=True)
class Finished:
    """The parts that depend on the text; `links` are the addresses that the document refers to, by id."""

    document: bytes
    numbering: bytes
    links: dict[str, str]


def finish(made: Mapping[str, bytes], report: Report, o: OfficialParts, p: Profile) -> Finished:
    """What pandoc made, `document`, `numbering` and `relationships`, in the shape of an official report."""
    root, numbering = parse(made["document"]), parse(made["numbering"])
    body = root[0]
    head, blocks, tail = _parts(list(body))
    links = _keep_safe_links(body, parse(made["relationships"]))
    for foreign in list(body.iter(*_FOREIGN)):
        foreign.getparent().remove(foreign)
    lists = _Lists(list_signs(numbering), p)
    blocks = [block for block in blocks if _finish_block(block, lists)]
    _mark_can_cu(blocks, report.can_cu)
    for block in blocks:
        _bind(block)
    own, annexes = split_annexes(blocks, report.annexes)
    sections = _own_sections(head, own, tail, p)
    sections += [annex_section(annex, parts, tail[-1], o, p) for annex, parts in annexes]
    body[:] = join_sections(sections)
    return Finished(serialise(root), numbering_xml(numbering, lists.shown, p), links)


def _parts(children: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """What the template puts before the body, the body, and what it puts after it."""
    styles = [style_of(child) for child in children]
    start, end = styles.index("BodyStart"), styles.index("BodyEnd")
    return children[:start], children[start + 1 : end], children[end + 1 :]


def _own_sections(head: list[Any], own: list[Any], tail: list[Any], p: Profile) -> list[WrittenSection]:
    """The report without its annexes, from head to signature; the tables that need it on landscape pages."""
    *after, mark = tail
    pages = list(lay_out(own, p))
    _keep_with_signature(pages[-1].blocks + after, p)
    pages[0].blocks[:0] = head
    pages[-1].blocks.extend(after)
    return [
        WrittenSection(page.blocks, section_mark(mark, p, landscape=page.landscape, goes_on=at > 0))
        for at, page in enumerate(pages)
    ]


# --------------------------------------------------------------------------- blocks


@dataclass(slots=True)
class _Lists:
    """The lists met so far: `signs` as pandoc has them, `shown` as readers see them."""

    signs: dict[str, str]
    profile: Profile
    shown: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def enter(self, list_id: str, level: int) -> None:
        """Note that list `list_id` goes on at `level`; a bullet's sign is that of its depth among bullets."""
        self._open[level:] = [list_id]
        if list_id not in self.shown:
            sign, bullets = self.signs[list_id], self.profile.bullets
            outer = sum(not is_ordered(self.shown[other]) for other in self._open[:-1])
            self.shown[list_id] = bullets[min(outer, len(bullets) - 1)] if sign == BULLET else sign


def _finish_block(block: Any, lists: _Lists) -> bool:
    """Style one block; False where it holds nothing to show."""
    if block.tag == TBL:
        _lead_to(block)
        return True
    style, number = style_of(block), properties(block).find(f"{NS}numPr")
    if style in _HEADINGS:
        set_style(block, _HEADINGS[style])
    elif number is not None:
        return _finish_item(block, number, lists)
    elif style in _PLAIN:
        set_style(block, _PLAIN[style])
    return bool(words_of(block))


def _finish_item(block: Any, number: Any, lists: _Lists) -> bool:
    """A paragraph of a list: an item, or a further paragraph of one, which is a paragraph like any other."""
    list_id, level = number.find(f"{NS}numId").get(VAL), number.find(f"{NS}ilvl")
    if lists.signs[list_id] == CONTINUATION:
        properties(block).remove(number)
        set_style(block, "BodyText")
        return bool(words_of(block))
    depth = min(int(level.get(VAL)), LEVELS - 1)
    level.set(VAL, str(depth))
    lists.enter(list_id, depth)
    set_style(block, "ListParagraph")
    return True


def _lead_to(table: Any) -> None:
    """The paragraph above a table introduces it: it stays with it, and a little away from it."""
    above = table.getprevious()
    if above is not None and style_of(above) == "BodyText":
        set_style(above, "TableLead")


def _bind(block: Any) -> None:
    """Tie what belongs together on one line; not in tables, whose narrow cells it would burst, nor in verbatim text."""
    if block.tag != P or style_of(block) == "SourceCode":
        return
    pieces = [piece for piece in block.iter(*_TEXT) if not _is_verbatim(piece)]
    words = "".join(piece.text or "" if piece.tag == f"{NS}t" else "\n" for piece in pieces)
    tied, at = bound(words), 0
    if tied == words:
        return
    for piece in pieces:
        end = at + (len(piece.text or "") if piece.tag == f"{NS}t" else 1)
        if piece.tag == f"{NS}t":
            piece.text = tied[at:end]
        at = end


def _is_verbatim(piece: Any) -> bool:
    return any(
        style.get(VAL) == "VerbatimChar"
        for look in piece.getparent().iterchildren(_RPR)
        for style in look.iterchildren(_RSTYLE)
    )


def _mark_can_cu(blocks: Sequence[Any], can_cu: Sequence[Block]) -> None:
    """NĐ30 PL I, mục II.6a: each căn cứ in italics."""
    texts = {" ".join(block.prose.text.split()) for block in can_cu if block.prose}
    for block in blocks[: len(can_cu)]:
        if block.tag == P and words_of(block) in texts:
            set_style(block, "Basis")


def _keep_with_signature(blocks: Sequence[Any], p: Profile) -> None:
    """Two lines of text and more stay on the page of the signature: nobody signs an empty sheet.

    Of a longer paragraph its last two lines stay, since no line of it may stand alone.
    """
    at = max(at for at, block in enumerate(blocks) if block.tag == TBL)
    lines = 0
    while at and lines < 2:
        at -= 1
        above = blocks[at]
        for each in above.iterfind(f"{NS}tr[last()]//{P}") if above.tag == TBL else (above,):
            set_property(each, "keepNext")
        lines += 2 if above.tag == TBL else _lines(words_of(above), p)


def _lines(words: str, p: Profile) -> int:
    return ceil((p.first_line_indent + width(words, p.body_size)) / p.text_width)


# --------------------------------------------------------------------------- links


def _keep_safe_links(body: Any, relationships: Any) -> dict[str, str]:
    """The web and mail addresses that the body links to; a link to anything else becomes plain text."""
    targets = {row.get("Id"): row.get("Target") for row in relationships if row.get("Type") == f"{R}/hyperlink"}
    kept: dict[str, str] = {}
    for link in list(body.iter(f"{NS}hyperlink")):
        link_id = link.get(f"{{{R}}}id")
        target = quote(targets.get(link_id, ""), safe=_URL_SIGNS)
        if _SAFE_LINK.fullmatch(target):
            kept[link_id] = target
            continue
        for style in list(link.iter(f"{NS}rStyle")):
            style.getparent().remove(style)
        for run in list(link):
            link.addprevious(run)
        link.getparent().remove(link)
    return kept
