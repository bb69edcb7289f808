"""Fits the weights of `tasks/likeness/verdict.py`; `bench.carry_over` fits them with each hand left out in turn.

    PYTHONPATH=tests python -m bench.fit_carry_over

A hand is whoever wrote the labelled months: weights that know its style do well on it and nowhere else.
Logistic regression by Newton's steps, a page of plain Python: a library for it would be the largest we install.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unittest.mock import patch

from baocao.tasks import carryover_by_words
from baocao.tasks.carryover import carry_over
from baocao.tasks.likeness import verdict
from baocao.tasks.likeness.compare import Pair, WeighedClause
from baocao.tasks.likeness.verdict import Signs
from support.carried import Months, hands, plain

_STRENGTH = 10.0
"""How strongly weights are held near zero, a standard deviation at a time."""
_STEPS = 12
Row = tuple[Signs, bool]


@dataclass(frozen=True)
class Weights:
    base: float
    signs: Signs


def main() -> None:
    """Print the weights fitted on all hands."""
    final = fit(rows_of({hand: list(of_hand) for hand, of_hand in hands()}))
    print(f"_BASE = {final.base:.3f}")
    print("\n".join(f"    {name}={value:.3f}," for name, value in final.signs._asdict().items()))


def rows_of(months: Mapping[str, Sequence[Months]]) -> dict[str, list[Row]]:
    """What the months of each hand teach."""
    return {hand: [row for pair in of_hand for row in pairs_of(pair)] for hand, of_hand in months.items()}


def pairs_of(months: Months) -> Iterator[Row]:
    """Every plan item with each result near it: the signs, and whether the labels link the two."""
    wanted = {plain(planned.text): [plain(result) for result in planned.results] for planned in months.planned}
    found: list[tuple[str, str, Signs]] = []

    def kept(plan: WeighedClause, result: WeighedClause, pair: Pair) -> Signs:
        seen = original(plan, result, pair)
        found.append((plain(plan.clause.text), plain(result.clause.text), seen))
        return seen

    original = verdict.signs
    with patch.object(carryover_by_words, "signs", kept):
        carry_over(months.before, months.after, months.knowledge)
    for plan, result, seen in found:
        results = next(
            (results for text, results in wanted.items() if text == plan or text in plan or plan in text), None
        )
        if results is not None:
            yield seen, any(result in want or want in result for want in results)


def used(weights: Weights):  # type: ignore[no-untyped-def]
    """Carry-over with these weights."""
    return patch.multiple(verdict, _BASE=weights.base, _WEIGHTS=weights.signs)


def fit(rows: Mapping[str, Sequence[Row]]) -> Weights:
    """The weights that make the labels likeliest, every hand counting the same."""
    weighed = [(1.0, seen, label, 1 / len(found)) for found in rows.values() for seen, label in found]
    total = sum(weight for *_, weight in weighed)
    size = len(Signs._fields)
    mean = [sum(weight * seen[at] for _, seen, _, weight in weighed) / total for at in range(size)]
    spread = [
        math.sqrt(sum(weight * (seen[at] - mean[at]) ** 2 for _, seen, _, weight in weighed) / total) or 1.0
        for at in range(size)
    ]
    scale = len(weighed) / total
    data = [
        ([1.0, *((value - m) / s for value, m, s in zip(seen, mean, spread, strict=True))], label, weight * scale)
        for _, seen, label, weight in weighed
    ]
    beta = [0.0] * (size + 1)
    for _ in range(_STEPS):
        slope = [0.0] + [-_STRENGTH * value for value in beta[1:]]
        curve = [[(_STRENGTH if i == j and i else 0.0) for j in range(size + 1)] for i in range(size + 1)]
        for x, label, weight in data:
            p = 1 / (1 + math.exp(-sum(b * value for b, value in zip(beta, x, strict=True))))
            missed, bend = weight * (label - p), weight * p * (1 - p)
            for i, value in enumerate(x):
                slope[i] += missed * value
                row, scaled = curve[i], bend * value
                for j in range(i + 1):
                    row[j] += scaled * x[j]
        for i in range(size + 1):
            for j in range(i):
                curve[j][i] = curve[i][j]
        beta = [b + step for b, step in zip(beta, solve(curve, slope), strict=True)]
    signs = [b / s for b, s in zip(beta[1:], spread, strict=True)]
    return Weights(beta[0] - sum(b * m for b, m in zip(signs, mean, strict=True)), Signs(*signs))


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(len(rows)):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [value - factor * top for value, top in zip(rows[row], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


if __name__ == "__main__":
    main()
