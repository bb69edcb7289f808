"""Asks whoever sits at the terminal, one line at a time, on stderr."""

from __future__ import annotations

import sys

from baocao.commands.common.output import say, say_all

YES = frozenset({"c", "có", "y", "yes"})
NO = frozenset({"k", "không", "n", "no"})


def typed_answer(question: str) -> str:
    """What is typed, trimmed. Raises EOFError at the end of the input."""
    say_all(question)
    typed = sys.stdin.readline()
    if not sys.stdin.isatty():
        say("")  # nobody pressed Enter on the screen
    if not typed:
        raise EOFError
    return typed.strip()


def answer_to(question: str) -> str:
    """What is typed, in lower case and trimmed. Raises EOFError at the end of the input, and for `q`: ask no more."""
    answer = typed_answer(question).lower()
    if answer == "q":
        raise EOFError
    return answer
