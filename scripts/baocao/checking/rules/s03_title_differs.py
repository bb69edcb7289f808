"""S03: the title of a section or area is not word for word the template's.

A title that differs in its month or year only is a leftover of another report: S07 says that.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.config.titles import PERIOD_PARTS, same_titles
from baocao.language.letters import fold_tone_marks
from baocao.model import Edit, Finding, Heading, Report
from baocao.regex import regex

_FOREIGN_LABEL = regex(r"(?:\d{1,2}|[IVXLC]+|[A-Z])[.)]\s+")
_MARKDOWN = regex(r"[\\`*_<\[{]")

RULE = ReportRule(
    id="S03",
    name="title-differs",
    summary="Đầu đề phần và lĩnh vực phải ghi đúng từng chữ theo mẫu, kể cả chữ hoa, chữ thường.",
    why=(
        "Cùng một lĩnh vực mà tháng này ghi “Chuyển đổi số”, tháng sau ghi “Công tác chuyển đổi số” thì báo cáo năm và "
        "người đọc dò theo đầu đề tưởng là hai lĩnh vực khác nhau."
    ),
    fix="Chép lại đầu đề theo mẫu trong baocao.yml; “baocao check --fix” sửa được giúp.",
    bad="""\
## I. Kết quả tháng 03/2022 <!-- S03 -->

### 1. Công tác chuyển đổi số <!-- S03 -->

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
    fixable=True,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each title that differs, at the title."""
    sections = {section.id: section for section in context.config.sections}
    areas = {area.id: area.title for area in context.areas}
    for section in report.sections:
        template = sections.get(section.id or "")
        if template is None:
            continue
        if report.period or "{" not in template.title:
            yield from _compare("phần", section.heading, context.titles[template.id])
        if template.areas == "all":
            for area in section.areas:
                if area.id in areas:
                    yield from _compare("lĩnh vực", area.heading, areas[area.id])


def _compare(kind: str, heading: Heading, wanted: str) -> Iterator[Finding]:
    title = heading.title
    wanted = " ".join(wanted.split())
    if title == wanted:  # nearly always
        return
    bare = title if heading.label else _FOREIGN_LABEL.sub("", title, count=1)
    if any(same_titles(fold_tone_marks(wanted), fold_tone_marks(written)) for written in (title, bare)):
        return  # hoà and hòa are both right; a label of the wrong kind is S04's
    numbers, wanted_numbers = _numbers(title), _numbers(wanted)
    if PERIOD_PARTS.sub("0", title) == PERIOD_PARTS.sub("0", wanted) and numbers != wanted_numbers:
        return
    only_case = title.casefold() == wanted.casefold()
    how = " về chữ hoa, chữ thường" if only_case else ""
    yield Finding(
        heading.title_span,
        f"Đầu đề {kind} “{title}” khác mẫu{how}.",
        f"Ghi đúng theo mẫu: “{wanted}”.",
        edits=_edits(heading, wanted) if set(numbers) <= set(wanted_numbers) else (),
    )


def _numbers(title: str) -> list[str]:
    """The numbers of a title; 04 and 4 are the same."""
    return [number.lstrip("0").casefold() for number in PERIOD_PARTS.findall(title)]


def _edits(heading: Heading, wanted: str) -> tuple[Edit, ...]:
    """The repair, where the title stands in the source just as it is read."""
    is_plain = " ".join(heading.title_span.text.split()) == heading.title
    return (Edit(heading.title_span, wanted),) if is_plain and not _MARKDOWN.search(wanted) else ()
