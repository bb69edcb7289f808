"""The examples of the rules as reports, with the office that they are from.

A line of a bad example where a finding begins carries a mark, `<!-- K01 -->`, which is no part
of the report. An example without front matter gets that of a draft of March 2022, one of `earlier`
that of the month it stands for; the office is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baocao.checking.check import check_report
from baocao.checking.rule import LoadedRule, ReportRule
from baocao.checking.rules import all_rules
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Diagnostic, Report, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import Period, parse_period
from baocao.render.rule_texts import EXAMPLE_MARK, without_marks

EXAMPLE_OFFICE = """\
organ:
  parent: UBND TỈNH BÌNH AN
  name: SỞ VĂN HÓA VÀ DU LỊCH
  place: Bình An
  code_notation: BC-SVHDL
report:
  subject: Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}
  closing: Sở Văn hóa và Du lịch trân trọng báo cáo./.
signer: {position: GIÁM ĐỐC, full_name: Trần Thị Bình}
to: [UBND tỉnh]
archive: [VT, VP]
areas:
  - {id: chuyen-doi-so, title: Chuyển đổi số}
  - {id: cai-cach-hanh-chinh, title: Cải cách hành chính}
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: assessment, title: ĐÁNH GIÁ CHUNG}
  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}
"""
"""The baocao.yml of the office the examples are from; `ReportRule.config` is laid over it."""

EXAMPLE_PERIOD = Period(2022, 3, 3)

_PERIOD = re.compile(r"^period:[ \t]*(?P<period>\S+)", re.MULTILINE)
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A report made of an example. `lines` are those of `report.source` that its marks point to, from 1."""

    report: Report
    office: Office
    lines: tuple[int, ...]


def bad_example(rule: ReportRule) -> Example:
    """The report in which `rule` finds something, on exactly `lines`."""
    return _example(rule, rule.bad, rule.bad_encoding)


def good_example(rule: ReportRule) -> Example:
    """The report in which `rule` finds nothing."""
    return _example(rule, rule.good, "utf-8")


def diagnostics(loaded: LoadedRule, example: Example) -> tuple[Diagnostic, ...]:
    """What this rule finds in `example`, as `check` would say it."""
    rules = all_rules() if loaded.rule.needs_others else (loaded,)
    found = check_report(example.report, example.office, rules)
    return tuple(finding for finding in found if finding.rule == loaded.rule.id)


def example_config(rule: ReportRule) -> Config:
    """The made-up office with what `rule` lays over it; raises ValueError where that is no baocao.yml."""
    own, shared = (config_document(Source("baocao.yml", text)) for text in (rule.config, EXAMPLE_OFFICE))
    config, notes = load_config(own, shared) if rule.config else load_config(shared)
    if config is None:
        raise ValueError(f"{rule.id}: {'; '.join(note.message for note in notes)}")
    return config


def _example(rule: ReportRule, text: str, encoding: str) -> Example:
    config = example_config(rule)
    period = _own_period(text) or EXAMPLE_PERIOD
    earlier = tuple(_report(before, config, month) for before, month in _months_before(rule.earlier, period))
    report = _report(text, config, period, rule.path, encoding)
    marked = _with_front_matter(text, period).split("\n")
    lines = tuple(
        number
        for number, line in enumerate(marked, start=1)
        if any(mark["rule"] == rule.id for mark in EXAMPLE_MARK.finditer(line))
    )
    return Example(report, Office("", ".", config, (*earlier, report)), lines)


def _months_before(texts: tuple[str, ...], period: Period) -> Iterator[tuple[str, Period]]:
    """Each text with its period: its own, or the one that many months before `period`."""
    months = [period]
    for _ in texts:
        months.append(months[-1].previous)
    for text, month in zip(texts, reversed(months[1:]), strict=True):
        yield text, _own_period(text) or month


def _report(text: str, config: Config, period: Period, path: str = "", encoding: str = "utf-8") -> Report:
    written = without_marks(_with_front_matter(text, period))
    read = decode(written.encode(encoding), path or f"reports/{period.year}/{period}.md")
    return parse(read.source, config, read.notes)


def _with_front_matter(text: str, period: Period) -> str:
    if without_marks(text).startswith(_FENCE):
        return text
    return f"{_FENCE}period: {period}\nstatus: draft\n{_FENCE}\n{text}"


def _own_period(text: str) -> Period | None:
    """The period that an example's own front matter names."""
    if not without_marks(text).startswith(_FENCE):
        return None
    match = _PERIOD.search(without_marks(text))
    return parse_period(match["period"]) if match else None
