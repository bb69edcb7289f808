"""Signs at the start of a line, or on a line of their own, that turn it into something the author hardly meant.

Pure. A wrapped line that begins with `#` or `>` becomes a heading or a quotation of its own; a line indented too far
is printed as code. Lists are in `list_slips`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from baocao.checking.markup.signs import Account, Sign, SignKind
from baocao.checking.markup.slip import LONGEST, Slip, SlipKind, is_unended, line_slip
from baocao.model import Block, BlockKind
from baocao.parsing.walk import is_fenced
from baocao.regex import regex

_DEEPEST_HEADING = 4
_LABEL = regex(r"(?:[IVXLC]+|\d{1,3}|[a-zđ])[.)]|Phụ lục", re.IGNORECASE)
_AMOUNT = regex(r">[ \t]*[=\d]")
_NEXT_QUOTED = regex(r"\n[ \t]*>")
_INDENTATION = regex(r"\t| {1,3}\t| {4}")
_GLUED = regex(r"\n[ \t]*(?P<sign>#{2,}(?=[^\s#])|#(?=(?:[IVXLC]+|\d{1,2})[.)]\s+\w)|[-+](?=[^\W\d_]))")
_ENUMERATION = regex(
    r"[ \t>]*(?P<label>(?:[a-zđ]\)|\d{1,3}[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.)(?=[ \t])"
    r"|\d{1,2}[.)](?=[^\W\d_]))"
)
_TERM = regex(r"[ \t>]*(?P<sign>:)[ \t]+\S")
_FAR_IN = regex(
    r"(?P<indentation>[ \t]*)(?P<sign>[-+*]|#{2,4})[ \t]+(?:(?P<begins>[^\W\d_])|\S)(?P<next>[^\n]*\n[ \t]+[-+*][ \t])?"
)
_OPENING = regex(r" *(?:[-+*] {1,3})?(?=[^\s>])")
"""What stands before the words of a paragraph, where an item of it may begin below."""


def line_slips(account: Account, known: Collection[int]) -> Iterator[Slip]:
    """The slips at line starts, in no order; of headings with one `#` not those whose block's id is in `known`."""
    for sign in account.signs:
        if sign.kind is SignKind.HEADING:
            yield from _heading(account, sign, known)
        elif sign.kind is SignKind.QUOTE:
            yield from _quote(account, sign)
        elif sign.kind is SignKind.CODE_BLOCK:
            if not (sign.block and sign.block.info.lstrip().startswith("{=")):  # T12 reports raw blocks
                yield _code_block(account, sign)
        elif sign.kind is SignKind.CLOSING_HASHES:
            yield from _closing_hashes(account, sign)
        elif sign.kind in (SignKind.RULE, SignKind.UNDERLINE):
            typed = account.text[sign.start : sign.end]
            kind = SlipKind.RULE if sign.kind is SignKind.RULE else SlipKind.UNDERLINE
            yield Slip(kind, sign.start, sign.end, typed)
        elif sign.kind is SignKind.LINE_BREAK:
            is_path = account.text[sign.start - 1] in ":\\"
            edits = ((sign.start, sign.end, "\\\\"),) if is_path else ()
            yield Slip(SlipKind.LINE_BREAK, sign.start, sign.end, "\\", "", edits)
    # Once these lines begin blocks of their own, a later line might open a block of code.
    is_safe = "```" not in account.text and "~~~" not in account.text
    for slip in (*_glued(account), *_joined(account)):
        yield slip if is_safe else slip._replace(edits=())


def is_torn_heading(account: Account, block: Block) -> bool:
    """Whether a heading with one `#` is rather a line of text that happens to begin so: `# 5 đơn vị`."""
    title = block.prose.text.strip() if block.prose else ""
    if block.level != 1 or not title or _LABEL.match(title):
        return False
    return not title[0].isupper() or is_unended(account, block.span.start)


# --------------------------------------------------------------------------- headings, quotations, code


def _heading(account: Account, sign: Sign, known: Collection[int]) -> Iterator[Slip]:
    block, level = sign.block, sign.end - sign.start
    if block is None:
        return
    behind_sign = account.text[account.line(sign.start)[0] : sign.start].strip(" \t>")
    if is_torn_heading(account, block) or behind_sign:
        yield line_slip(account, SlipKind.HEADING, sign, ((sign.start, sign.start + 1, "\\#"),))
    elif level == 1 and id(block) not in known:
        yield Slip(SlipKind.LEVEL, sign.start, sign.end, "#", "##", ((sign.start, sign.end, "##"),))
    elif level > _DEEPEST_HEADING:
        right = "#" * _DEEPEST_HEADING
        yield Slip(SlipKind.LEVEL, sign.start, sign.end, "#" * level, right, ((sign.start, sign.end, right),))


def _closing_hashes(account: Account, sign: Sign) -> Iterator[Slip]:
    """Hashes at a heading's end: as many as at its start are a frame, others may be words, `## Ngôn ngữ C #`."""
    typed, block = account.text[sign.start : sign.end], sign.block
    if block is not None and (len(typed) != block.level or not block.inlines):
        yield Slip(SlipKind.SWALLOWED, sign.start, sign.end, typed, "", ((sign.start, sign.start + 1, "\\#"),))


def _quote(account: Account, sign: Sign) -> Iterator[Slip]:
    """A `>` that compares, or that a wrapped line or an item happens to begin with; else it is meant."""
    behind_sign = account.text[account.line(sign.start)[0] : sign.start].strip(" \t>")
    if behind_sign or _AMOUNT.match(account.text, sign.start) or is_unended(account, sign.start):
        inside = [child.kind for child in sign.block.children] if sign.block else []
        signs = [sign.start, *(found.end() - 1 for found in _NEXT_QUOTED.finditer(account.text, sign.start, sign.end))]
        edits = tuple((at, at + 1, "\\>") for at in signs) if inside == [BlockKind.PARAGRAPH] else ()
        end = min(account.line(sign.start)[1], sign.start + LONGEST)
        typed, printed = account.text[sign.start : end].rstrip(), account.printed(sign.start, end).strip()
        yield Slip(SlipKind.SWALLOWED, sign.start, sign.start + len(typed), typed, printed, edits)


def _code_block(account: Account, sign: Sign) -> Slip:
    text = account.source.text
    begin, end = account.line(sign.start)[0], account.line(sign.start)[1]
    if sign.block is not None and is_fenced(sign.block):
        return Slip(SlipKind.FENCED, sign.start, end, text[sign.start : end].rstrip())
    edits: list[tuple[int, int, str]] = []
    at = begin if not text[begin : sign.start].strip() else sign.end
    while at < sign.end:
        stop = account.line(at)[1]
        indentation = _INDENTATION.match(text, at)
        if indentation:
            edits.append((at, indentation.end(), ""))
        elif text[at:stop].strip():
            edits = []
            break
        at = stop + 1
    if edits and text[at : account.line(at)[1]].strip():
        edits.append((at, at, "\n"))  # what follows must not join its paragraph
    return Slip(SlipKind.INDENTED, sign.start, end, text[sign.start : end].rstrip(), "", tuple(edits))


# --------------------------------------------------------------------------- signs that are none


def _glued(account: Account) -> Iterator[Slip]:
    """A `##` or `-` without its blank: printed as it stands."""
    matches = list(_GLUED.finditer(account.text, max(account.start - 1, 0)))
    starts = {piece[0] for piece in account.pieces} if matches else set()
    for match in matches:
        at, end = match.span("sign")
        if at in starts and not _is_wrapped_dash(account, match):
            shown = min(account.line(at)[1], at + LONGEST)
            yield Slip(SlipKind.GLUED, at, shown, match["sign"], "", ((end, end, " "),))


def _is_wrapped_dash(account: Account, match: re.Match[str]) -> bool:
    """Whether a `-` rather belongs to the words of the line above: `văn hóa⏎-xã hội`."""
    at = match.start("sign")
    return match["sign"] in "-+" and not account.text[at + 1].isupper() and bool(account.line_above(at))


def _joined(account: Account) -> Iterator[Slip]:
    """A line that begins like a point of its own, below a sentence that ended, and is printed on with it."""
    paragraph = above = -1
    for at in account.joined:
        begin = account.line(at)[0]
        line_above = account.line(begin - 1)[0]
        paragraph = paragraph if line_above == above else line_above
        above = begin
        match = _ENUMERATION.match(account.text, at)
        if term := _TERM.match(account.text, at):
            start, end = term.start("sign"), account.line(at)[1]
            yield Slip(SlipKind.TERM, start, min(end, start + LONGEST), ":")
        if (far_in := _FAR_IN.match(account.text, begin)) and _begins_a_point(account, far_in):
            label = far_in.start("sign")
            is_behind_break = account.text.endswith(("\\\n", " \n"), 0, paragraph)
            opening = None if is_behind_break else _OPENING.match(account.text, paragraph)
            edits = ((*far_in.span("indentation"), " " * len(opening[0])),) if opening else ()
            yield Slip(SlipKind.FAR_IN, label, min(account.line(at)[1], label + LONGEST), far_in["sign"], "", edits)
        if match and not is_unended(account, at):
            label = match.start("label")
            indentation = account.text[begin:label]
            is_safe = not indentation.strip() and "\t" not in indentation and len(indentation) < 4
            edits = ((begin, begin, "\n"),) if is_safe else ()
            yield Slip(SlipKind.JOINED, label, min(account.line(at)[1], label + LONGEST), match["label"], "", edits)


def _begins_a_point(account: Account, far_in: re.Match[str]) -> bool:
    """Whether the sign is no dash or plus between words of one sentence: `văn hóa⏎    - xã hội`."""
    if far_in["sign"] not in "-+" or far_in["next"] or (far_in["begins"] or "").isupper():
        return True
    return not is_unended(account, far_in.start("sign"))
