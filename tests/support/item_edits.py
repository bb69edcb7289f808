"""Lists of up to three levels, and what people do to their items in Word, at random."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from docx.oxml.ns import qn

from support.word_edits import add_after, text_of

_WORDS = ("cam", "quýt", "bưởi", "dừa", "na", "ổi", "mận", "đào", "lê", "táo", "xoài", "chuối", "nhãn", "vải", "mít")
_DEEPEST = 3


def lists_at_random(random: Random) -> str:
    """One list or two with a paragraph between, each of their items known by its number."""
    lines: list[str] = []

    def words() -> str:
        count = sum(bool(line) for line in lines)
        return f"{_WORDS[count % len(_WORDS)].capitalize()} {' '.join(random.sample(_WORDS, 4))} số {count}."

    def add(depth: int, indent: str) -> None:
        is_numbered = random.random() < 0.5
        for at in range(random.randint(1, 4)):
            sign = f"{at + 1}. " if is_numbered else "- "
            lines.append(f"{indent}{sign}{words()}")
            if depth < _DEEPEST and random.random() < 0.45:
                add(depth + 1, indent + " " * len(sign))

    add(1, "")
    if random.random() < 0.4:
        lines.extend(["", words(), ""])
        add(1, "")
    return "\n".join(lines) + "\n"


def change_items(document: Any, random: Random) -> list[str]:
    """Delete, move, nest or add one or two; what was done."""
    done = []
    for _ in range(random.randint(1, 2)):
        items = [p for p in document.element.body.iter(qn("w:p")) if re.search(r"\ssố\s\d+\.$", text_of(p))]
        if len(items) < 2:
            break
        p, other = random.sample(items, 2)
        what = random.choice((_delete, _move, _nest, _add))
        done.append(f"{what.__name__}: {text_of(p)} ({text_of(other)})")
        what(p, other, random)
    return done


def set_level(p: Any, level: int) -> None:
    """Give a paragraph of a list another level, as the Tab key does."""
    p.find(f"./{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}").set(qn("w:val"), str(level))


def _delete(p: Any, _: Any, __: Random) -> None:
    p.getparent().remove(p)


def _move(p: Any, other: Any, _: Random) -> None:
    other.addnext(p)


def _nest(p: Any, _: Any, random: Random) -> None:
    level = p.find(f"./{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
    if level is not None:
        set_level(p, min(max(int(level.get(qn("w:val"))) + random.choice((-1, 1)), 0), _DEEPEST - 1))


def _add(p: Any, _: Any, random: Random) -> None:
    add_after(p, f"Thêm một mục số {random.randint(100, 999)}.")
