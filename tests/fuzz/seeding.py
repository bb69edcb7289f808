"""What fuzzing begins with: reports, offices and Word files that are in the repository, and texts of random pieces."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from baocao.checking.rules import all_rules
from fuzz.offices import GOLDEN
from fuzz.pieces import COMPOSED, NEXT_REPORT, TYPED
from support.rule_examples import EXAMPLE_OFFICE, bad_example, good_example

REPOSITORY = Path(__file__).parent.parent.parent
_COMPOSED, _LONGEST = 60, 400


def reports() -> Iterator[str]:
    """The reports of the repository and of the golden stories, those that are text."""
    for path in sorted([*(REPOSITORY / "reports").rglob("*.md"), *GOLDEN.rglob("*.md")]):
        yield path.read_bytes().decode(errors="ignore")


def archives() -> Iterator[str]:
    """Months that follow each other, as one input: those of each story, and of each rule's examples."""
    for folder in sorted({path.parent for path in GOLDEN.rglob("*.md")} | {*(REPOSITORY / "reports").glob("*/")}):
        months = [path.read_bytes().decode(errors="ignore") for path in sorted(folder.glob("*.md"))]
        if len(months) > 1:
            yield NEXT_REPORT.join(months[:3])
    for one in all_rules():
        reports = [report.source.raw for report in bad_example(one.rule).office.reports]
        if len(reports) > 1:
            yield NEXT_REPORT.join(reports[-3:])


def rule_examples(*, fixable: bool = False) -> Iterator[str]:
    """The bad and the good example of every rule; with `fixable`, of those that mend."""
    for one in all_rules():
        if one.rule.fixable or not fixable:
            yield bad_example(one.rule).report.source.raw
            yield good_example(one.rule).report.source.raw


def configs() -> Iterator[str]:
    """Files of offices, and pieces of one that rules lay over it."""
    yield EXAMPLE_OFFICE
    yield (GOLDEN / "office.yml").read_text(encoding="utf-8")
    yield (REPOSITORY / "baocao.yml").read_text(encoding="utf-8")
    yield "offices: {so-y-te: offices/so-y-te, so-khcn: b}\norgan: {place: Huế}\n"
    yield from (one.rule.config for one in all_rules() if one.rule.config)


def typed(texts: Iterable[str]) -> Iterator[bytes]:
    """Inputs that are these texts as they are."""
    yield from (TYPED + text.encode() for text in texts)


def composed() -> Iterator[bytes]:
    """Inputs that are decisions, always the same ones."""
    chance = random.Random(13)
    for _ in range(_COMPOSED):
        yield COMPOSED + chance.randbytes(chance.randint(10, _LONGEST))
