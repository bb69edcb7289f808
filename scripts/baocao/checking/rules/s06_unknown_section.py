"""S06: a section or area that the template does not have; annexes are free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.checking.markup.line_slips import is_torn_heading
from baocao.checking.markup.signs import account
from baocao.checking.rule import Context, ReportRule
from baocao.config.schema import AreaTemplate
from baocao.language.letters import caseless
from baocao.model import Area, Finding, Heading, Related, Report, Section

RULE = ReportRule(
    id="S06",
    name="unknown-section",
    summary="Báo cáo chỉ có các phần và các lĩnh vực của mẫu; nội dung thêm thì đưa vào phụ lục.",
    why=("Phần hay lĩnh vực lạ không được so với kế hoạch tháng trước, nên việc ghi ở đó dễ bị bỏ sót."),
    fix=(
        "Chuyển nội dung vào lĩnh vực phù hợp của mẫu, hoặc vào phụ lục (“## Phụ lục I. Tên phụ lục” ở cuối báo cáo). "
        "Nếu cơ quan thật sự có lĩnh vực mới thì thêm vào baocao.yml, kèm kỳ bắt đầu."
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.

### 3. Bảo tồn di tích <!-- S06 -->

- Tu bổ mái đình làng Vân.
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.

## Phụ lục I. Danh mục di tích được tu bổ

- Đình làng Vân.
""",
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each section or area the template lacks, at its heading."""
    config = context.config
    yield from _unknown("phần", _real(report), context.titles)
    titles = {part.id: part.title for part in context.areas}
    with_areas = {section.id for section in config.sections if section.areas == "all"}
    for section in report.sections:
        if section.id in with_areas:
            yield from _unknown("lĩnh vực", section.areas, titles, config.areas)


def _real(report: Report) -> list[Section]:
    """The sections without text that only Markdown takes for a heading (`# 5 đơn vị`, or text above a line of
    dashes), which T14 reports."""
    real = [section for section in report.sections if section.heading.block.span.text.startswith("#")]
    if all(section.heading.block.level > 1 for section in real):
        return real
    seen = account(report)
    return [section for section in real if not is_torn_heading(seen, section.heading.block)]


def _unknown(
    kind: str, parts: Sequence[Section | Area], titles: dict[str, str], areas: Sequence[AreaTemplate] = ()
) -> Iterator[Finding]:
    here = {part.id for part in parts}
    missing = {number: title for number, (part_id, title) in enumerate(titles.items(), start=1) if part_id not in here}
    first: dict[str, Heading] = {}
    for part in parts:
        heading = part.heading
        same = first.setdefault(caseless(heading.title), heading)
        if part.id is not None:
            continue
        if heading.block.level == 1:
            yield _report_title(heading)
        elif same is not heading:
            yield _repeated(kind, heading, same)
        else:
            yield _out_of_force(heading, areas) or _new(kind, heading, missing.get(heading.number or 0, ""))


def _report_title(heading: Heading) -> Finding:
    return Finding(
        heading.span,
        f"Đầu đề “{heading.title}” viết bằng một dấu “#”, không phải một phần của báo cáo.",
        "Nếu là tên báo cáo thì xóa dòng này: tên loại và trích yếu được tự thêm khi xuất bản. "
        "Nếu là đầu đề một phần thì viết “## I. …”.",
    )


def _repeated(kind: str, heading: Heading, first: Heading) -> Finding:
    return Finding(
        heading.span,
        f"Đầu đề {kind} “{heading.title}” đã có ở dòng {first.span.line}; theo mẫu chỉ có một lần.",
        f"Gộp nội dung vào {kind} ở trên rồi xóa đầu đề này.",
        (Related(first.span, "Đầu đề ấy ở đây."),),
    )


def _new(kind: str, heading: Heading, missing: str) -> Finding:
    """The finding for an unknown heading; `missing`: the template's title of that number, if the report lacks it."""
    advice = f"Nếu đây là {kind} “{missing}” thì ghi lại đầu đề theo mẫu. Nếu không, chuyển nội dung vào chỗ phù hợp."
    return Finding(
        heading.span,
        f"Đầu đề {kind} “{heading.title}” không có trong mẫu của cơ quan.",
        advice if missing else "",
    )


def _out_of_force(heading: Heading, templates: Sequence[AreaTemplate]) -> Finding | None:
    """The finding for an area that the office has, but not in this period."""
    title = heading.title
    template = next((area for area in templates if caseless(area.title) == caseless(title)), None)
    if template is None or (template.since is None and template.until is None):
        return None
    since = f" từ kỳ {template.since}" if template.since else ""
    until = f" đến hết kỳ {template.until}" if template.until else ""
    return Finding(
        heading.span,
        f"Lĩnh vực “{title}” không dùng trong kỳ này: theo baocao.yml chỉ có{since}{until}.",
        "Chuyển nội dung sang lĩnh vực khác, hoặc xem lại thời hạn của lĩnh vực này trong baocao.yml.",
    )
