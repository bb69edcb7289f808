"""Month pairs with known answers, ours and those beside the repository, and how well carry-over finds them.

A file of `carry_cases/` is one made-up office: `# NAME | place`, `## area`, then one case a line,
`+ kinds | planned | result` for what is accounted for (`; ` between the results of a `split`; `@area`
behind the kinds where the result stands elsewhere), `- kinds | planned | near result` for what is
missing, and `D | result` for work nobody planned.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from baocao.archive import load_office
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Report, Source
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import parse_period
from baocao.repository import open_repository
from baocao.tasks.carryover import CarryOver, carry_over
from baocao.tasks.likeness import Knowledge
from baocao.tasks.task_links import Outcome, TaskLink
from support.made import CHECKOUT

CASES = CHECKOUT / "tests" / "tasks" / "carry_cases"
ARCHIVES = CHECKOUT / "tests" / "tasks" / "carry_archives"
BESIDE = Path(os.environ.get("BAOCAO_DATA", CHECKOUT.parent / "shared" / "data")) / "carry"
SECOND_HAND = ("so-tai-chinh", "truong-cao-dang")
"""The archives beside the repository that another hand wrote than the rest."""
MISSING_KINDS = ("absent", "near-miss", "same-verb")
Carry = Callable[[Report, Report, Knowledge], CarryOver]


@dataclass(frozen=True)
class Planned:
    """A planned clause, whether it is accounted for and by which results, and what kind of case it is."""

    text: str
    kinds: tuple[str, ...]
    accounted: bool
    results: tuple[str, ...] = ()


@dataclass(frozen=True)
class Months:
    """Two months of an office, and what is known of each clause that the first one plans."""

    name: str
    before: Report
    after: Report
    knowledge: Knowledge
    planned: tuple[Planned, ...]


@dataclass(frozen=True)
class Judged:
    """What carry-over said of a planned clause: one link, or several where it cuts the clause finer or coarser."""

    months: str
    planned: Planned
    cut: tuple[TaskLink, ...]

    @property
    def said_missing(self) -> bool:
        return any(link.outcome is Outcome.MISSING for link in self.cut)

    @property
    def is_sure(self) -> bool:
        return all(link.sure for link in self.cut)

    @property
    def is_right(self) -> bool:
        return self.said_missing != self.planned.accounted

    @property
    def is_linked_right(self) -> bool:
        wanted = [plain(text) for text in self.planned.results]
        found = [plain(result.item.text) for link in self.cut for result in link.results]
        return any(one in want or want in one for one in found for want in wanted)


@dataclass(frozen=True)
class Figures:
    """Counts over judged clauses. Recall and precision are of what is called missing; 1 where there is none."""

    judged: tuple[Judged, ...] = field(repr=False)

    @property
    def recall(self) -> float:
        return share(one.said_missing for one in self.judged if not one.planned.accounted)

    @property
    def precision(self) -> float:
        return share(not one.planned.accounted for one in self.judged if one.said_missing)

    @property
    def links(self) -> float:
        return share(one.is_linked_right for one in self.judged if one.planned.accounted and not one.said_missing)

    @property
    def by_kind(self) -> dict[str, tuple[int, int]]:
        """Of each kind how many are right, and how many there are; those that are missing last."""
        found: defaultdict[str, list[bool]] = defaultdict(list)
        for one in self.judged:
            for kind in one.planned.kinds:
                found[kind].append(one.is_right)
        order = sorted(found, key=lambda kind: (kind in MISSING_KINDS, kind))
        return {kind: (sum(found[kind]), len(found[kind])) for kind in order}


def share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0


def plain(text: str) -> str:
    return " ".join(re.sub(r"[“”\"‘’*_`]", "", text).casefold().split()).strip(" .;:,")


def judge(months: Iterable[Months], carry: Carry = carry_over) -> Figures:
    """What carry-over says of every clause of `months`."""
    judged: list[Judged] = []
    for pair in months:
        links = {plain(link.plan.item.text): link for link in carry(pair.before, pair.after, pair.knowledge).links}
        judged += (Judged(pair.name, planned, _cut(plain(planned.text), links)) for planned in pair.planned)
    return Figures(tuple(judged))


def _cut(clause: str, links: Mapping[str, TaskLink]) -> tuple[TaskLink, ...]:
    """The links of the items that a labelled clause is made of, or is a part of. Raises KeyError without one."""
    if clause in links:
        return (links[clause],)
    found = tuple(link for text, link in links.items() if text in clause or clause in text)
    if not found:
        raise KeyError(clause)
    return found


# --------------------------------------------------------------------------- the archives beside the repository


def labelled_months(folder: Path) -> Iterator[Months]:
    """The labelled month pairs of the archives in `folder`."""
    for labels in sorted(folder.glob("*/labels.json")):
        repository = open_repository(labels.parent)
        office = load_office(repository, repository.folders[0])
        knowledge = Knowledge(office.config, office.reports)
        for pair in json.loads(labels.read_text(encoding="utf-8"))["pairs"]:
            before, after = (office.report(parse_period(pair[key])) for key in ("from", "to"))
            planned = tuple(
                Planned(row["text"], tuple(row["kinds"]), row["outcome"] == "accounted", tuple(row["results"]))
                for row in pair["plan"]
            )
            yield Months(f"{labels.parent.name} {pair['to']}", before, after, knowledge, planned)


def hands() -> Iterator[tuple[str, list[Months]]]:
    """All labelled months by the hand that wrote them; those beside the repository only where they are."""
    yield "made-up offices", list(made_up_months())
    for folder in sorted(ARCHIVES.iterdir()):
        yield folder.name, list(labelled_months(folder))
    if BESIDE.is_dir():
        beside = list(labelled_months(BESIDE))
        yield "beside, one hand", [months for months in beside if not months.name.startswith(SECOND_HAND)]
        yield "beside, another", [months for months in beside if months.name.startswith(SECOND_HAND)]


# --------------------------------------------------------------------------- our own cases


def made_up_months() -> Iterator[Months]:
    """The months of the made-up offices."""
    for path in sorted(CASES.glob("*.txt")):
        yield _made_up(path.stem, path.read_text(encoding="utf-8"))


def _made_up(name: str, text: str) -> Months:
    first, *lines = text.strip().splitlines()
    organ, place = (part.strip() for part in first.removeprefix("# ").split("|"))
    areas = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    plan: dict[str, list[str]] = {area: [] for area in areas}
    results: dict[str, dict[str, None]] = {area: {} for area in areas}
    planned: list[Planned] = []
    area = ""
    for line in lines:
        if line.startswith("## "):
            area = line.removeprefix("## ")
            continue
        head, *texts = (part.strip() for part in line.split("|"))
        sign, _, rest = head.partition(" ")
        if sign == "D":
            results[area][texts[0]] = None
            continue
        kinds, _, elsewhere = (part.strip() for part in rest.partition("@"))
        found = texts[1].split("; ") if "split" in kinds else [one for one in texts[1:] if one]
        plan[area].append(texts[0])
        results[elsewhere or area].update(dict.fromkeys(found))
        planned.append(Planned(texts[0], tuple(kinds.split(",")), sign == "+", tuple(found) if sign == "+" else ()))
    config = office_of(organ, place, areas)
    before = report_of(config, 3, "III. KẾ HOẠCH THÁNG 04 NĂM 2024", plan)
    after = report_of(config, 4, "I. KẾT QUẢ THÁNG 04/2024", results)
    return Months(name, before, after, Knowledge(config, (before, after)), tuple(planned))


def office_of(organ: str, place: str, areas: Iterable[str]) -> Config:
    """The configuration of an office with these areas."""
    listed = "".join(f'  - {{id: area-{at}, title: "{area}"}}\n' for at, area in enumerate(areas))
    text = (
        f'organ: {{name: "{organ}", place: "{place}", code_notation: BC-X}}\n'
        f'report: {{subject: "Kết quả tháng {{month:02}}"}}\nareas:\n{listed}'
        'sections:\n  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}\n'
        '  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}\n'
    )
    config, notes = load_config(config_document(Source("baocao.yml", text)))
    assert config is not None, notes
    return config


def report_of(config: Config, month: int, title: str, items: dict[str, Iterable[str]]) -> Report:
    """A report of 2024 with one section, a bullet for each item."""
    body = "\n\n".join(
        f"### {at}. {area}\n\n" + "\n".join(f"- {one}." for one in texts)
        for at, (area, texts) in enumerate(items.items(), 1)
    )
    text = f"---\nperiod: 2024-{month:02}\n---\n\n## {title}\n\n{body}\n"
    read = decode(text.encode(), f"reports/2024/2024-{month:02}.md")
    return parse(read.source, config, read.notes)
