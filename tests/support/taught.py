"""An office with markers whose last months lost theirs: what it taught before, and what its lost markers said.

The markers of two neighbouring months are taken out of the text, so that their words must find each other; what
the markers said is the answer. To see what is missing, the results of some tasks are taken out too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from baocao.archive import load_office
from baocao.config.schema import Config
from baocao.model import PLAN, RESULTS, Report, Source
from baocao.parsing.parse import parse
from baocao.repository import open_repository
from baocao.tasks.likeness import Knowledge
from baocao.tasks.task_links import placed_items, tasks_of
from support.carried import Months, Planned, office_of
from support.made import CHECKOUT

OFFICES = CHECKOUT / "tests" / "tasks" / "taught_offices"
PARTS = 3
LAST = 11
PLACES = ("Nà Hạ", "Mả Voi", "Cồn Ngang", "Hói Cụt", "Dốc Sậy", "Vạn Chài", "Gò Sim", "Bến Cạn", "Ao Lác", "Bãi Nổi")


@dataclass(frozen=True)
class MarkedOffice:
    """An office whose months all have markers; `sources` is the text of each report by its path."""

    config: Config
    reports: Sequence[Report]
    sources: Mapping[str, str]

    def forgetful_months(self, *, taught: bool, last: int) -> list[Months]:
        """The last `last` months, each and the one before it without markers, and what these said.

        The months before teach with their markers if `taught`, else have none either. Each month is given
        whole, as part `PARTS`, and so many times without the results of some tasks.
        """
        return [
            self._month(at, part, taught)
            for at in range(len(self.reports) - last, len(self.reports))
            for part in range(PARTS + 1)
        ]

    def _month(self, at: int, part: int, taught: bool) -> Months:
        before, after = self.reports[at - 1 : at + 1]
        planned = [(placed.item.text, placed.item.slugs) for placed in placed_items(before.section(PLAN))]
        told = tasks_of(after.section(RESULTS))
        known = [(text, slugs) for text, slugs in planned if slugs and all(slug in told for slug in slugs)]
        lost = {slug for place, (_, slugs) in enumerate(known) if place % PARTS == part for slug in slugs}
        gone = {result.item.text for slug in lost for result in told[slug]}
        judged = [
            Planned(text, ("told",), True, results)
            for text, slugs in known
            if gone.isdisjoint(results := tuple(found.item.text for slug in slugs for found in told[slug]))
        ]
        judged += [Planned(text, ("absent",), False) for text, slugs in known if lost.issuperset(slugs)]
        earlier = [report if taught else self._bare(report) for report in self.reports[: at - 1]]
        bare, left = self._bare(before), self._bare(after, gone)
        knowledge = Knowledge(self.config, [*earlier, bare, left])
        return Months(f"{after.period} part {part}", bare, left, knowledge, tuple(judged))

    def _bare(self, report: Report, gone: Collection[str] = ()) -> Report:
        return parse(Source(report.path, _without_markers(self.sources[report.path], gone)), self.config)


def our_office() -> MarkedOffice:
    """The office of this repository."""
    repository = open_repository(CHECKOUT)
    office = load_office(repository, repository.folders[0])
    reports = sorted(office.reports, key=lambda report: report.path)
    sources = {report.path: (CHECKOUT / report.path).read_text(encoding="utf-8") for report in reports}
    return MarkedOffice(office.config, tuple(reports), sources)


def jargon_office(name: str) -> MarkedOffice:
    """A made-up office of `taught_offices/` with words that no list knows: ten months, an eleventh that says all anew.

    A line `=` is a task that returns each month, `*` one that is another each month, at another place:
    its slug, as many plan items, then as many results. The last of each are those of the last month alone.
    `D` is what the last month did without a plan.
    """
    first, *lines = (OFFICES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    organ, place = (part.strip() for part in first.removeprefix("# ").split("|"))
    areas: dict[str, list[list[str]]] = {}
    for line in lines:
        if line.startswith("## "):
            rows = areas.setdefault(line.removeprefix("## "), [])
        else:
            rows.append([line[0], *(part.strip() for part in line[1:].split("|"))])
    config = office_of(organ, place, areas)
    sources = {f"reports/2024/2024-{month:02}.md": _jargon_report(areas, month) for month in range(1, LAST + 1)}
    return MarkedOffice(config, tuple(parse(Source(path, text), config) for path, text in sources.items()), sources)


def _jargon_report(areas: Mapping[str, list[list[str]]], month: int) -> str:
    """What the month before planned, as results, and the next month's plan."""
    parts = [f"---\nperiod: 2024-{month:02}\n---\n"]
    for title, planned_in, is_plan in (
        (f"I. KẾT QUẢ THÁNG {month:02}/2024", month - 1, False),
        (f"III. KẾ HOẠCH THÁNG {month + 1:02} NĂM 2024", month, True),
    ):
        parts.append(f"## {title}\n")
        for number, (area, rows) in enumerate(areas.items(), 1):
            items = [text for row in rows if (text := _jargon_item(row, planned_in, is_plan))]
            parts.append(f"### {number}. {area}\n\n" + "".join(f"- {text}\n" for text in items))
    return "\n".join(parts)


def _jargon_item(row: list[str], planned_in: int, is_plan: bool) -> str:
    kind, slug, *texts = row
    number = 3 + planned_in * 7 % 40
    if kind == "D":
        return "" if is_plan or planned_in != LAST - 1 else slug.format(n=number) + "."
    texts = texts[: len(texts) // 2] if is_plan else texts[len(texts) // 2 :]
    *usual, latest = texts
    text = latest if planned_in == LAST - 1 else usual[(planned_in * (1 if is_plan else 2) + len(slug)) % len(usual)]
    marker = f"{{#{slug}{'' if kind == '=' else f'-{planned_in}'}{'' if is_plan else ' đang'}}}"
    return f"{text.format(n=number, place=PLACES[planned_in % len(PLACES)])}. {marker}"


def _without_markers(text: str, gone: Collection[str] = ()) -> str:
    """A report's text without its markers, and without the clauses `gone`."""
    lines = []
    for line in text.splitlines():
        bare = re.sub(r"[ \t]*\{#[^{}]*\}", "", line)
        left = bare
        for clause in gone:
            left = left.replace(clause, "")
        if left != bare:
            left = re.sub(r"^(\s*-) [;. ]*", r"\1 ", re.sub(r"[;. ]*$", ".", re.sub(r"(;\s*)+", "; ", left)))
            if left.strip(" -.") == "":
                continue
        lines.append(left)
    return "\n".join(lines) + "\n"
