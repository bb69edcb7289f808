"""Lists printed with other numbers or bullets than typed, and lines taken for list items by mistake. Pure.

A wrapped line that begins with `1.` or `+` becomes an item of its own; a list counts on whatever numbers were typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from baocao.checking.markup.signs import Account, Sign, SignKind
from baocao.checking.markup.slip import LONGEST, Slip, SlipKind, is_unended, line_slip
from baocao.language.vocabulary import BULLETS
from baocao.model import Block, BlockKind

_YEAR = 1000
"""No list begins at this number or above: `2022. ` ends a sentence with a year."""
_NEAR = 20
"""How many lists away a list may be whose numbers this one continues."""


def list_slips(account: Account) -> Iterator[Slip]:
    """The slips at the signs of lists, in no order."""
    items = [sign for sign in account.signs if sign.kind is SignKind.ITEM]
    yield from _numbers(account, items)
    yield from _bullets(account, items)


def _numbers(account: Account, items: list[Sign]) -> Iterator[Slip]:
    """Lists printed with other numbers than typed, and lines taken for list items by mistake."""
    lists: dict[int, list[Sign]] = {}
    for sign in items:
        if sign.parent is not None and sign.parent.start is not None:
            lists.setdefault(id(sign.parent), []).append(sign)
    runs = [_NumberedList(account, signs) for signs in lists.values()]
    for at, run in enumerate(runs):
        if run.start >= _YEAR or (_is_alone(runs, at) and run.is_torn(account)):
            yield _split(account, run.signs[0], is_alone=len(run.signs) == 1)
            continue
        typed, printed = run.typed, run.printed
        differs = next((at for at, text in enumerate(typed) if text != printed[at]), None)
        if differs is not None:
            sign = run.signs[differs]
            edits: tuple[tuple[int, int, str], ...] = ()
            if len(set(typed)) == 1:  # `1.` before each item: the author lets the list count
                edits = tuple((sign.start, sign.end, number) for sign, number in zip(run.signs, printed, strict=True))
            yield Slip(SlipKind.NUMBER, sign.start, sign.end, typed[differs], printed[differs], edits)


class _NumberedList:
    """The items of one list that counts; `column` is where its first line has its number."""

    def __init__(self, account: Account, signs: list[Sign]) -> None:
        self.signs = signs
        self.start = signs[0].parent.start or 0 if signs[0].parent else 0
        self.typed = [account.text[sign.start : sign.end] for sign in signs]
        self.printed = [f"{self.start + sign.number}{text[-1]}" for sign, text in zip(signs, self.typed, strict=True)]
        self.column = signs[0].start - account.line(signs[0].start)[0]

    def is_torn(self, account: Account) -> bool:
        """Whether the first item looks like the wrapped line of a sentence."""
        first = self.signs[0]
        below_text = _is_paragraph(first.before) and not self.column
        return (self.start > 1 or below_text or _begins_small(account, first)) and is_unended(account, first.start)


def _is_alone(runs: list[_NumberedList], at: int) -> bool:
    """Whether a list has one item, and its number does not follow or precede that of a list nearby."""
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
    """Bullets whose sign differs from what is printed and from the other bullets."""
    bullets = [sign for sign in items if sign.parent is not None and sign.parent.start is None]
    counts = Counter((sign.depth, account.text[sign.start]) for sign in bullets)
    told: set[int] = set()
    for sign in bullets:
        letter, depth, parent = account.text[sign.start], sign.depth, sign.parent
        if parent is None or id(parent) in told:
            continue
        printed = BULLETS[min(depth, len(BULLETS) - 1)]
        is_single = len(parent.children) == 1
        is_torn = depth == 0 and sign.number == 0 and is_unended(account, sign.start)
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
    """A line that becomes an item of its own; mended by a backslash if the item is a single paragraph."""
    edits: tuple[tuple[int, int, str], ...] = ()
    if is_alone and _is_plain(sign.block):
        edits = (_escape(account.text, sign),)
    return line_slip(account, SlipKind.SPLIT, sign, edits)


def _escape(text: str, sign: Sign) -> tuple[int, int, str]:
    typed = text[sign.start : sign.end]
    return sign.start, sign.end, f"{typed[:-1]}\\{typed[-1]}"


def _bullet(account: Account, sign: Sign, printed: str, *, is_beside: bool) -> Slip:
    letter, begin = account.text[sign.start], account.line(sign.start)[0]
    edits: tuple[tuple[int, int, str], ...] = ()
    if letter == "+" and is_beside and sign.depth == 0 and sign.before is not None:
        edits = tuple(_shift(account, sign)) if _begins_behind_two(sign.before.children[-1]) else ()
    elif sign.parent is not None and len(sign.parent.children) == 1 and _is_plain(sign.block) and begin == sign.start:
        blank = "\n" if account.line_above(sign.start) else ""
        edits = ((begin, sign.end, f"{blank}\\{letter}"),)
    return Slip(SlipKind.BULLET, sign.start, sign.end, letter, printed, edits)


def _begins_behind_two(item: Block) -> bool:
    """Whether what is indented by two blanks below the item belongs to it."""
    return bool(item.children) and item.children[0].span.start - item.span.start == 2


def _shift(account: Account, sign: Sign) -> Iterator[tuple[int, int, str]]:
    """Two blanks before each line of the list that `sign` begins, so that it belongs to the bullet above."""
    end = sign.parent.span.end if sign.parent else sign.end
    at = account.line(sign.start)[0]
    while at < end:
        stop = account.line(at)[1]
        if account.text[at:stop].strip():
            yield at, at, "  "
        at = stop + 1


def _is_plain(item: Block | None) -> bool:
    """Whether an item is a single paragraph."""
    return item is not None and [child.kind for child in item.children] == [BlockKind.PARAGRAPH]
