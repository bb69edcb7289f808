"""Made-up bodies of Word files, and what becomes of them when somebody works on them: any edit, anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from support.wordfiles import p, pstyle, r, tbl

_WORDS = ("tổ", "chức", "hội", "nghị", "250", "mẫu", ",", ".", "và", "xong", "1.147", "xã")
_STYLES = ("BodyText", "BodyText", "ListParagraph", "CodeNumber", "DraftMark")
_BLANKS = (" ", " ", "\u00a0", "")


@dataclass(frozen=True)
class MadeParagraph:
    """Runs of a paragraph, and its style."""

    runs: tuple[str, ...]
    style: str

    @property
    def xml(self) -> str:
        return p("".join(self.runs), pstyle(self.style))


@dataclass(frozen=True)
class MadeTable:
    """Rows of cells of paragraphs."""

    rows: tuple[tuple[tuple[MadeParagraph, ...], ...], ...]

    @property
    def xml(self) -> str:
        return tbl(*(tuple("".join(each.xml for each in cell) for cell in row) for row in self.rows))


Made = MadeParagraph | MadeTable
FIRST, LAST = MadeParagraph((r("BÁO CÁO"),), "Title"), MadeParagraph((r("Hết"),), "Break")
"""What stands before and after the text in every body, as in ours."""


def body(random: Random) -> tuple[Made, ...]:
    """Some paragraphs and tables."""
    return tuple(_block(random) for _ in range(random.choice((1, 2, 4, 7))))


def worked_on(random: Random, blocks: Sequence[Made]) -> tuple[Made, ...]:
    """The same with up to four edits: words, paragraphs, rows, cells and tables put in, taken out, replaced, moved,
    split or joined."""
    made = list(blocks)
    for _ in range(random.choice((0, 1, 2, 4))):
        at = random.randrange(len(made) + 1)
        if at == len(made) or random.random() < 0.2:
            made.insert(at, _block(random))
        else:
            made[at : at + 1] = _edited(random, made[at], made)
    return tuple(made)


def whole(blocks: Sequence[Made]) -> str:
    """The XML of a body; between two tables stands a paragraph, for Word takes them for one."""
    parts = [FIRST.xml]
    for before, block in pairwise((FIRST, *blocks, LAST)):
        if isinstance(before, MadeTable) and isinstance(block, MadeTable):
            parts.append(p("ngăn", pstyle("BodyText")))
        parts.append(block.xml)
    return "".join(parts)


def _block(random: Random) -> Made:
    return _paragraph(random) if random.random() < 0.75 else _table(random)


def _run(random: Random) -> str:
    kind = random.random()
    if kind < 0.05:
        return "<w:r><w:br/></w:r>"
    run = r(random.choice(_WORDS) + random.choice(_BLANKS), random.choice(("", "<w:b/>")))
    return f'<w:hyperlink r:id="a">{run}</w:hyperlink>' if kind < 0.1 else run


def _paragraph(random: Random) -> MadeParagraph:
    runs = tuple(_run(random) for _ in range(random.choice((1, 2, 5, 9))))
    return MadeParagraph(runs, random.choice(_STYLES))


def _row(random: Random, columns: int) -> tuple[tuple[MadeParagraph, ...], ...]:
    return tuple(tuple(_paragraph(random) for _ in range(random.choice((1, 1, 2)))) for _ in range(columns))


def _table(random: Random) -> MadeTable:
    columns = random.choice((1, 2))
    return MadeTable(tuple(_row(random, columns) for _ in range(random.choice((1, 2, 3)))))


def _edited(random: Random, block: Made, others: list[Made]) -> tuple[Made, ...]:
    """What stands in the place of `block`; where it was moved, it has gone among the `others`."""
    match random.choice(("drop", "replace", "move", "within", "within", "within")):
        case "drop":
            return ()
        case "replace":
            return (_block(random),)
        case "move":
            others.append(block)
            return ()
    return _within_table(random, block) if isinstance(block, MadeTable) else _within_paragraph(random, block, others)


def _within_paragraph(random: Random, block: MadeParagraph, others: list[Made]) -> tuple[Made, ...]:
    runs = list(block.runs)
    at = random.randrange(len(runs) + 1)
    match random.choice(("word", "word", "split", "join")):
        case "split" if 0 < at < len(runs):
            return replace(block, runs=tuple(runs[:at])), replace(block, runs=tuple(runs[at:]), style="BodyText")
        case "join" if isinstance(others[-1], MadeParagraph):
            runs += others[-1].runs
        case _:
            runs[at : at + random.choice((0, 1))] = [_run(random)] * random.choice((0, 1, 2))
    return (replace(block, runs=tuple(runs) or (r("mới"),)),)


def _within_table(random: Random, block: MadeTable) -> tuple[Made, ...]:
    rows = list(block.rows)
    at = random.randrange(len(rows))
    match random.choice(("row", "drop", "cell")):
        case "row":
            rows.insert(at, _row(random, len(rows[0])))
        case "drop" if len(rows) > 1:
            del rows[at]
        case _:
            cells = list(rows[at])
            column = random.randrange(len(cells))
            edited = worked_on(random, cells[column])
            cells[column] = tuple(each for each in edited if isinstance(each, MadeParagraph)) or (_paragraph(random),)
            rows[at] = tuple(cells)
    return (MadeTable(tuple(rows)),)
