"""The findings of a review in lines, the gravest first: those that say the same share one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from baocao.findings import SEVERITY_WORDS
from baocao.language.wording import shortened
from baocao.model import Diagnostic, Severity

_LONGEST = 240
"""Characters of a message that are enough to know it by."""
_MOST_PLACES = 8
"""Lines that are named of findings that share one."""
_FEW = 3
"""So many findings of a rule are told one by one."""


def finding_lines(
    found: Iterable[Diagnostic], inert: Callable[[str], str], *, with_path: bool, by_rule: bool
) -> Iterator[str]:
    """A line for each finding or all that say the same; with `by_rule` also for all of a rule if these are many."""
    alike: defaultdict[tuple[str, ...], list[Diagnostic]] = defaultdict(list)
    for each in sorted(found, key=lambda one: list(Severity).index(one.severity)):
        alike[each.severity, each.rule, each.message, each.span.path if with_path else ""].append(each)
    for group in _by_rule(alike.values()) if by_rule else alike.values():
        yield _line(group, inert, with_path)


def _by_rule(groups: Iterable[list[Diagnostic]]) -> Iterator[list[Diagnostic]]:
    rules: defaultdict[str, list[list[Diagnostic]]] = defaultdict(list)
    for group in groups:
        rules[group[0].rule].append(group)
    for own in rules.values():
        yield from [[found for group in own for found in group]] if len(own) > _FEW else own


def _line(alike: Sequence[Diagnostic], inert: Callable[[str], str], with_path: bool) -> str:
    first, places = alike[0], list(dict.fromkeys(str(found.span.line) for found in alike))
    lines = ", ".join(places[:_MOST_PLACES]) + (", …" if len(places) > _MOST_PLACES else "")
    where = inert(f"{first.span.path}:{lines}") if with_path else f"dòng {lines}"
    times = f" ({len(alike)} chỗ)" if len(alike) > 1 else ""
    says = inert(shortened(first.message, _LONGEST))
    if any(found.message != first.message for found in alike):
        says = f"{says.rstrip('.')}; …"
    return f"{where}, {SEVERITY_WORDS[first.severity]} {first.rule}{times}: {says}"
