"""A sheet for a clerk at a screen: what is wrong in a table under each box of the decree, what holds as one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from baocao.language.vocabulary import SEVERITY_WORDS
from baocao.model import Severity
from baocao.model.form import FileOrigin, FormCheck, UnreadableFile, VerifiedFile
from baocao.render.screen import pad, paint, wrap
from baocao.visible import visible

_HEADINGS = ("Quy tắc", "Trong tệp", "Yêu cầu", "Ở đâu, căn cứ")
_SHARES = (0.22, 0.24, 0.28, 0.26)
_GAP = "  "
_NARROWEST, _WIDEST = 72, 140
_HOLDS, _BROKEN = "✓", "✗"


def sheet_text(sheet: VerifiedFile, boxes: Sequence[str], color: bool, width: int, *, passed: bool) -> str:
    """The sheet in columns of at most `width`; `boxes` is the order in which they come. `passed`: whether the
    rules that hold are named, too."""
    width = min(max(width, _NARROWEST), _WIDEST)
    head = [paint(visible(f"{sheet.file}: thể thức theo {sheet.verdict.profile}"), "strong", color)]
    if sheet.origin:
        head += wrap(visible(_origin(sheet.origin)), width)
    for remark in sheet.verdict.remarks:
        head += wrap(visible(f"Lưu ý: {remark}"), width)
    parts = ["\n".join(head)]
    for box in dict.fromkeys(boxes):
        lines = list(_box(sheet, box, color, width, passed))
        if lines:
            parts.append("\n".join([paint(box, "strong", color), *lines]))
    return "\n\n".join([*parts, "\n".join(wrap(_summary(sheet, passed), width))]) + "\n"


def _box(sheet: VerifiedFile, box: str, color: bool, width: int, is_full: bool) -> Iterator[str]:
    failed = [check for check in sheet.verdict.failed if check.rule.box == box]
    passed = [rule for rule in sheet.verdict.passed_rules if is_full and rule.box == box]
    if failed:
        yield from _table(failed, color, width)
    if passed:
        sign = paint(_HOLDS, "good", color)
        names = ", ".join(f"{rule.id} {rule.summary}" for rule in passed)
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
            f"{check.rule.id} {check.rule.summary} ({grave})",
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


def _origin(origin: FileOrigin) -> str:
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


def _summary(sheet: VerifiedFile, is_full: bool) -> str:
    held, broken = len(sheet.verdict.passed_rules), len(sheet.verdict.failed_rules)
    silent = f" {len(sheet.verdict.silent)} quy tắc không có gì để xét." if sheet.verdict.silent else ""
    if not broken:
        return f"Đạt cả {held} quy tắc đã xét.{silent}"
    hint = "" if is_full or not held else " (kể tên: thêm --all)"
    return f"{broken} quy tắc chưa đạt ({_counted(sheet)}), {held} quy tắc khác đạt{hint}.{silent}"


def _counted(sheet: VerifiedFile) -> str:
    """How many rules are broken how gravely: `2 lỗi, 1 cảnh báo`."""
    gravest = {check.rule.id: check.severity for check in sorted(sheet.verdict.failed, key=_lightness, reverse=True)}
    counts = Counter(gravest.values())
    return ", ".join(f"{counts[one]} {SEVERITY_WORDS[one]}" for one in Severity if counts[one])


# --------------------------------------------------------------------------- several files


def render_total(sheets: Sequence[VerifiedFile], unreadable: Sequence[UnreadableFile], color: bool, width: int) -> str:
    """What came of several files: those that are not as they should be, one a line, and how many there are."""
    width = min(max(width, _NARROWEST), _WIDEST)
    broken = [sheet for sheet in sheets if sheet.verdict.failed]
    rows = [(min(sheet.verdict.failed, key=_lightness).severity, sheet.file, _counted(sheet)) for sheet in broken]
    rows += [(Severity.ERROR, one.file, "không đọc được") for one in unreadable]
    lines = [f"  {paint(_BROKEN, style, color)} {visible(file)}: {words}" for style, file, words in rows]
    whole = f"Tổng cộng {len(sheets) + len(unreadable)} tệp: {len(sheets) - len(broken)} tệp đạt"
    whole += f", {len(broken)} tệp có điều chưa đạt" if broken else ""
    whole += f", {len(unreadable)} tệp không đọc được" if unreadable else ""
    return "\n".join([*lines, *wrap(f"{whole}.", width)]) + "\n"
