"""A new office's first report: every part in its place, and one planned task to show how tasks go on. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config.report_templates import SectionTemplate
from baocao.config.schema import Config
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.model import PLAN
from baocao.parsing.escaping import escaped, escaped_heading
from baocao.period import Period
from baocao.tasks.report_frame import usual_opening

_HEAD = """\
---
# Báo cáo đầu tiên: thay từng dòng dưới đây bằng nội dung của cơ quan. Dòng này không in ra.
# Cuối mỗi việc ghi mã {#ten-viec}; ở phần kết quả thêm trạng thái, ví dụ {#ten-viec xong}.
period: PERIOD
status: draft
---"""
_NOTHING = "Trong kỳ không phát sinh."
_JUDGED = "Các nhiệm vụ trong kỳ được thực hiện theo kế hoạch."
_TASK = "- Rà soát, cập nhật chương trình công tác của cơ quan. {#chuong-trinh-cong-tac}"


def first_report(config: Config, period: Period, office: str) -> str:
    """The text of the report of `period`, in which `check` finds nothing; `office`: its name as a sentence has it."""
    return (
        "\n\n".join([_HEAD.replace("PERIOD", str(period)), _opening(config, period, office), *_body(config, period)])
        + "\n"
    )


def _opening(config: Config, period: Period, office: str) -> str:
    usual = usual_opening(period, config)
    if office.isupper() or not office[:1].isalpha():
        return escaped(usual)
    return escaped(f"{office} {usual[:1].lower()}{usual[1:]}")


def _body(config: Config, period: Period) -> Iterator[str]:
    for number, section in enumerate(config.sections):
        numeral = ROMAN_NUMERALS[number] if number < len(ROMAN_NUMERALS) else str(number + 1)
        yield f"## {numeral}. {escaped_heading(section.title_for(period))}"
        areas = config.areas_in_force(period) if section.areas == "all" else ()
        if not areas:
            yield _text(section, is_first=True)
        for at, area in enumerate(areas):
            yield f"### {at + 1}. {escaped_heading(area.title)}"
            yield _text(section, is_first=at == 0)


def _text(section: SectionTemplate, *, is_first: bool) -> str:
    if section.id == PLAN and is_first:
        return _TASK
    return _NOTHING if section.areas == "all" or section.id == "results" else _JUDGED
