"""T01: Vietnamese letters in decomposed form, the tone mark a character of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Edit, Finding, NoteKind, Report, Severity, Source, Span

RULE = ReportRule(
    id="T01",
    name="decomposed-letters",
    summary="Chữ Việt phải ở dạng dựng sẵn (Unicode NFC), không tách dấu khỏi chữ.",
    why=(
        "Chữ tách dấu nhìn giống hệt chữ thường nhưng với máy là chữ khác: tìm kiếm không ra, so sánh không khớp, "
        "một số máy in đặt dấu lệch. Chữ loại này thường đến từ tệp PDF hoặc máy Mac."
    ),
    fix="Chạy `baocao check --fix` để máy ghép dấu vào chữ; nội dung không đổi.",
    bad="- Cấp giâ\u0301y phép cho 02 cơ sở. <!-- T01 -->\n",
    good="- Cấp giấy phép cho 02 cơ sở.\n",
    issued=Severity.WARNING,
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I, phần I mục I.4 (Unicode theo TCVN 6909:2001)",
    fixable=True,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    if all(note.kind is not NoteKind.NOT_NFC for note in report.notes):
        return
    source = report.source
    lines = list(_decomposed_lines(source))
    number, column = lines[0]
    start = source.line_starts[number - 1] + column
    letter = source.text[start : start + 1]
    more = f"; trong tệp có {len(lines)} dòng như vậy" if len(lines) > 1 else ""
    yield Finding(
        source.span(start, start + len(letter)),
        f"Chữ “{letter}” ở dạng tách dấu{more}.",
        edits=tuple(_mend(source, number) for number, _ in lines),
    )


def _decomposed_lines(source: Source) -> Iterator[tuple[int, int]]:
    """Number of each line that is not NFC on disk, and the offset in it of the first such letter."""
    raw = source.raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(raw.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            pairs = zip(line, source.line(number), strict=False)
            same = next((at for at, (before, after) in enumerate(pairs) if before != after), 0)
            yield number, same


def _mend(source: Source, number: int) -> Edit:
    start = source.line_starts[number - 1]
    line = source.line(number)
    return Edit(Span(source, start, start + len(line)), line)
