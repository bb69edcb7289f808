"""Why what was found in an office before does not serve now, in words: what it depends on, then and now, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.repository import CONFIG_NAME, OfficeFolder
from baocao.store.findings_store import OWN_SETTINGS, PLACE, SETTINGS, FindingsStore

_NAMED = 3
"""Reports that are named where many are others."""


def why_again(store: FindingsStore, folder: OfficeFolder) -> str:
    """Why the office is checked again, a sentence without its subject."""
    last = store.last_state(folder)
    if last is None:
        if store.has_unknown(folder):
            return "kiểm tra lại, vì kết quả đã lưu là của bản chương trình khác, của người khác, hoặc đã hỏng."
        return "kiểm tra lần đầu, chưa có kết quả nào được lưu."
    reasons = list(_reasons(last.parts, store.state(folder).parts))
    return f"kiểm tra lại, vì {'; '.join(reasons) or 'còn báo cáo chưa được kiểm tra bằng những quy tắc này'}."


def _reasons(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    reports = [name for name in {**then, **now} if name not in (PLACE, SETTINGS, OWN_SETTINGS)]
    if then[PLACE] != now[PLACE]:
        yield "kho hoặc thư mục báo cáo đã chuyển chỗ"
    if any(then[name] != now[name] for name in (SETTINGS, OWN_SETTINGS)):
        yield f"{CONFIG_NAME} đã đổi"
    for what, names in (
        ("đã đổi", [name for name in reports if name in then and name in now and then[name] != now[name]]),
        ("mới có", [name for name in reports if name not in then]),
        ("không còn", [name for name in reports if name not in now]),
    ):
        if names:
            others = f" và {len(names) - _NAMED} báo cáo khác" if len(names) > _NAMED else ""
            yield f"{', '.join(names[:_NAMED])}{others} {what}"
