r"""T14: words or signs that would not be printed as typed: swallowed, changed, or in a notation of another dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from baocao.checking.markup.foreign_notations import FoundNotation, foreign_notations
from baocao.checking.markup.inline_slips import inline_slips
from baocao.checking.markup.line_slips import line_slips
from baocao.checking.markup.list_slips import list_slips
from baocao.checking.markup.signs import account
from baocao.checking.markup.slip import Slip, SlipKind
from baocao.checking.markup.typed_tables import SIMPLE_TABLE
from baocao.checking.rule import Context, ReportRule
from baocao.model import Edit, Finding, Report, Severity
from baocao.model.marker import OPENING
from baocao.regex import regex

RULE = ReportRule(
    id="T14",
    name="not-as-typed",
    summary="Chữ và dấu đã gõ thế nào thì in ra thế ấy.",
    why=(
        "Markdown dùng một số dấu để trình bày, nên gõ “5*3*2 m” thì in ra “532 m”, dòng bắt đầu bằng “2022.” thì "
        "thành một mục danh sách. Ký hiệu của phần mềm khác, như chú thích [^1], thì lại in nguyên dấu. Người ký "
        "không thấy những chỗ ấy khi đọc tệp báo cáo."
    ),
    fix=(
        "Viết thêm dấu \\ ngay trước dấu cần in, ví dụ 5\\*3\\*2; `baocao check --fix` thêm giúp ở chỗ chắc chắn. Chữ "
        "đậm, nghiêng thì đặt dấu * sát hai đầu cụm từ."
    ),
    bad=(
        "- Lắp đặt bể chứa 5*3*2 m tại xã Hạ. <!-- T14 -->\n"
        "- Giảm phát thải CO~2~ tại 03 làng nghề. <!-- T14 -->\n"
        "+ Cấp 12 giấy phép. <!-- T14 -->\n"
        "\n"
        "1. Tiếp nhận 05 hồ sơ.\n"
        "3. Giải quyết 04 hồ sơ. <!-- T14 -->\n"
        "\n"
        "[1]: https://example.com/nguon <!-- T14 -->\n"
    ),
    good=(
        "- Lắp đặt bể chứa 5 * 3 * 2 m (khoảng ~30 m³) tại xã Hạ, **đúng** kế hoạch.\n"
        "- Giảm phát thải CO₂ tại 03 làng nghề; xem \\[1].\n"
        "  + Cấp 12 giấy phép.\n"
        "\n"
        "1. Tiếp nhận 05 hồ sơ.\n"
        "2. Giải quyết 04 hồ sơ.\n"
    ),
    fixable=True,
)

_ESCAPE = "Muốn in đúng như đã gõ thì viết thêm dấu \\ ngay trước dấu bị mất."
_LESS_FAR_IN = "Xóa dấu tab hoặc các dấu cách ở đầu dòng; ý nhỏ thì chỉ lùi vào hai dấu cách."
_MILD = frozenset({SlipKind.ENTITY, SlipKind.ADDRESS, SlipKind.RULE, SlipKind.LEVEL})
"""The slips whose print is what the author wanted, though not what was typed."""

_SIGNS = (*"*_\\<>[]`~^$=\t+", ":::")
_LONE_NUMBER_SIGN = regex(r"#(?:\n|(?<= #))")
_ENTITY = regex(r"&#?\w{1,31};")
_LINE_SIGNS = regex(
    r"\n(?!- [A-Z]|#{2,4} |\n)(?: {4}|- (?:(?<=[^.:;!?…}\n]\n- )[^\W\dA-Z])"
    r"| *(?:[:+>]|#(?!#{1,3} )|-(?! \S)|- (?:[-+#>{]|\d{1,9}[.)]\s)|\(?\d{1,9}[.)]|[a-zđ]\)|[IVX]{1,5}\.))"
)

Words = tuple[str, str]
_SAID: dict[SlipKind, Callable[[Slip], Words]] = {
    SlipKind.SWALLOWED: lambda slip: (
        f"“{slip.typed}” sẽ in thành “{slip.printed}”." if slip.printed else f"“{slip.typed}” sẽ không được in.",
        _ESCAPE,
    ),
    SlipKind.ENTITY: lambda slip: (
        f"“{slip.typed}” sẽ in thành “{slip.printed}”.",
        f"Gõ thẳng ký tự cần in. Muốn in đúng như đã gõ thì viết “\\{slip.typed}”.",
    ),
    SlipKind.ADDRESS: lambda slip: (f"“{slip.typed}” sẽ in thành “{slip.printed}”.", _ESCAPE),
    SlipKind.UNPRINTED_LINE: lambda slip: (
        f"“{_short(slip.typed)}” sẽ không được in.",
        "Viết thêm dấu \\ ở đầu dòng để in đúng như đã gõ. Liên kết thì viết [chữ](https://…).",
    ),
    SlipKind.RULE: lambda slip: (
        f"Dòng “{_short(slip.typed)}” sẽ không được in.",
        "Bỏ dòng này: các đoạn cách nhau bằng một dòng trống là đủ.",
    ),
    SlipKind.UNDERLINE: lambda slip: (
        f"Dòng “{_short(slip.typed)}” sẽ mất, và dòng chữ ngay trên nó sẽ in thành đầu đề.",
        "Bỏ dòng này, hoặc chừa một dòng trống ở trên nó. Đầu đề thì viết ## hoặc ### ở đầu dòng.",
    ),
    SlipKind.LINE_BREAK: lambda _: ("Dấu \\ ở cuối dòng sẽ không được in.", "Bỏ dấu ấy; muốn in thì viết \\\\."),
    SlipKind.INDENTED: lambda slip: (
        f"“{_short(slip.typed)}” lùi vào quá xa nên sẽ in như một đoạn mã máy, không thành đoạn văn hay gạch đầu dòng.",
        _LESS_FAR_IN,
    ),
    SlipKind.FENCED: lambda slip: (
        f"Các dòng “{_short(slip.typed)}” sẽ không được in, và những gì ở giữa sẽ in như một đoạn mã máy.",
        "Bỏ hai dòng ấy và viết thành đoạn văn.",
    ),
    SlipKind.NUMBER: lambda slip: (
        f"“{slip.typed}” sẽ in thành “{slip.printed}”: danh sách đánh số liền nhau từ số của mục đầu tiên.",
        f"Đánh lại số cho liền nhau. Muốn giữ số đã gõ thì viết “{_escaped(slip.typed)}” và để một dòng trống ở trên.",
    ),
    SlipKind.BULLET: lambda slip: (
        f"Dấu “{slip.typed}” đầu dòng sẽ in thành “{slip.printed}”.",
        "Ý nhỏ của nội dung ở trên thì lùi vào hai dấu cách; nội dung ngang hàng thì bắt đầu bằng “- ”; muốn in đúng "
        f"dấu ấy thì viết “\\{slip.typed}”.",
    ),
    SlipKind.SPLIT: lambda slip: (
        f"Dòng bắt đầu bằng “{slip.typed}” sẽ in thành một mục riêng, tách khỏi câu ở trên.",
        f"Nối dòng này vào dòng trên, hoặc viết “{_escaped(slip.typed)}”.",
    ),
    SlipKind.HEADING: lambda _: (
        "Dấu “#” sẽ mất, và cả dòng này sẽ in thành một đầu đề.",
        "Viết “\\#” để in đúng như đã gõ. Đầu đề một phần thì viết “## I. …”.",
    ),
    SlipKind.LEVEL: lambda slip: (
        f"Báo cáo không có đầu đề cấp “{slip.typed}”.",
        f"Viết “{slip.printed}”: ## là phần, ### là lĩnh vực, #### là mục nhỏ trong lĩnh vực.",
    ),
    SlipKind.GLUED: lambda slip: (
        f"Sau dấu “{slip.typed}” đầu dòng thiếu dấu cách nên dòng này sẽ in như chữ thường, cả dấu ấy.",
        f"Thêm một dấu cách sau “{slip.typed}”.",
    ),
    SlipKind.JOINED: lambda slip: (
        f"Dòng bắt đầu bằng “{slip.typed}” sẽ in nối liền vào dòng trên, không xuống dòng.",
        "Để một dòng trống ở trên dòng này.",
    ),
    SlipKind.FAR_IN: lambda slip: (
        f"Dòng bắt đầu bằng “{slip.typed}” lùi vào quá xa nên sẽ in nối liền vào dòng trên, cả dấu ấy.",
        _LESS_FAR_IN,
    ),
    SlipKind.TERM: lambda _: (
        "Dòng bắt đầu bằng “:” sẽ in nối liền vào dòng trên.",
        "Viết từ và lời giải thích trong cùng một dòng, ví dụ “OCOP: mỗi xã một sản phẩm”.",
    ),
}


def check(report: Report, context: Context) -> Iterator[Finding]:
    if not may_matter(report.source.text, report.body_start):
        return
    seen = account(report)
    told_by_s06 = {id(section.heading.block) for section in report.sections if section.id is None}
    for slip in (*inline_slips(seen), *list_slips(seen), *line_slips(seen, told_by_s06)):
        if not context.is_pasted(slip.start) and not _is_of_table(slip):
            yield _finding(report, slip)
    for found in foreign_notations(context.passages, seen.text[seen.start :]):
        yield _foreign(found)


def may_matter(text: str, start: int) -> bool:
    """Whether the text from `start` on has any sign that could be a slip: a quick look, for most reports have none.

    A text prints as it stands where only `## `, `### ` and `- ` begin its lines and no such sign is in them.
    """
    return (
        any(text.find(sign, start) >= 0 for sign in _SIGNS)
        or _LONE_NUMBER_SIGN.search(text, start) is not None
        or text.count("{", start) != text.count(OPENING, start)
        or _LINE_SIGNS.search(text, max(start - 1, 0)) is not None
        or (text.find("&", start) >= 0 and _ENTITY.search(text, start) is not None)
    )


def _is_of_table(slip: Slip) -> bool:
    """Whether the slip is a line of one of Pandoc's simple tables, which T15 reports."""
    return slip.kind is SlipKind.RULE and SIMPLE_TABLE.fullmatch(slip.typed) is not None


def _finding(report: Report, slip: Slip) -> Finding:
    source = report.source
    message, advice = _SAID[slip.kind](slip)
    return Finding(
        source.span(slip.start, slip.end),
        message,
        advice,
        edits=tuple(Edit(source.span(start, end), text) for start, end, text in slip.edits),
        severity=Severity.WARNING if slip.kind in _MILD else None,
    )


def _foreign(found: FoundNotation) -> Finding:
    words = _short(found.passage.text[found.start : found.end])
    return Finding(
        found.passage.span(found.start, found.end),
        f"“{words}” sẽ in nguyên như đã gõ: {found.notation.what}",
        found.help,
    )


def _escaped(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1]}"


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
