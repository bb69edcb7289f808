"""A sheet for a clerk at a screen: a table under each box of the decree, what is wrong first, then what holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from baocao.model import Severity
from baocao.render.form.sheet import FormCheck, Origin, Sheet
from baocao.render.screen import pad, paint, visible, wrap
from baocao.vocabulary import SEVERITY_WORDS

_HEADINGS = ("Quy tắc", "Trong tệp", "Nghị định yêu cầu", "Ở đâu, căn cứ")
_SHARES = (0.22, 0.24, 0.28, 0.26)
_GAP = "  "
_NARROWEST, _WIDEST = 72, 140
_HOLDS, _BROKEN = "✓", "✗"


def sheet_text(sheet: Sheet, boxes: Sequence[str], color: bool, width: int) -> str:
    """The sheet in columns of at most `width`; `boxes` is the order in which they come."""
    width = min(max(width, _NARROWEST), _WIDEST)
    head = [paint(visible(f"{sheet.file}: thể thức theo {sheet.profile}"), "strong", color)]
    if sheet.origin:
        head += wrap(visible(_origin(sheet.origin)), width)
    for remark in sheet.remarks:
        head += wrap(visible(f"Lưu ý: {remark}"), width)
    parts = ["\n".join(head)]
    for box in dict.fromkeys(boxes):
        lines = list(_box(sheet, box, color, width))
        if lines:
            parts.append("\n".join([paint(box, "strong", color), *lines]))
    return "\n\n".join([*parts, "\n".join(wrap(_summary(sheet), width))]) + "\n"


def _box(sheet: Sheet, box: str, color: bool, width: int) -> Iterator[str]:
    failed = [check for check in sheet.failed if check.rule.box == box]
    passed = [check.rule for check in sheet.checks if check.ok and check.rule.box == box]
    if failed:
        yield from _table(failed, color, width)
    if passed:
        sign = paint(_HOLDS, "good", color)
        names = ", ".join(f"{rule.id} {rule.title}" for rule in passed)
        first, *rest = wrap(f"Đạt: {names}.", width - 4)
        yield f"  {sign} {first}"
        yield from (f"    {line}" for line in rest)


def _table(checks: Sequence[FormCheck], color: bool, width: int) -> Iterator[str]:
    room = width - 4 - len(_GAP) * (len(_HEADINGS) - 1)
    widths = [int(room * share) for share in _SHARES]
    yield "    " + paint(_GAP.join(map(pad, _HEADINGS, widths)).rstrip(), "dim", color)
    for check in checks:
        grave = SEVERITY_WORDS[check.severity]
        texts = (
            f"{check.rule.id} {check.rule.title} ({grave})",
            check.found,
            check.wanted,
            f"{check.where} ({check.rule.source})",
        )
        columns = [wrap(visible(text), each) for text, each in zip(texts, widths, strict=True)]
        for at in range(max(map(len, columns))):
            cells = [column[at] if at < len(column) else "" for column in columns]
            start = f"  {paint(_BROKEN, check.severity, color)} " if at == 0 else "    "
            shown = [pad(cell, each) for cell, each in zip(cells, widths, strict=True)]
            shown[0] = paint(shown[0], check.severity, color)
            yield start + _GAP.join(shown).rstrip()


def _origin(origin: Origin) -> str:
    """Whether the file is what the report gave, in a sentence or two."""
    made = f"Tệp được tạo từ {origin.report or origin.source}"
    if origin.untouched:
        first = f"{made}, chưa bị sửa từ khi tạo."
    elif origin.same_words:
        first = f"{made}; đã được lưu lại, câu chữ không đổi."
    else:
        first = f"{made}, nhưng câu chữ đã bị sửa từ khi tạo."
    if origin.same_report is None:
        return f"{first} Không tìm thấy báo cáo ấy trong kho này."
    if not origin.same_report:
        return f"{first} Báo cáo trong kho nay đã khác: chạy lại baocao docx để có tệp mới."
    return first


def _lightness(check: FormCheck) -> int:
    return list(Severity).index(check.severity)


def _summary(sheet: Sheet) -> str:
    held, broken = len(sheet.passed_rules), len(sheet.failed_rules)
    silent = f" {len(sheet.silent)} quy tắc không có gì để xét." if sheet.silent else ""
    if not broken:
        return f"Đạt cả {held} quy tắc đã xét.{silent}"
    gravest = {check.rule.id: check.severity for check in sorted(sheet.failed, key=_lightness, reverse=True)}
    counts = Counter(gravest.values())
    words = ", ".join(f"{counts[one]} {SEVERITY_WORDS[one]}" for one in Severity if counts[one])
    return f"{broken} quy tắc chưa đạt ({words}), {held} quy tắc đạt.{silent}"
