"""Signs at the start of a line, or of a line of their own, that make of it what the author hardly meant.

Pure. A wrapped line that begins with `1.`, `+`, `#` or `>` becomes an item, a heading or a quotation
of its own; a list counts on whatever numbers were typed; a line indented too far is printed as code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from baocao.checking.markup.inline_slips import LONGEST, Slip, SlipKind
from baocao.checking.markup.signs import Account, Sign, SignKind
from baocao.language.vocabulary import BULLETS
from baocao.model import Block, BlockKind
from baocao.parsing.walk import is_fenced

_NO_RUNNING_TEXT = re.compile(r"#{1,6}(?:\s|$)|\||[-=_*+\s]*$")
_ENDED = re.compile(r"[.:;!?…}][”\"’')\]»*_]*$")
_YEAR = 1000
"""No list begins at such a number: `2022. ` is a sentence that ends with a year."""
_NEAR = 20
"""Lists between two of which one may go on with the numbers of the other."""
_DEEPEST_HEADING = 4
_LABEL = re.compile(r"(?:[IVXLC]+|\d{1,3}|[a-zđ])[.)]|Phụ lục", re.IGNORECASE)
_AMOUNT = re.compile(r">[ \t]*[=\d]")
_NEXT_QUOTED = re.compile(r"\n[ \t]*>")
_INDENTATION = re.compile(r"\t| {1,3}\t| {4}")
_GLUED = re.compile(r"\n[ \t]*(?P<sign>#{2,}(?=[^\s#])|#(?=(?:[IVXLC]+|\d{1,2})[.)]\s+\w)|[-+](?=[^\W\d_]))")
_ENUMERATION = re.compile(
    r"[ \t>]*(?P<label>(?:[a-zđ]\)|\d{1,3}[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.)(?=[ \t])"
    r"|\d{1,2}[.)](?=[^\W\d_]))"
)
_TERM = re.compile(r"[ \t>]*(?P<sign>:)[ \t]+\S")


def line_slips(account: Account, known: Collection[int]) -> Iterator[Slip]:
    """The slips at line starts, in no order; of headings with one `#` not those whose block's id is in `known`."""
    items = [sign for sign in account.signs if sign.kind is SignKind.ITEM]
    yield from _numbers(account, items)
    yield from _bullets(account, items)
    for sign in account.signs:
        if sign.kind is SignKind.HEADING:
            yield from _heading(account, sign, known)
        elif sign.kind is SignKind.QUOTE:
            yield from _quote(account, sign)
        elif sign.kind is SignKind.CODE_BLOCK:
            if not (sign.block and sign.block.info.lstrip().startswith("{=")):  # T12 speaks of raw blocks
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
    # A line further on might open a block of code once these begin blocks of their own.
    is_safe = "```" not in account.text and "~~~" not in account.text
    for slip in (*_glued(account), *_joined(account)):
        yield slip if is_safe else replace(slip, edits=())


def is_torn_heading(account: Account, block: Block) -> bool:
    """Whether a heading with one `#` is rather a line of text that happens to begin so: `# 5 đơn vị`."""
    title = block.prose.text.strip() if block.prose else ""
    if block.level != 1 or not title or _LABEL.match(title):
        return False
    return not title[0].isupper() or _is_unended(account, block.span.start)


def _is_unended(account: Account, at: int) -> bool:
    """Whether the line above that of `at` is running text that goes on."""
    begin = account.line(at)[0]
    above = account.line_above(at)
    if not above or _NO_RUNNING_TEXT.match(above):
        return False
    return not _ENDED.search(account.source.text[max(account.line(begin - 1)[0], account.start) : begin].rstrip())


# --------------------------------------------------------------------------- lists


def _numbers(account: Account, items: list[Sign]) -> Iterator[Slip]:
    """Lists that are printed with other numbers than typed, and lines that are no items of a list."""
    lists: dict[int, list[Sign]] = {}
    for sign in items:
        if sign.parent is not None and sign.parent.start is not None:
            lists.setdefault(id(sign.parent), []).append(sign)
    runs = [_Run(account, signs) for signs in lists.values()]
    for at, run in enumerate(runs):
        if run.start >= _YEAR or (_is_alone(runs, at) and run.is_torn(account)):
            yield _split(account, run.signs[0], is_alone=len(run.signs) == 1)
            continue
        typed, printed = run.typed, run.printed
        differs = next((at for at, text in enumerate(typed) if text != printed[at]), None)
        if differs is not None:
            sign = run.signs[differs]
            edits: tuple[tuple[int, int, str], ...] = ()
            if len(set(typed)) == 1:  # `1.` before each item: whoever writes so lets the list count
                edits = tuple((sign.start, sign.end, number) for sign, number in zip(run.signs, printed, strict=True))
            yield Slip(SlipKind.NUMBER, sign.start, sign.end, typed[differs], printed[differs], edits)


class _Run:
    """The items of one list that counts; `column` is where its first line has its number."""

    def __init__(self, account: Account, signs: list[Sign]) -> None:
        self.signs = signs
        self.start = signs[0].parent.start or 0 if signs[0].parent else 0
        self.typed = [account.text[sign.start : sign.end] for sign in signs]
        self.printed = [f"{self.start + sign.index}{text[-1]}" for sign, text in zip(signs, self.typed, strict=True)]
        self.column = signs[0].start - account.line(signs[0].start)[0]

    def is_torn(self, account: Account) -> bool:
        """Whether the first item looks like the wrapped line of a sentence."""
        first = self.signs[0]
        below_text = _is_paragraph(first.before) and not self.column
        return (self.start > 1 or below_text or _begins_small(account, first)) and _is_unended(account, first.start)


def _is_alone(runs: list[_Run], at: int) -> bool:
    """Whether a list has one item, and no other list counts up to it or goes on from it."""
    run = runs[at]
    if len(run.signs) > 1:
        return False
    before = next((other for other in reversed(runs[max(0, at - _NEAR) : at]) if other.column == run.column), None)
    after = next((other for other in runs[at + 1 : at + 1 + _NEAR] if other.column == run.column), None)
    follows = before is not None and before.start + len(before.signs) == run.start
    return not follows and not (after is not None and after.start == run.start + 1)


def _begins_small(account: Account, sign: Sign) -> bool:
    return account.text[sign.end : sign.end + LONGEST].lstrip()[:1].islower()


def _bullets(account: Account, items: list[Sign]) -> Iterator[Slip]:
    """Bullets with a sign that means something else than the others', or that is not printed."""
    bullets = [sign for sign in items if sign.parent is not None and sign.parent.start is None]
    counts = Counter((sign.depth, account.text[sign.start]) for sign in bullets)
    told: set[int] = set()
    for sign in bullets:
        letter, depth, parent = account.text[sign.start], sign.depth, sign.parent
        if parent is None or id(parent) in told:
            continue
        printed = BULLETS[min(depth, len(BULLETS) - 1)]
        is_single = len(parent.children) == 1
        is_torn = depth == 0 and sign.index == 0 and _is_unended(account, sign.start)
        if letter == "-":
            if is_torn and is_single and _is_paragraph(sign.before) and _begins_small(account, sign):
                yield _split(account, sign, is_alone=True)
            continue
        if letter == printed:
            continue
        others = sum(count for (level, other), count in counts.items() if level == depth and other != letter)
        is_only = not others and counts[depth, letter] > 1
        is_beside = sign.before is not None and sign.before.kind is BlockKind.LIST and sign.before.start is None
        if is_torn and is_single and not is_beside:
            yield _split(account, sign, is_alone=True)
        elif not is_only and (letter == "+" or is_single or is_beside):
            yield _bullet(account, sign, printed, is_beside=is_beside)
        else:
            continue
        told.add(id(parent))


def _is_paragraph(block: Block | None) -> bool:
    return block is not None and block.kind is BlockKind.PARAGRAPH


def _split(account: Account, sign: Sign, *, is_alone: bool) -> Slip:
    """A line that becomes an item of its own; a backslash before its sign makes it go on where nothing hangs on it."""
    edits: tuple[tuple[int, int, str], ...] = ()
    if is_alone and _is_plain(sign.block):
        edits = (_escape(account.text, sign),)
    return _line(account, SlipKind.SPLIT, sign, edits)


def _escape(text: str, sign: Sign) -> tuple[int, int, str]:
    typed = text[sign.start : sign.end]
    return sign.start, sign.end, f"{typed[:-1]}\\{typed[-1]}"


def _bullet(account: Account, sign: Sign, printed: str, *, is_beside: bool) -> Slip:
    letter, begin = account.text[sign.start], account.line(sign.start)[0]
    edits: tuple[tuple[int, int, str], ...] = ()
    if letter == "+" and is_beside and sign.depth == 0 and sign.before is not None:
        edits = tuple(_shift(account, sign)) if sign.before.children[-1].children else ()
    elif sign.parent is not None and len(sign.parent.children) == 1 and _is_plain(sign.block) and begin == sign.start:
        blank = "\n" if account.line_above(sign.start) else ""
        edits = ((begin, sign.end, f"{blank}\\{letter}"),)
    return Slip(SlipKind.BULLET, sign.start, sign.end, letter, printed, edits)


def _shift(account: Account, sign: Sign) -> Iterator[tuple[int, int, str]]:
    """Two blanks before each line of the list that `sign` begins: it hangs on the bullet above then."""
    end = sign.parent.span.end if sign.parent else sign.end
    at = account.line(sign.start)[0]
    while at < end:
        stop = account.line(at)[1]
        if account.text[at:stop].strip():
            yield at, at, "  "
        at = stop + 1


def _is_plain(item: Block | None) -> bool:
    """Whether an item is one paragraph and nothing hangs on it."""
    return item is not None and [child.kind for child in item.children] == [BlockKind.PARAGRAPH]


def _line(account: Account, kind: SlipKind, sign: Sign, edits: tuple[tuple[int, int, str], ...]) -> Slip:
    """The slip that shows the line from `sign` on."""
    end = min(account.line(sign.start)[1], sign.start + LONGEST)
    end = sign.start + len(account.text[sign.start : end].rstrip())
    return Slip(kind, sign.start, end, account.text[sign.start : sign.end], "", edits)


# --------------------------------------------------------------------------- headings, quotations, code


def _heading(account: Account, sign: Sign, known: Collection[int]) -> Iterator[Slip]:
    block, level = sign.block, sign.end - sign.start
    if block is None:
        return
    behind_sign = account.text[account.line(sign.start)[0] : sign.start].strip(" \t>")
    if is_torn_heading(account, block) or behind_sign:
        yield _line(account, SlipKind.HEADING, sign, ((sign.start, sign.start + 1, "\\#"),))
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
    if behind_sign or _AMOUNT.match(account.text, sign.start) or _is_unended(account, sign.start):
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
        edits.append((at, at, "\n"))  # what follows must not become one paragraph with it
    return Slip(SlipKind.INDENTED, sign.start, end, text[sign.start : end].rstrip(), "", tuple(edits))


# --------------------------------------------------------------------------- signs that are none


def _glued(account: Account) -> Iterator[Slip]:
    """A `##` or `-` without its blank: printed as it stands."""
    matches = list(_GLUED.finditer(account.text, max(account.start - 1, 0)))
    starts = {leaf[0] for leaf in account.leaves} if matches else set()
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
    for at in account.joined:
        match = _ENUMERATION.match(account.text, at)
        if term := _TERM.match(account.text, at):
            begin, end = term.start("sign"), account.line(at)[1]
            yield Slip(SlipKind.TERM, begin, min(end, begin + LONGEST), ":")
        if match and not _is_unended(account, at):
            begin, label = account.line(at)[0], match.start("label")
            indentation = account.text[begin:label]
            is_safe = not indentation.strip() and "\t" not in indentation and len(indentation) < 4
            edits = ((begin, begin, "\n"),) if is_safe else ()
            yield Slip(SlipKind.JOINED, label, min(account.line(at)[1], label + LONGEST), match["label"], "", edits)
