"""F08: an ignore without a reason, for an unknown rule, or for one that found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.checking.rules import all_rules
from baocao.model import Finding, FrontKey, Report, Severity

RULE = ReportRule(
    id="F08",
    name="needless-ignore",
    summary="Bỏ qua một quy tắc thì phải nêu lý do, và quy tắc đó phải đang báo lỗi.",
    why=(
        "Người duyệt cần biết vì sao một lời nhắc bị tắt. Lời bỏ qua còn sót lại sau khi lỗi đã sửa sẽ che mất lỗi "
        "mới cùng loại ở lần sửa sau."
    ),
    fix="Ghi lý do sau mã quy tắc, ví dụ “S05: Tháng này không phát sinh đơn thư”; không còn cần thì xóa dòng đó.",
    bad="""\
---
period: 2022-03
ignore:
  S05: "" <!-- F08 -->
---

Sở Văn hóa và Du lịch báo cáo như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
    good="""\
---
period: 2022-03
ignore:
  S05: Tháng này không phát sinh việc về chuyển đổi số
---

Sở Văn hóa và Du lịch báo cáo như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
    needs_others=True,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each needless entry of `ignore`, at the rule's id."""
    known = {loaded.rule.id for loaded in all_rules()}
    for rule_id, reason in report.front.ignore.items():
        place = report.front.place(FrontKey.IGNORE, rule_id)
        if rule_id not in known:
            meant = _meant(rule_id)
            yield Finding(
                place,
                f"Không có quy tắc kiểm tra báo cáo nào mang mã “{rule_id}”.",
                f"Có phải là {meant}? Nếu không thì xóa dòng này." if meant else "Xóa dòng này.",
            )
        elif not reason.strip():
            yield Finding(
                place,
                f"Quy tắc {rule_id} được bỏ qua mà không nêu lý do.",
                f"Ghi lý do sau mã, ví dụ “{rule_id}: Đã thống nhất với Văn phòng”; không cần bỏ qua nữa thì xóa "
                "dòng này.",
            )
        elif rule_id in context.ran and rule_id not in context.found and rule_id != RULE.id:
            # An issued report must not become wrong because a rule was made more exact later.
            yield Finding(
                place,
                f"Quy tắc {rule_id} được bỏ qua nhưng không còn nhắc gì trong báo cáo này.",
                "Xóa dòng này để lỗi mới cùng loại, nếu có, được báo.",
                severity=Severity.WARNING,
            )


def _meant(rule_id: str) -> str | None:
    """The rule that an author who wrote `s5`, `S005` or `empty-sections` meant."""
    from difflib import get_close_matches  # only who mistypes waits for it

    names = {loaded.rule.name: loaded.rule.id for loaded in all_rules()}
    code = re.fullmatch(r"([A-Z])\W?(\d{1,3})", rule_id.strip().upper())
    if code is not None:
        tidy = f"{code[1]}{int(code[2]):02}"
        return tidy if tidy in names.values() else None
    close = get_close_matches(rule_id.strip().lower(), names, n=1, cutoff=0.75)
    return names[close[0]] if close else None
