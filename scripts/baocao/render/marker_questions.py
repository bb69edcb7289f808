"""What `carry` asks and shows before it writes markers, and results beside plan items, compared word by word. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from baocao.language.letters import fold_tone_marks
from baocao.language.vocabulary import LINKING_WORDS
from baocao.render.screen import cells, cut, paint, wrap
from baocao.tasks.missing_markers import Choice, Question
from baocao.visible import visible

MIN_TEXT = 24
UNDER = " " * 6
"""Lines under a row begin below the slug."""
_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset(fold_tone_marks(word) for word in LINKING_WORDS)
_DIFF_STYLES = {"+": "good", "-": "error", "@": "note"}


def render_questions(asked: Sequence[Question], color: bool, width: int) -> str:
    """What could not be decided, each with the best choices."""
    head = f"Còn {len(asked)} việc chưa chắc; trả lời lần lượt bằng --interactive:"
    parts = ["\n".join(wrap(head, width)), *(render_question(question, "", color, width) for question in asked)]
    return "\n\n".join(parts) + "\n"


def render_question(asked: Question, count: str, color: bool, width: int) -> str:
    """One plan item and its choices, numbered from 1."""
    item = asked.link.plan.item
    title = f"{count + ' ' if count else ''}Kế hoạch, dòng {item.span.line}: "
    lines = [title + compared(visible(item.text), max(width - cells(title), MIN_TEXT), _said(asked.choices), color)]
    for number, choice in enumerate(asked.choices, start=1):
        lines += choice_lines(choice, f"  {number}) ", item.text, color, width)
    return "\n".join(lines)


def render_diff(path: str, old: str, new: str, color: bool) -> str:
    """What would change in a file, as a unified diff."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
    return "".join(f"{_diff_line(visible(line), color)}\n" for line in lines)


def _diff_line(line: str, color: bool) -> str:
    style = _DIFF_STYLES.get(line[:1])
    return paint(line, style, color) if style else line


def choice_lines(choice: Choice, lead: str, plan: str, color: bool, width: int) -> Iterator[str]:
    """A result with its line, and below it what speaks for or against it."""
    lead = f"{lead}dòng {choice.result.item.span.line}: "
    yield lead + compared(visible(choice.result.item.text), max(width - cells(lead), MIN_TEXT), [plan], color)
    if choice.why:
        yield from (f"{UNDER}  {line}" for line in wrap(visible(f"({choice.why})"), max(width - 8, MIN_TEXT)))


def _said(choices: Iterable[Choice]) -> list[str]:
    return [choice.result.item.text for choice in choices]


def compared(text: str, room: int, others: Iterable[str], color: bool) -> str:
    """Visible `text` cut to `room`, the words that `others` have in bold and those that they lack in colour."""
    return compared_lines([cut(text, room)], others, color)[0]


def compared_lines(lines: list[str], others: Iterable[str], color: bool) -> list[str]:
    """The same for visible lines that fit already."""
    theirs = {word for other in others for word in _words(other)}
    if not color or not theirs:
        return lines
    return [_WORD.sub(lambda match: _compared_word(match[0], theirs), line) for line in lines]


def _compared_word(word: str, theirs: set[str]) -> str:
    plain = fold_tone_marks(word.lower())
    if plain in _LINKING:
        return word
    return paint(word, "strong" if plain in theirs else "warning", True)


def _words(text: str) -> Iterator[str]:
    return (fold_tone_marks(match[0].lower()) for match in _WORD.finditer(text))
