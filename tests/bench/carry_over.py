"""How well carry-over by text does, and what each of its ideas adds. Run it by itself, or from `make bench`.

    PYTHONPATH=tests python -m bench.carry_over

Prints figures by hand, by kind and by sureness, what each idea adds, and the time for 1,000 clauses in each month.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from baocao.tasks.carryover import carry_over
from baocao.tasks.likeness import Knowledge, clause_reader, compare, conflicts, settle
from bench.fit_carry_over import fit, rows_of, used
from support.carried import BESIDE, Figures, Months, hands, judge, made_up_months, office_of, report_of
from support.paths import paths_in
from support.taught import OFFICES, jargon_office, our_office

CLAUSES = 1000


def figures(months: list[Months]) -> str:
    """One line: recall and precision on what is missing, and links."""
    return line(judge(months))


def line(found: Figures) -> str:
    right = sum(one.is_right for one in found.judged)
    return (
        f"recall {found.recall:.3f}  precision {found.precision:.3f}  links {found.links:.3f}"
        f"  right {right}/{len(found.judged)}"
    )


# --------------------------------------------------------------------------- ablation


@contextmanager
def without(*changes: tuple[Any, str, Any]) -> Iterator[None]:
    """Carry-over with some of its parts put out of action; what was learnt before is forgotten."""
    with ExitStack() as stack:
        for where, name, value in changes:
            stack.enter_context(patch.object(where, name, value))
        yield


IDEAS: dict[str, tuple[tuple[Any, str, Any], ...]] = {
    "abbreviations": ((clause_reader, "_all_short_forms", lambda known, texts: {}), (Knowledge, "short_forms", {})),
    "rare words": ((clause_reader, "rarity", lambda seen, clauses: 1.0),),
    "meanings": ((compare, "match", lambda mine, weights, other: _by_letters(mine, weights, other)),),
    "contradictions": ((compare, "conflicts", lambda *_: ()),),
    "other words in its stead": ((conflicts, "instead", lambda *_: ()),),
    "area": ((compare, "_AREA", 0.0), (compare, "_BASE", compare._BASE + compare._AREA / 2)),
    "assignment": ((settle, "_RIVAL", 2.0), (compare, "FREE", 0.0), (settle, "FREE", 0.0)),
}


def _by_letters(mine: Any, weights: Any, other: Any) -> Any:
    degrees = tuple(1.0 if f" {unit.words} " in other.padded else 0.0 for unit in mine.units)
    return compare.Match(degrees, tuple(weights))


def ablation(load: Callable[[], list[Months]]) -> Iterator[str]:
    """A line for each idea left out."""
    yield f"{'all ideas':<28} {figures(load())}"
    for idea, changes in IDEAS.items():
        with without(*changes):
            yield f"without {idea:<20} {figures(load())}"


# --------------------------------------------------------------------------- time


def seconds_for(clauses: int) -> float:
    """Seconds for two months with so many clauses each, made of the cases' sentences with other places and names."""
    source = list(made_up_months())
    planned = [one.text.replace(";", ",") for pair in source for one in pair.planned]
    told = [text for pair in source for one in pair.planned for text in one.results] + planned
    chance = random.Random(1)
    words = ("Tân", "Phú", "Hạ", "Sơn", "Yên", "Lộc", "Thạch", "Kim", "Vĩnh", "Bình", "Long", "Giang", "Trung", "An")

    def sentences(of: list[str]) -> list[str]:
        return [
            f"{chance.choice(of)} tại xã {chance.choice(words)} {chance.choice(words)} đợt {chance.randrange(9)}"
            for _ in range(clauses)
        ]

    config = office_of("SỞ THỬ NGHIỆM", "Hải Sơn", ["Công tác chung"])
    before = report_of(config, 3, "III. KẾ HOẠCH THÁNG 04 NĂM 2024", {"Công tác chung": sentences(planned)})
    after = report_of(config, 4, "I. KẾT QUẢ THÁNG 04/2024", {"Công tác chung": sentences(told)})
    start = time.perf_counter()
    carry_over(before, after)
    return time.perf_counter() - start


def main() -> None:
    """Print everything."""
    if not BESIDE.is_dir():
        print(f"labelled archives beside the repository: not here ({BESIDE})")
    months = {hand: list(of_hand) for hand, of_hand in hands()}
    print("carry-over by text, each hand left out while the weights are fitted:")
    rows = rows_of(months)
    left_out = {}
    for hand, of_hand in months.items():
        with used(fit({other: found for other, found in rows.items() if other != hand})):
            left_out[hand] = judge(of_hand)
        print(f"  {hand:<28} {line(left_out[hand])}")
    everything = Figures(tuple(judged for found in left_out.values() for judged in found.judged))
    print(f"  {'all':<28} {line(everything)}")
    for kind, (right, count) in everything.by_kind.items():
        print(f"  {kind:<14} {right:>3} of {count:>3}  {right / count:.2f}")
    print("of links said to be so sure, so many are right:")
    for tenth, (right, count) in reliability(everything).items():
        print(f"  {tenth * 10:>3} to {tenth * 10 + 10} %  {right:>3} of {count:>3}  {right / count:.2f}")
    print("with the weights fitted on all:")
    print("\n".join(f"  {text}" for text in ablation(lambda: [pair for _, of_hand in hands() for pair in of_hand])))
    offices = [(our_office(), "this repository", last) for last in (2, 9)]
    offices += [(jargon_office(path.stem), f"{path.stem} (made up)", 1) for path in paths_in(OFFICES, "*.txt")]
    for office, name, last in offices:
        print(f"\nthe last months ({last}) of {name}, each without markers")
        for what, taught in (("general lists alone", False), ("taught by the months before", True)):
            print(f"  {what:<28} {figures(office.forgetful_months(taught=taught, last=last))}")
    print(f"\ntwo months of {CLAUSES:,} clauses each: {seconds_for(CLAUSES):.2f} s")


def reliability(found: Figures) -> dict[int, tuple[int, int]]:
    """By tenths of the chance that links were said to have: how many are right, and how many there are."""
    tenths: dict[int, list[bool]] = {}
    for judged in found.judged:
        for link in judged.cut:
            if link.results and len(judged.cut) == 1:
                right = judged.planned.accounted and judged.is_linked_right
                tenths.setdefault(min(9, int(link.score * 10)), []).append(right)
    return {tenth: (sum(tenths[tenth]), len(tenths[tenth])) for tenth in sorted(tenths)}


if __name__ == "__main__":
    main()
