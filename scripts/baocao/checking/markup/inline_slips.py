"""Signs inside running text that Markdown interprets although the author hardly meant them to be.

Pure. What is meant is judged by how people use a sign: emphasis stands around whole words, a link
leads to an address, a backslash stands before a sign that would otherwise be one of Markdown's. All
else is a slip, with the edits that let the author's own characters be printed where that is safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.checking.markup.signs import Account, Sign, SignKind
from baocao.checking.markup.slip import LONGEST, Slip, SlipKind
from baocao.language.letters import caseless
from baocao.regex import regex

# What may not stand just inside emphasis: `(*) … (*)`, `“* … *”`.
_NOT_FIRST = frozenset(")]}”’»,.;:!?%…")
_NOT_LAST = frozenset("([{“‘«")
_DOTS = regex(r"[….\s]+")
"""`**……**` is a placeholder for bold words."""
_LONE_STAR = regex(r"(?:\w|[^\S\n])\*(?=[\s,.;:)]|$)")
_DELIMITERS = frozenset("*_")
_ADDRESS = regex(r"[:./#]")
_DEFINITION = regex(r"\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:")
_ENTITY_REST = regex(r"#?[0-9A-Za-z]{1,31};")
_ALWAYS_A_SIGN = frozenset("\\`*_[]<>&|~^$={}!")
_AT_LINE_START = frozenset("#+-.):")
_LINE_START = regex(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*\d{0,9}")
_PATH = regex(r"[(“‘\"'\[]*(?:[A-Za-z]:\\|\\\\)")
_SHARE = regex(r"\\\\[\w.-]+\\")
_FAR = 100
"""How many characters around a sign are searched for the word it is in."""
_SIGNS_IN_CODE = frozenset("<{[\\*_&!`|~")


_OF_LINES = frozenset({SignKind.HEADING, SignKind.ITEM})


def inline_slips(account: Account) -> Iterator[Slip]:
    """The slips inside running text, in no order; two that touch the same words are one."""
    if all(sign.kind in _OF_LINES for sign in account.signs):
        return
    found = list(_all_slips(account))
    merged: list[Slip] = []
    for slip in sorted(found, key=lambda slip: (slip.kind is not SlipKind.SWALLOWED, slip.start)):
        last = merged[-1] if merged else slip
        if last is not slip and slip.kind is last.kind is SlipKind.SWALLOWED and slip.start < last.end:
            merged[-1] = _swallowed(account, last.start, max(last.end, slip.end))._replace(
                edits=last.edits + slip.edits
            )
        else:
            merged.append(slip)
    yield from merged


def _all_slips(account: Account) -> Iterator[Slip]:
    emphasis = [sign for sign in account.signs if sign.kind is SignKind.EMPHASIS]
    delimiters = {at for sign in emphasis for at in (*_opening(sign), *_closing(sign))}
    left_over: dict[int, bool] = {}
    for sign in emphasis:
        key = id(sign.block)
        if key not in left_over:
            left_over[key] = _has_lone_star(account.text, sign, delimiters)
        is_doubtful = left_over[key] and sign.width == 1
        if is_doubtful or not _is_meant_emphasis(account.text, sign, delimiters):
            yield _emphasis(account, sign)
    yield from _links(account)
    for sign in account.signs:
        if sign.kind is SignKind.CODE and not account.text.startswith("{=", sign.end):  # T12 reports raw text
            yield _code(account, sign)
        elif sign.kind is SignKind.ENTITY:
            yield from _entity(account, sign)
        elif sign.kind is SignKind.ESCAPE and not _is_meant_escape(account, sign):
            yield _escape(account, sign)


# --------------------------------------------------------------------------- emphasis


def _opening(sign: Sign) -> range:
    return range(sign.start, sign.start + sign.width)


def _closing(sign: Sign) -> range:
    return range(sign.end - sign.width, sign.end)


def _is_meant_emphasis(text: str, sign: Sign, delimiters: set[int]) -> bool:
    """Whether the signs stand around words as people put them, `*như thế này*`, not inside `5*3*2`."""
    before, first = sign.start - 1, sign.start + sign.width
    after, last = sign.end, sign.end - sign.width - 1
    while before in delimiters:
        before -= 1
    while after in delimiters:
        after += 1
    while first in delimiters:
        first += 1
    while last in delimiters:
        last -= 1
    if first - before > 4 or after - last > 4:
        return False  # `*****`: no more than three signs mean anything
    outside = (text[before : before + 1], text[after : after + 1])
    if any(letter.isalnum() or letter in _DELIMITERS for letter in outside if letter):
        return False
    inside = text[first : last + 1]
    if not inside or inside[-1] in _NOT_LAST:
        return False
    if (inside[0] in _NOT_FIRST or not any(map(str.isalnum, inside))) and not _DOTS.fullmatch(inside):
        return False
    # `_tên đơn vị_` is emphasis; `_01_` and `_file_` are names.
    return text[sign.start] == "*" or " " in inside or (inside.isalpha() and not inside.isascii())


def _has_lone_star(text: str, sign: Sign, delimiters: set[int]) -> bool:
    """Whether a star without partner hangs on a word of the same block: `*Ghi chú: A* ước tính, B* sơ bộ` has notes."""
    span = sign.block.span if sign.block else None
    found = _LONE_STAR.finditer(text, span.start, span.end) if span else ()
    return any(match.end() - 1 not in delimiters for match in found)


def _emphasis(account: Account, sign: Sign) -> Slip:
    text = account.text
    edits = tuple((at.start, at.stop, _escaped(text[at.start : at.stop])) for at in (_opening(sign), _closing(sign)))
    around = (text[sign.start - 1 : sign.start], text[sign.end : sign.end + 1])
    # `**Đ**iều 5`: part of a word in bold, perhaps; nobody but the author knows.
    return _swallowed(account, sign.start, sign.end, () if sign.width == 2 and any(map(str.isalpha, around)) else edits)


def _escaped(signs: str) -> str:
    return "".join(f"\\{letter}" for letter in signs)


# --------------------------------------------------------------------------- links


def _links(account: Account) -> Iterator[Slip]:
    """Links that are not meant as links, and unprinted lines that define where links lead."""
    text = account.text
    links = [sign for sign in account.signs if sign.kind is SignKind.LINK]
    meant: set[str] = set()
    for sign in links:
        if (label := _reference(text, sign)) is not None and _is_meant_reference(text, sign):
            meant.add(caseless(label))
    defined = False
    for sign in account.signs:
        if sign.kind is SignKind.LOST:
            definition = _DEFINITION.match(text, sign.start, sign.end)
            if (
                definition
                and caseless(definition["label"]) in meant
                and _ADDRESS.search(text[definition.end() : sign.end])
            ):
                continue
            defined = defined or bool(definition)
            edits = ((sign.start, sign.start + 1, "\\["),) if definition else ()
            yield Slip(SlipKind.UNPRINTED_LINE, sign.start, sign.end, text[sign.start : sign.end], "", edits)
    for sign in links:
        label = _reference(text, sign)
        if text[sign.start] == "<":
            edit = (sign.start, sign.start + 1, "\\<")
            yield _swallowed(account, sign.start, sign.end, (edit,))._replace(kind=SlipKind.ADDRESS)
        elif not text[_inside(sign)].strip():
            yield _swallowed(account, sign.start, sign.end)
        elif label is None:
            if not _ADDRESS.search(sign.inline.target if sign.inline else ""):
                yield _swallowed(account, sign.start, sign.end, ((sign.start, sign.start + 1, "\\["),))
        elif caseless(label) in meant and not _is_meant_reference(text, sign):
            yield _swallowed(account, sign.start, sign.end, ((sign.start, sign.start + 1, "\\["),))


def _inside(sign: Sign) -> slice:
    """Where the words of a link stand."""
    children = sign.inline.children if sign.inline else ()
    return slice(sign.start + 1, children[-1].span.end if children else sign.start + 1)


def _reference(text: str, sign: Sign) -> str | None:
    """The label of a link whose address a line elsewhere defines; None for any other link."""
    inside = _inside(sign)
    tail = text[inside.stop : sign.end]
    if text[sign.start] != "[" or tail.startswith("]("):
        return None
    full = tail[2:-1] if tail.startswith("][") else ""
    return full or text[inside]


def _is_meant_reference(text: str, sign: Sign) -> bool:
    inside = _inside(sign)
    return text[inside.stop : sign.end].startswith("][") or " " in text[inside].strip()


# --------------------------------------------------------------------------- code, entities, backslashes


def _code(account: Account, sign: Sign) -> Slip:
    """Backticks are not part of the dialect; what is between two is mended only if it has no other signs."""
    text = account.text
    inner = text[sign.start + sign.width : sign.end - sign.width]
    ends = ((sign.start, sign.start + sign.width), (sign.end - sign.width, sign.end))
    edits = tuple((start, end, _escaped(text[start:end])) for start, end in ends)
    return _swallowed(account, sign.start, sign.end, () if _SIGNS_IN_CODE & set(inner) else edits)


def _entity(account: Account, sign: Sign) -> Iterator[Slip]:
    typed, printed = account.text[sign.start : sign.end], sign.inline.text if sign.inline else ""
    if "\x00" in typed:
        return  # another rule reports it
    needs_escape = printed in _ALWAYS_A_SIGN and (
        printed != "&" or _ENTITY_REST.match(account.text, sign.end) is not None
    )
    safe = printed.isprintable() or printed == "\u00a0"
    edit = (sign.start, sign.end, f"\\{printed}" if needs_escape else printed)
    shown = "dấu cách" if printed.isspace() else printed
    yield Slip(SlipKind.ENTITY, sign.start, sign.end, typed, shown, (edit,) if safe else ())


def _is_meant_escape(account: Account, sign: Sign) -> bool:
    """Whether the sign behind the backslash would be one of Markdown's without it."""
    text, at = account.text, sign.start
    escaped = text[at + 1]
    line = account.line(at)[0]
    if escaped == "\\":
        return not (_SHARE.match(text, at) and (at == line or text[at - 1].isspace()))
    if text[at - 1] != "\\" and _is_in_path(text, line, at):
        return False
    if escaped in _ALWAYS_A_SIGN:
        return True
    if escaped == "#" and text.startswith("#", line):
        return True  # `## Ngôn ngữ C \\#`
    return escaped in _AT_LINE_START and bool(_LINE_START.fullmatch(text, max(line, at - _FAR), at))


def _is_in_path(text: str, line: int, at: int) -> bool:
    r"""Whether the backslash at `at` continues a Windows path, `C:\...` or `\\maychu\...`."""
    before = text[max(line, at - _FAR) : at]
    word = before.split()[-1] if before and not before[-1].isspace() else ""
    return _PATH.match(f"{word}\\") is not None


def _escape(account: Account, sign: Sign) -> Slip:
    text, at = account.text, sign.start
    # `5\%`: nobody but the author knows whether the backslash should be printed.
    is_path = text[at + 1] == "\\" or _is_in_path(text, account.line(at)[0], at)
    return _swallowed(account, at, sign.end, ((at, at + 1, "\\\\"),) if is_path else ())


# --------------------------------------------------------------------------- what is shown


def _swallowed(account: Account, start: int, end: int, edits: Iterable[tuple[int, int, str]] = ()) -> Slip:
    """The slip with the whole words around it; of a long stretch, the word that it begins with."""
    begin, stop = _words_around(account, start, end)
    if stop - begin > LONGEST or "\n" in account.text[begin:stop]:
        begin, stop = _words_around(account, start, start + 1)
    typed = account.text[begin:stop]
    return Slip(SlipKind.SWALLOWED, begin, stop, typed, account.printed(begin, stop), tuple(edits))


def _words_around(account: Account, start: int, end: int) -> tuple[int, int]:
    text, first, last = account.text, start - _FAR, end + _FAR
    while start > max(first, 0) and not text[start - 1].isspace() and text[start - 1] != "|":
        start -= 1
    while end < min(last, len(text)) and not text[end].isspace() and text[end] != "|":
        end += 1
    return start, end
