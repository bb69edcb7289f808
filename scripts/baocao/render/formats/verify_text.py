"""`verify` for a clerk at a screen: what is wrong in a table under each box of the decree, what holds as one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from baocao.findings import SEVERITY_WORDS
from baocao.model import Severity
from baocao.model.rule import FormRule
from baocao.model.verification import FileOrigin, FormCheck, Verdict, Verification, VerifiedFile
from baocao.render import edits_in_words
from baocao.render.screen import pad, paint, wrap
from baocao.visible import visible

_HEADINGS = ("Quy tắc", "Trong tệp", "Yêu cầu", "Ở đâu, căn cứ")
_SHARES = (0.22, 0.24, 0.28, 0.26)
_GAP = "  "
_NARROWEST, _WIDEST = 72, 140
_HOLDS, _BROKEN = "✓", "✗"


def render_file(
    file: VerifiedFile,
    rules: Sequence[FormRule],
    color: bool,
    width: int,
    *,
    with_passed: bool = False,
    said: Callable[[str], str] = str,
) -> str:
    """What is said of a file in columns of at most `width`, by box in the order of `rules`.

    `with_passed`: the rules that hold are named, too; `said`: how commands are said where it is read.
    """
    verdict, width = file.verdict, min(max(width, _NARROWEST), _WIDEST)
    head = [paint(visible(f"{file.file}: thể thức theo {verdict.profile}"), "strong", color)]
    if file.origin:
        head += wrap(visible(_origin(file.origin)), width)
    for remark in verdict.remarks:
        head += wrap(visible(f"Lưu ý: {remark}"), width)
    parts = ["\n".join(head)]
    if file.edits:
        parts.append(edits_in_words.render(file.edits, said(edits_in_words.command(file.file)), color, width))
    for box in dict.fromkeys(rule.box for rule in rules):
        lines = list(_box(verdict, box, color, width, with_passed))
        if lines:
            parts.append("\n".join([paint(box, "strong", color), *lines]))
    return "\n\n".join([*parts, "\n".join(wrap(_summary(verdict, with_passed), width))]) + "\n"


def _box(verdict: Verdict, box: str, color: bool, width: int, is_full: bool) -> Iterator[str]:
    failed = [check for check in verdict.failed if check.rule.box == box]
    passed = [rule for rule in verdict.passed_rules if is_full and rule.box == box]
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
        return f"{first} Báo cáo trong kho nay đã khác: xuất lại thì có tệp mới."
    return first


def _lightness(check: FormCheck) -> int:
    return list(Severity).index(check.severity)


def _summary(verdict: Verdict, is_full: bool) -> str:
    held, broken = len(verdict.passed_rules), len(verdict.failed_rules)
    silent = f" {len(verdict.silent)} quy tắc không có gì để xét." if verdict.silent else ""
    if not broken:
        return f"Đạt cả {held} quy tắc đã xét.{silent}"
    hint = "" if is_full or not held else " (kể tên: thêm --all)"
    return f"{broken} quy tắc chưa đạt ({_counted(verdict)}), {held} quy tắc khác đạt{hint}.{silent}"


def _counted(verdict: Verdict) -> str:
    """How many rules are broken how gravely: `2 lỗi, 1 cảnh báo`."""
    gravest = {check.rule.id: check.severity for check in sorted(verdict.failed, key=_lightness, reverse=True)}
    counts = Counter(gravest.values())
    return ", ".join(f"{counts[severity]} {SEVERITY_WORDS[severity]}" for severity in Severity if counts[severity])


# --------------------------------------------------------------------------- several files


def render(verification: Verification, color: bool, width: int) -> str:
    """Several files: those that are not as they should be, one a line, and how many there are;
    nothing of a single file, which has been shown."""
    if verification.is_one:
        return ""
    files, unreadable = verification.files, verification.unreadable
    width = min(max(width, _NARROWEST), _WIDEST)
    broken = [file for file in files if file.verdict.failed]
    rows = [(min(file.verdict.failed, key=_lightness).severity, file.file, _counted(file.verdict)) for file in broken]
    rows += [(Severity.ERROR, failed.file, "không đọc được") for failed in unreadable]
    lines = [f"  {paint(_BROKEN, style, color)} {visible(name)}: {words}" for style, name, words in rows]
    whole = f"Tổng cộng {len(files) + len(unreadable)} tệp: {len(files) - len(broken)} tệp đạt"
    whole += f", {len(broken)} tệp có điều chưa đạt" if broken else ""
    whole += f", {len(unreadable)} tệp không đọc được" if unreadable else ""
    return "\n".join([*lines, *wrap(f"{whole}.", width)]) + "\n"
