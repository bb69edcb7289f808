"""Between reading and parsing: the front matter of a report, found and read as typed values.

Text in, values and notes out. Never raises for a bad report: what cannot be read is noted, and every
other key is still used. Knows nothing of the office; what only baocao.yml can tell is for the rules.
"""

import re
from collections.abc import Mapping
from typing import Annotated, NamedTuple

from baocao.language.letters import without_diacritics
from baocao.model import FrontKey, FrontMatter, Note, NoteKind, ReportStatus, Source, Span
from baocao.regex import regex
from baocao.yaml.document import YamlDocument, read_yaml
from baocao.yaml.fields import BadValue, Date, Key, Line, Month, Number, Reader, SignerField, YamlBool, found
from baocao.yaml.problem import short
from baocao.yaml.tree import Tree
from baocao.yaml.typed import read_typed

# --------------------------------------------------------------------------- where it is

_OPENING = regex(r"---\s*")
_CLOSING = regex(r"(?:---|\.\.\.)\s*")
_ALMOST = regex(r"(?!-\s*$)[-–—]{1,20}\s*")
"""What Word makes of three hyphens, or a miscount; a single hyphen is an item of a list."""
_KEY_OR_INDENTED = regex(r"[\w\"'.-]+\s*:|\s")
_HEADING = regex(r"#{2,6}\s")
_OF_YAML = regex(r"[-#\]}]")


def split_front_matter(source: Source) -> tuple[int, int, int, tuple[Note, ...]]:
    """Where the YAML begins and ends and where the body begins, as offsets, and what is wrong with the fences.

    The YAML stands between a first line `---` and the next line `---` or `...`. Without the first
    line there is none: all three offsets are 0, and everything is body.
    """
    text = source.text
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) != -1:  # nearly always, and nothing else to ask
        between = text[3:end]
        if all(sign not in between for sign in ("\n---", "\n...", "\n#")):
            return 4, end + 1, end + 5, ()
    opening = next((n for n in range(1, len(source.line_starts) + 1) if source.line(n).strip()), 1)
    notes = []
    if not _ALMOST.fullmatch(source.line(opening)):
        return _without_opening(source, opening)
    if opening > 1:
        message = "Dòng “---” mở đầu phải là dòng thứ nhất của tệp."
        notes.append(_note(source.line_span(1), message, "Xóa các dòng trống ở trên nó."))
    if not _OPENING.fullmatch(source.line(opening)):
        notes.append(_not_three(source.line_span(opening)))
    start = _offset(source, opening + 1)
    closing, is_closed = _closing(source, opening + 1)
    if not is_closed:
        almost = next((n for n in range(opening + 1, closing) if _ALMOST.fullmatch(source.line(n))), None)
        if almost is None:
            message = "Thiếu dòng “---” đóng phần khai báo đầu tệp; dòng ấy phải đứng ở đây."
            remedy = "Thêm một dòng chỉ có ba dấu gạch “---” ngay sau mục cuối cùng của phần khai báo."
            notes.append(_note(source.line_span(closing), message, remedy))
            end = _offset(source, closing)
            return start, end, end, tuple(notes)
        notes.append(_not_three(source.line_span(almost)))
        closing = almost
    return start, _offset(source, closing), _offset(source, closing + 1), tuple(notes)


def _without_opening(source: Source, first: int) -> tuple[int, int, int, tuple[Note, ...]]:
    """For a file that does not begin with `---`: its keys are still read where the closing line is there."""
    message = "Thiếu dòng “---” mở phần khai báo đầu tệp."
    remedy = "Dòng thứ nhất của tệp phải là “---”; sau đó là “period: …”, một dòng “---” nữa, rồi mới đến nội dung."
    notes = (_note(source.line_span(1), message, remedy),)
    if _KEY_OR_INDENTED.match(source.line(first)):
        closing, is_closed = _closing(source, first)
        if is_closed:
            return _offset(source, first), _offset(source, closing), _offset(source, closing + 1), notes
    return 0, 0, 0, notes


def _closing(source: Source, first: int) -> tuple[int, bool]:
    """The line that closes the front matter which begins at line `first`, and whether it is there.

    Where it is not, the line where it belongs: the first blank line or heading after the keys. A `---`
    below a section heading is a line of the body; a heading above a key is a comment of YAML.
    """
    last = len(source.line_starts)
    gap = before_text = 0
    after_heading = False
    for number in range(first, last + 1):
        line = source.line(number)
        if _CLOSING.fullmatch(line) and not (before_text and after_heading):
            return number, True
        if not line.strip() or _HEADING.match(line):
            gap = gap or number
            after_heading = after_heading or bool(line.strip())
        elif _KEY_OR_INDENTED.match(line):
            gap, after_heading = 0, False
        elif after_heading:
            break
        else:
            before_text = before_text or (0 if _OF_YAML.match(line) else gap)
            gap = 0
    return before_text or gap or last + 1, False


def _offset(source: Source, line: int) -> int:
    return source.line_starts[line - 1] if line <= len(source.line_starts) else len(source.text)


def _not_three(span: Span) -> Note:
    return _note(span, "Dòng này phải là đúng ba dấu gạch nối “---”.", "Sửa dòng này thành “---”.")


def _note(span: Span, message: str, remedy: str) -> Note:
    return Note(NoteKind.YAML, span, message, remedy)


# --------------------------------------------------------------------------- what it says


def _code_number(value: object) -> str:
    """A document's number as NĐ30 Annex I, part I, II.3 writes it: Arabic, below 10 with a leading 0."""
    remedy = "Chỉ ghi số thứ tự, ví dụ 5 hoặc 05; phần ký hiệu ghi ở mục code_notation."
    text = value.strip() if isinstance(value, str) else ""
    number = text.lstrip("0").zfill(2)
    if not re.fullmatch(r"[0-9]+", text) or number == "00":
        raise BadValue(f"“{short(text)}” không phải là số của văn bản" if text else "phải là một con số", remedy)
    if len(number) > 11:
        raise BadValue(f"số của văn bản dài quá: tối đa 11 ký tự, hiện có {len(number)} (NĐ30 Phụ lục VI)", remedy)
    return number


CodeNumber = Annotated[
    str,
    Reader(_code_number, {"type": ["string", "integer"], "pattern": "^0*[1-9][0-9]{0,10}$"}),
    Key(example="05"),
]


_STATUSES = {
    "draft": ReportStatus.DRAFT,
    "nháp": ReportStatus.DRAFT,
    "dự thảo": ReportStatus.DRAFT,
    "issued": ReportStatus.ISSUED,
    "ban hành": ReportStatus.ISSUED,
    "đã ban hành": ReportStatus.ISSUED,
}
"""How an author may say whether a report is issued; letter case and diacritics do not count."""


def _bare(words: str) -> str:
    """`words` in small letters without diacritics, one blank between them."""
    return " ".join(without_diacritics(words).split())


_STATUS_BY_LETTERS = {_bare(words): status for words, status in _STATUSES.items()}


def _status(value: object) -> ReportStatus:
    status = _STATUS_BY_LETTERS.get(_bare(value)) if isinstance(value, str) else None
    if status is None:
        raise BadValue(
            f"chỉ nhận “nháp” (draft) hoặc “ban hành” (issued), nhưng đang là {found(value)}",
            "Đang soạn thì ghi “nháp”; đã ký và có số thì ghi “ban hành”.",
        )
    return status


StatusField = Annotated[ReportStatus, Reader(_status, {"type": "string", "enum": [*_STATUSES]}), Key(example="nháp")]


class FrontMatterKeys(NamedTuple):
    """The keys an author may write; names and lengths of NĐ30 Annex VI. Front matter's JSON schema is made of this."""

    period: Annotated[Month | None, Key(description="Kỳ báo cáo: năm-tháng", is_expected=True)] = None
    status: Annotated[StatusField, Key(description="nháp (draft): đang soạn; ban hành (issued): đã ký, có số")] = (
        ReportStatus.DRAFT
    )
    code_number: Annotated[CodeNumber, Key(description="Số văn bản; để trống khi Văn thư chưa cấp")] = ""
    code_notation: Annotated[
        str | None, Key(max_length=30, description="Ký hiệu, nếu khác baocao.yml", example="BC-SVHDL")
    ] = None
    issued_date: Annotated[Date | None, Key(description="Ngày ban hành: năm-tháng-ngày; để trống khi chưa ký")] = None
    organ_id: Annotated[str | None, Key(max_length=13, description="Mã định danh cơ quan")] = None
    subject: Annotated[str | None, Key(max_length=500, description="Trích yếu, nếu khác mẫu chung")] = None
    signer: Annotated[SignerField | None, Key(description="Người ký", example={"full_name": "Nguyễn Văn A"})] = None
    addressees: Annotated[tuple[Line, ...], Key(description="Kính gửi", example=["UBND tỉnh"])] = ()
    to: Annotated[tuple[Line, ...] | None, Key(description="Nơi nhận", example=["UBND tỉnh", "Lãnh đạo Sở"])] = None
    archive: Annotated[tuple[Line, ...] | None, Key(description="Nơi lưu", example=["VT", "VP"])] = None
    indicators: Annotated[
        Mapping[str, Number],
        Key(
            description="Số liệu trong kỳ; tên tắt như trong baocao.yml, số viết liền: 1147, không viết 1.147",
            example={"mau_thu_nghiem": 250},
        ),
    ] = {}
    ignore: Annotated[
        Mapping[str, str],
        Key(description="Quy tắc bỏ qua, kèm lý do; không có lý do thì F08 nhắc", example={"T07": "lý do bỏ qua"}),
    ] = {}
    sample: Annotated[YamlBool, Key(description="true nếu chỉ là báo cáo minh họa")] = False


_NAMES = FrontMatterKeys._fields


def read_front_matter(source: Source, start: int, end: int) -> tuple[FrontMatter, tuple[Note, ...]]:
    """The front matter in `source.text[start:end]`, with every value that is right, and notes on the others.

    A file without any (`end` is 0) is noted by `split_front_matter` already.
    """
    span = source.span(start, end)
    document = _with_blanks(read_yaml(source, start, end))
    keys, notes = read_typed(FrontMatterKeys, document, lenient=True, at_keys=True)
    notes = document.notes + notes
    if end > 0 and not any(note.kind is NoteKind.YAML for note in notes):
        notes = _missing_period(document) + notes
    values = {name: getattr(keys, name) for name in _NAMES} if keys else {}
    spans = {".".join(map(str, path)): place for path, place in document.keys.items()}
    return FrontMatter(span=span, spans=spans, **values), notes


def _with_blanks(document: YamlDocument) -> YamlDocument:
    """`document` where an empty text counts as a blank key, and a blank reason of `ignore` as an empty one."""
    if not isinstance(document.value, dict):
        return document
    tree: dict[str, Tree] = {key: None if value == "" else value for key, value in document.value.items()}
    if isinstance(ignore := tree.get(FrontKey.IGNORE), dict):
        tree[FrontKey.IGNORE] = {rule: "" if reason is None else reason for rule, reason in ignore.items()}
    return document._replace(value=tree)


def _missing_period(document: YamlDocument) -> tuple[Note, ...]:
    """The note that the one key every report needs is not there, or blank."""
    tree = document.value if isinstance(document.value, dict) else {}
    if tree.get(FrontKey.PERIOD) is not None:
        return ()
    place = document.place((FrontKey.PERIOD,), at_key=True)
    name = "mục “period” (kỳ báo cáo)"
    message = f"M{name[1:]} đang để trống." if FrontKey.PERIOD in tree else f"Phần khai báo đầu tệp chưa có {name}."
    return (Note(NoteKind.MISSING_FIELD, place, message, "Ghi năm-tháng, ví dụ “period: 2022-01”."),)
