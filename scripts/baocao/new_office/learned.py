"""An office's configuration as its old reports have it, and beside each guess, that it is one. Pure.

What most of the reports say is taken, of as many the newest's; where they differ, that is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from baocao.config.placeholders import UNSAID
from baocao.config.report_templates import ReportTemplate, SectionTemplate
from baocao.config.schema import AreaTemplate, Config, Organ
from baocao.language.letters import folded_words
from baocao.model import PLAN, RESULTS, Signer
from baocao.new_office import usual
from baocao.new_office.areas_over_time import areas_over_time
from baocao.new_office.config_yaml import Remarks
from baocao.new_office.old_report import OldReport, OldSection
from baocao.new_office.title_templates import CommonTemplate, Titled, common_template, has_fields, writes_two_figures
from baocao.period import PeriodKind
from baocao.yaml.tree import Path

_V = TypeVar("_V", str, tuple[str, ...], Signer)

_PLANNED = re.compile(r"\b(?:kế hoạch|phương hướng|dự kiến|trọng tâm|chương trình công tác|thời gian tới|tháng tới)\b")
_DONE = re.compile(r"\b(?:kết quả|tình hình thực hiện|tình hình triển khai|thực hiện nhiệm vụ|đã thực hiện)\b")
_JUDGED = re.compile(r"\b(?:đánh giá|nhận xét|tồn tại|hạn chế|khó khăn|vướng mắc)\b")
_ASSESSMENT = "assessment"
_ONLY_AREA = "Công tác chung"
_LONGEST_SUBJECT = 480  # of 500: a field may take more letters than what it stands for
_NOT_FOUND = "không thấy trong tệp cũ, xem lại"


@dataclass(frozen=True, slots=True)
class Learned:
    """What old reports say of their office. `remarks`: what is a guess; `disagreements`: whole sentences."""

    config: Config
    remarks: Remarks
    disagreements: tuple[str, ...]


def learned(reports: Sequence[OldReport]) -> Learned:
    """The configuration of the office that sent these reports, of which there is at least one.

    Of several kinds of periods the shortest counts: what the others are called follows from it.
    """
    kind = min((report.period.kind for report in reports), key=list(PeriodKind).index)
    reports = [report for report in reports if report.period.kind is kind]
    in_order = sorted(reports, key=lambda report: (report.period.end, report.period.start))
    return _Learning(in_order, writes_two_figures(_titles(in_order))).result()


def _titles(reports: Iterable[OldReport]) -> Iterator[str]:
    for report in reports:
        yield report.values.head.subject
        yield report.closing
        yield from (section.title for section in report.sections)


@dataclass
class _Learning:
    """`reports`: oldest first. `two_figures`: they write `tháng 04`."""

    reports: Sequence[OldReport]
    two_figures: bool
    remarks: dict[Path, str] = field(default_factory=dict)
    disagreements: list[str] = field(default_factory=list)

    def result(self) -> Learned:
        """All that can be worked out."""
        sections, areas = self._sections_and_areas()
        config = Config(
            organ=self._organ(),
            report=ReportTemplate(
                subject=self._template(
                    ("report", "subject"), "trích yếu", [_subject(report) for report in self.reports]
                )
                or self._missing(("report", "subject"), usual.SUBJECT),
                closing=self._closing(),
                type_name=self._most(
                    ("report", "type_name"), "tên loại", lambda report: report.values.head.type_name, 100
                )
                or "BÁO CÁO",
            ),
            areas=areas,
            sections=sections,
            signer=self._signer(),
            addressees=self._most(("addressees",), "kính gửi", lambda report: report.values.addressees),
            to=self._most(("to",), "nơi nhận", lambda report: report.recipients),
            archive=self._most(("archive",), "nơi lưu", lambda report: report.values.archive) or usual.ARCHIVE,
        )
        return Learned(config, self.remarks, tuple(self.disagreements))

    # ----------------------------------------------------------------------- head and end

    def _organ(self) -> Organ:
        name = self._most(("organ", "name"), "tên cơ quan", lambda report: report.values.head.organ, 200)
        parent = self._most(("organ", "parent"), "cơ quan chủ quản", lambda report: report.values.head.parent, 200)
        place = self._most(("organ", "place"), "địa danh", lambda report: report.values.head.place)
        notation = self._most(
            ("organ", "code_notation"), "ký hiệu", lambda report: report.values.head.code_notation, 30
        )
        return Organ(
            name=name or self._missing(("organ", "name"), UNSAID.name),
            parent=parent,
            place=place or self._missing(("organ", "place"), usual.place_of(name, parent) or UNSAID.place),
            code_notation=notation or self._missing(("organ", "code_notation"), usual.notation_of(name)),
        )

    def _signer(self) -> Signer:
        said = self._most(
            ("signer", "position"),
            "người ký",
            lambda report: Signer(report.values.signer.position, "", report.values.signer.authority),
        )
        if said.position:
            return said
        name = self.reports[-1].values.head.organ
        return usual.signer_of(name, self._missing(("signer", "position"), usual.position_of(name)))

    def _closing(self) -> str:
        closings = [report.closing for report in self.reports]
        if not any(closings):
            self._missing(("report", "closing"), "")
            return ""
        return self._template(("report", "closing"), "câu kết", closings)

    # ----------------------------------------------------------------------- sections and areas

    def _sections_and_areas(self) -> tuple[tuple[SectionTemplate, ...], tuple[AreaTemplate, ...]]:
        counts = [len(report.sections) for report in self.reports]
        count = max(counts, key=lambda each: (counts.count(each), counts[::-1].index(each) * -1))
        alike = [report for report in self.reports if len(report.sections) == count]
        self._tell(("sections",), "số phần", [str(each) for each in counts], str(count))
        titles = [self._section_title(at, alike) for at in range(count)]
        ids = _ids(titles)
        areas = areas_over_time(
            [(report.period, [section.areas for section in _divided(report, ids, count)]) for report in self.reports]
        )
        known = {folded_words(area.title) for area in areas}
        sections = [
            SectionTemplate(ids[at], title, "all" if _is_divided(alike, at, known) else "none")
            for at, title in enumerate(titles)
        ]
        for needed, template in ((RESULTS, usual.SECTIONS[0]), (PLAN, usual.SECTIONS[-1])):
            if needed not in ids:
                at = 0 if needed == RESULTS else len(sections)
                sections.insert(at, SectionTemplate(needed, template.title, "all" if areas else "none"))
                self.remarks[("sections", at)] = _NOT_FOUND
        self.remarks.setdefault(("sections",), self._guess())
        self.remarks[("areas",)] = self._guess() if areas else _NOT_FOUND
        self.remarks |= {
            ("areas", at): "chỉ có trong một số tệp, xem lại kỳ"
            for at, area in enumerate(areas)
            if area.since or area.until
        }
        areas = areas or usual.area_templates((_ONLY_AREA,))
        return tuple(sections), areas

    def _section_title(self, at: int, reports: Sequence[OldReport]) -> str:
        titles = [Titled(report.period, report.sections[at].title) for report in reports]
        found = common_template(titles, two_figures=self.two_figures)
        self._tell_misses(f"đầu đề phần {at + 1}", found, [titled.title for titled in titles], reports)
        return found.text or re.sub(r"[{}]", "", titles[-1].title)

    # ----------------------------------------------------------------------- what most of them say

    def _most(self, path: Path, what: str, of: Callable[[OldReport], _V], longest: int = 10_000) -> _V:
        """What most of the reports say, of as many the newest's; empty where none says anything.

        What is longer than `longest`, by NĐ30 Annex VI, was not read rightly.
        """
        values = [of(report) for report in self.reports]
        said = [value for value in values if value and value != Signer() and len(_shown(value)) <= longest]
        if not said:
            return type(values[-1])()
        best = max(enumerate(said), key=lambda each: (said.count(each[1]), each[0]))[1]
        self._tell(path, what, [_shown(value) for value in values], _shown(best))
        return best

    def _template(self, path: Path, what: str, texts: Sequence[str]) -> str:
        """The template that says the most of the texts, those left out that are empty."""
        titles = [Titled(report.period, text) for report, text in zip(self.reports, texts, strict=True) if text]
        if not titles:
            return ""
        found = common_template(titles, two_figures=self.two_figures)
        told = [report for report, text in zip(self.reports, texts, strict=True) if text]
        self._tell_misses(what, found, [titled.title for titled in titles], told)
        if has_fields(found.text) or found.misses or len(titles) == 1:
            self.remarks[path] = self._guess(len(found.misses))
        return found.text

    def _tell_misses(
        self, what: str, found: CommonTemplate, texts: Sequence[str], reports: Sequence[OldReport]
    ) -> None:
        for at in found.misses:
            self.disagreements.append(f"{reports[at].name}: {what} là “{texts[at]}”, khác mẫu “{found.text}”.")

    def _tell(self, path: Path, what: str, values: Sequence[str], best: str) -> None:
        """Tell of the reports that say something else."""
        others = [at for at, value in enumerate(values) if value and folded_words(value) != folded_words(best)]
        for at in others:
            self.disagreements.append(f"{self.reports[at].name}: {what} là “{values[at]}”; baocao.yml ghi “{best}”.")
        if others:
            self.remarks[path] = self._guess(len(others))

    def _guess(self, misses: int = 0) -> str:
        differ = f", {misses} tệp ghi khác" if misses else ""
        return f"đoán từ {len(self.reports)} tệp{differ}, xem lại"

    def _missing(self, path: Path, value: str) -> str:
        self.remarks[path] = _NOT_FOUND
        return value


def _subject(report: OldReport) -> str:
    subject = report.values.head.subject
    return subject if len(subject) <= _LONGEST_SUBJECT else ""


def _shown(value: object) -> str:
    if isinstance(value, Signer):
        return " / ".join(filter(None, (value.authority, value.position)))
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _ids(titles: Sequence[str]) -> list[str]:
    """The id of each section: which one tells the results, which one the plan, and what the others are."""
    folded = [folded_words(title) for title in titles]
    plan = next((at for at in reversed(range(len(titles))) if _is_plan(titles[at], folded[at])), None)
    others = [at for at in range(len(titles)) if at != plan]
    results = next((at for at in others if _DONE.search(folded[at])), None)
    if results is None:
        results = next((at for at in others if not _JUDGED.search(folded[at])), None)
    ids: list[str] = []
    for at, title in enumerate(titles):
        if at in (plan, results):
            ids.append(PLAN if at == plan else RESULTS)
        elif _JUDGED.search(folded[at]) and _ASSESSMENT not in ids:
            ids.append(_ASSESSMENT)
        else:
            ids.append(usual.slug_of(re.sub(r"\{[^}]*\}", "", title), [*ids, RESULTS, PLAN, _ASSESSMENT]))
    return ids


def _is_plan(title: str, folded: str) -> bool:
    planned, done = _PLANNED.search(folded), _DONE.search(folded)
    if planned is None:
        return "{next.month" in title and "{month" not in title
    return done is None or planned.start() < done.start()


def _divided(report: OldReport, ids: Sequence[str], count: int) -> Iterator[OldSection]:
    """The sections of results and plan, whose areas are the office's; all of a report that is divided otherwise."""
    for at, section in enumerate(report.sections):
        if len(report.sections) != count or ids[at] in (RESULTS, PLAN):
            yield section


def _is_divided(reports: Sequence[OldReport], at: int, areas: set[str]) -> bool:
    """Whether most of the reports divide the section into the areas, or into half of them at least."""
    divided = 0
    for report in reports:
        own = {folded_words(area) for area in report.sections[at].areas} & areas
        divided += bool(own) and 2 * len(own) >= min(len(areas), max(_most_areas(report), 1))
    return 2 * divided > len(reports)


def _most_areas(report: OldReport) -> int:
    return max((len(section.areas) for section in report.sections), default=0)
