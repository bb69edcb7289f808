"""`rules` on the screen: each rule in a line or more, under the heading of its group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.model.rule import Rule
from baocao.render.rule_texts import SCREEN_WIDTH, by_group
from baocao.render.screen import cells, paint, wrap
from baocao.visible import visible


def render(rules: Sequence[Rule], color: bool) -> str:
    """The rules by group."""
    parts = ["\n".join(_listed(name, own, color)) for name, own in by_group(rules).items()]
    return "\n\n".join(parts) + "\n"


def _listed(name: str, rules: Iterable[Rule], color: bool) -> Iterator[str]:
    yield paint(name, "strong", color)
    for rule in rules:
        margin = " " * (cells(rule.id) + 4)
        first, *rest = wrap(visible(rule.line), SCREEN_WIDTH - len(margin))
        yield f"  {paint(rule.id, 'strong', color)}  {first}"
        yield from (margin + line for line in rest)
