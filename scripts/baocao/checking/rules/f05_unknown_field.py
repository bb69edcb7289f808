"""F05: an unknown field, most often a typing mistake."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, FrontKey, NoteKind, Report, Severity

RULE = ReportRule(
    id="F05",
    name="unknown-field",
    summary="Phần khai báo đầu tệp chỉ dùng những tên mục đã quy định.",
    why=(
        "Tên mục gõ sai thì giá trị của nó bị bỏ qua: “isued_date” không phải là ngày ban hành, và bản Word in ra "
        "sẽ không có ngày."
    ),
    fix="Sửa tên mục theo gợi ý, hoặc xóa dòng đó nếu không cần.",
    bad="---\nperiod: 2022-03\nisued_date: 2022-03-25 <!-- F05 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-03\nissued_date: 2022-03-25\n---\n\nBáo cáo như sau:\n",
    severity=Severity.ERROR,
)


_INDICATOR = FrontKey.INDICATORS.entry("")


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each unknown key, at the key; an indicator that baocao.yml does not have is one, too."""
    for note in report.notes:
        if note.kind is NoteKind.UNKNOWN_FIELD:
            yield Finding(note.span, note.message, note.help)
    known = list(context.config.indicators)
    for key, span in report.front.spans.items():
        name = key.removeprefix(_INDICATOR)
        if key.startswith(_INDICATOR) and name not in known:
            yield Finding(span, f"Không có chỉ tiêu “{name}” trong baocao.yml.", _indicator_help(name, known))


def _indicator_help(name: str, known: list[str]) -> str:
    if name.isdecimal():  # {a: 1250,5} is two entries to YAML
        return f'Nếu đây là phần lẻ của số đứng trước thì đặt cả số trong dấu nháy, ví dụ "12,{name}".'
    from difflib import get_close_matches  # only who mistypes waits for it

    if near := get_close_matches(name, known, n=1):
        return f"Có phải là “{near[0]}”?"
    return "Khai báo chỉ tiêu này ở mục indicators của baocao.yml, hoặc xóa nó ở đây."
