"""T12: raw HTML, a raw block of another format, or an untrustworthy link or picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from baocao.checking.rule import Context, ReportRule
from baocao.model import Block, BlockKind, Finding, InlineKind, Report, Severity
from baocao.parsing.walk import walk_inlines
from baocao.regex import regex

RULE = ReportRule(
    id="T12",
    name="raw-html",
    summary="Báo cáo chỉ gồm chữ, danh sách và bảng: không có HTML, khối thô, liên kết hay ảnh ngoài kho.",
    why=(
        "HTML và khối thô không vào được bản Word, mà có thể chạy mã trên trang lưu trữ. Ảnh, liên kết trỏ ra ngoài "
        "kho thì người khác mở không thấy, hoặc làm lộ tệp trên máy."
    ),
    fix="Viết bằng Markdown thường: **đậm**, *nghiêng*, bảng dùng dấu |; liên kết dùng địa chỉ https:// đầy đủ.",
    bad=(
        "- Kết quả <b>vượt kế hoạch</b>. <!-- T12 -->\n"
        "- Chi tiết tại [đây](javascript:alert(1)). <!-- T12 -->\n"
        "- ![Biểu đồ](http://example.com/bieu-do.png) <!-- T12 -->\n"
    ),
    good="- Kết quả **vượt kế hoạch**; chi tiết tại [Cổng thông tin](https://example.com/tin).\n",
    severity=Severity.ERROR,
)

_PLAIN = (InlineKind.TEXT, InlineKind.MARKER, InlineKind.SOFT_BREAK, InlineKind.HARD_BREAK)
_SCHEME = regex(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_IGNORED_IN_ADDRESSES = regex(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_RAW_FORMAT = regex(r"\{=\s*[\w-]+\s*\}")


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = report.source.text
    if "<" not in text and "[" not in text and "{=" not in text:
        return  # all that is found here begins with one of these
    for block in context.blocks:
        if block.kind is BlockKind.HTML:
            yield Finding(block.span, "Đoạn HTML thô không được dùng trong báo cáo.")
        elif block.kind is BlockKind.CODE and block.info.lstrip().startswith("{="):
            yield Finding(block.span, f"Khối thô {_short(block.info.strip())} không được dùng trong báo cáo.")
        for inline in block.inlines:
            if inline.kind not in _PLAIN:
                yield from _inlines(block, report)
                break


def _inlines(block: Block, report: Report) -> Iterator[Finding]:
    inlines = list(walk_inlines(block.inlines))
    has_opening = any(inline.kind is InlineKind.HTML and not inline.text.startswith("</") for inline in inlines)
    for inline, following in zip(inlines, [*inlines[1:], None], strict=False):
        if inline.kind is InlineKind.HTML:
            # <b>…</b> is one finding, not two.
            if not (has_opening and inline.text.startswith("</")):
                yield Finding(inline.span, f"Thẻ HTML {_short(inline.text)} không được dùng trong báo cáo.")
        elif inline.kind is InlineKind.CODE:
            raw = _RAW_FORMAT.match(following.text) if following and following.kind is InlineKind.TEXT else None
            if raw:
                yield Finding(inline.span, f"Đoạn thô {_short(raw[0])} không được dùng trong báo cáo.")
        elif inline.kind is InlineKind.LINK and (problem := _link_problem(inline.target, report.path)):
            yield Finding(inline.span, f"Liên kết tới “{_short(inline.target)}” {problem}.")
        elif inline.kind is InlineKind.IMAGE and not (problem := _picture_problem(inline.target)):
            message = f"Ảnh “{_short(inline.target)}” không vào bản Word: chỉ còn dòng chú thích."
            advice = "Đính kèm ảnh riêng khi gửi báo cáo, hoặc bỏ ảnh."
            yield Finding(inline.span, message, advice, severity=Severity.WARNING)
        elif inline.kind is InlineKind.IMAGE:
            yield Finding(
                inline.span,
                f"Ảnh “{_short(inline.target)}” {problem}.",
                "Bỏ ảnh: bản Word và trang lưu trữ chỉ giữ dòng chú thích của ảnh.",
            )


def _link_problem(target: str, path: str) -> str:
    """What is wrong with a link in the report at `path`; empty where nothing is."""
    address = _plain(target)
    if scheme := _SCHEME.match(address):
        name = scheme["scheme"].lower()
        return "" if name in _SAFE_SCHEMES else f"dùng kiểu địa chỉ {name}: không an toàn"
    if address.startswith("//"):
        return "không ghi rõ https://"
    if address.startswith("/"):
        return "là đường dẫn tuyệt đối trên máy"
    return "trỏ ra ngoài kho báo cáo" if _leaves(address, path) else ""


def _picture_problem(target: str) -> str:
    address = _plain(target)
    if _SCHEME.match(address) or address.startswith("//"):
        return "không nằm trong kho báo cáo"
    if address.startswith("/"):
        return "là đường dẫn tuyệt đối trên máy"
    return "nằm ngoài thư mục của báo cáo" if ".." in PurePosixPath(address).parts else ""


def _plain(target: str) -> str:
    """The address as a browser reads it: without invisible letters, `%2e` and `\\` resolved."""
    once = unquote(_IGNORED_IN_ADDRESSES.sub("", target))
    return _IGNORED_IN_ADDRESSES.sub("", unquote(once)).replace("\\", "/")


def _leaves(address: str, path: str) -> bool:
    """Whether a relative address leads above the repository's root; reports lie in `…/reports/<year>/`."""
    folders = [part for part in PurePosixPath(path).parent.parts if part not in ("/", ".")]
    if PurePosixPath(path).is_absolute():
        folders = folders[len(folders) - 1 - folders[::-1].index("reports") :] if "reports" in folders else []
    depth = len(folders)
    for part in PurePosixPath(re.split(r"[?#]", address, maxsplit=1)[0]).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def _short(target: str) -> str:
    return target if len(target) <= 60 else f"{target[:57]}…"
