"""T15: a table that is not read as one, or whose rows do not fit its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from baocao.checking.markup.signs import without_markers
from baocao.checking.markup.typed_tables import SIMPLE_TABLE, TypedLine, dashes, grid_as_pipes, is_table, lines_of
from baocao.checking.rule import Context, ReportRule
from baocao.model import Block, BlockKind, Edit, Finding, Report, Severity, Span
from baocao.regex import regex

if TYPE_CHECKING:
    from baocao.checking.markup.pasted_tables import PastedTable

RULE = ReportRule(
    id="T15",
    name="broken-table",
    summary="Bảng phải đủ hàng gạch ngang dưới đầu bảng, và hàng nào cũng có số ô như đầu bảng.",
    why=(
        "Ô thừa ra ngoài đầu bảng thì mất khi in; bảng thiếu hàng gạch ngang, hay bảng dán từ Word, Excel, thì in "
        "thành một đoạn chữ nối liền, không ai đọc được số nào của đơn vị nào."
    ),
    fix=(
        "Viết mỗi hàng một dòng, các ô ngăn bằng dấu |, dưới hàng đầu có hàng | --- | --- |; trước và sau bảng để một "
        "dòng trống. `baocao check --fix` sửa giúp ở chỗ chắc chắn."
    ),
    bad=(
        "| Phòng | Hồ sơ | Đúng hạn |\n"
        "| --- | ---: | ---: |\n"
        "| Phòng A | 10 | 9 | 90% | <!-- T15 -->\n"
        "| Phòng B | 12 | <!-- T15 -->\n"
        "\n"
        "| Xã | Số hộ | <!-- T15 -->\n"
        "| Hạ | 120 |\n"
        "\n"
        "Đơn vị\tSố lớp\tSố học viên <!-- T15 -->\n"
        "Phòng Di sản\t2\t45\n"
        "Bảo tàng tỉnh\t3\t1.120\n"
    ),
    good=("| Phòng | Hồ sơ | Đúng hạn |\n| --- | ---: | ---: |\n| Phòng A | 10 | 9 (90%) |\n| Phòng B | 12 | |\n"),
    fixable=True,
)

_FRAME = regex(r"\|[ \t]")
_APART = regex(r"(?<=\S[ \t])\|(?=[ \t]\S)")
_LIST_LIKE = regex(r"-[ \t]")


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = report.source.text
    if "|" in text or "--" in text[report.body_start :] or "+-" in text:
        yield from _with_bars(report, context)
    for pasted in context.pasted:
        yield _pasted(report, pasted)


def _with_bars(report: Report, context: Context) -> Iterator[Finding]:
    seen = without_markers(report)
    for block in context.blocks:
        if block.kind is BlockKind.TABLE:
            yield from _rows(report, seen, block)
        elif block.kind is BlockKind.PARAGRAPH and ("|" in block.span.text or "+-" in block.span.text):
            yield from _attempt(report, seen, block)
        elif block.kind is BlockKind.RULE and SIMPLE_TABLE.fullmatch(block.span.text):
            yield Finding(
                block.span,
                "Bảng kẻ bằng các quãng gạch như thế này không thành bảng khi in.",
                "Viết mỗi hàng một dòng, các ô ngăn bằng dấu |, dưới hàng đầu có hàng | --- | --- |.",
            )


# --------------------------------------------------------------------------- rows of a table


def _rows(report: Report, seen: str, table: Block) -> Iterator[Finding]:
    source, columns = report.source, len(table.align)
    first, second, *lines = lines_of(seen, seen.rfind("\n", 0, table.span.start) + 1, table.span.end)
    without_dash = any("-" not in seen[start:end] for start, end in second.cells)
    if without_dash or _LIST_LIKE.match(second.text):
        yield Finding(
            source.span(second.start, second.end),
            "Hàng gạch ngang dưới đầu bảng có một ô không có dấu gạch nào."
            if without_dash
            else "Hàng gạch ngang dưới đầu bảng bắt đầu bằng “- ” nên bản Word đọc thành gạch đầu dòng.",
            "Viết hàng ấy có dấu | ở hai đầu: | --- | --- |.",
            edits=(Edit(source.span(second.start, second.end), dashes(columns, second.text)),),
        )
    begin = seen.rfind("\n", 0, first.start) + 1
    above = seen[seen.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].strip() if begin else ""
    if begin > report.body_start and above and not above.startswith("#"):
        yield Finding(
            source.span(first.start, first.end),
            "Bảng dính liền dòng chữ ở trên nên bản Word in nó thành chữ, cả dấu |.",
            "Để một dòng trống trước bảng.",
            edits=(Edit(source.span(begin, begin), "\n"),),
        )
    for line in lines:
        cells = line.cells
        if not line.bars and columns > 1:
            begin = seen.rfind("\n", 0, line.start) + 1
            yield Finding(
                source.span(line.start, line.end),
                "Dòng này dính liền bảng ở trên, không rõ là một hàng của bảng hay một đoạn văn.",
                "Để một dòng trống sau bảng.",
                edits=(Edit(source.span(begin, begin), "\n"),),
            )
            return
        extra = [cell for cell in cells[columns:] if cell[0] < cell[1]]
        if extra:
            span = source.span(extra[0][0], extra[-1][1])
            yield Finding(
                span,
                f"“{_short(span.text)}” sẽ không được in: hàng này có {len(cells)} ô, đầu bảng có {columns}.",
                "Thêm ô vào hàng đầu và hàng gạch ngang, hoặc gộp ô; dấu | là chữ trong ô thì viết \\|.",
            )
        elif len(cells) < columns:
            yield Finding(
                source.span(line.start, line.start + len(line.text)),
                f"Hàng này có {len(cells)} ô, đầu bảng có {columns}: các ô cuối sẽ để trống.",
                "Điền ô còn thiếu; ô thật sự trống thì vẫn viết dấu | của nó.",
                severity=Severity.WARNING,
            )


# --------------------------------------------------------------------------- paragraphs that were to be tables


def _attempt(report: Report, seen: str, block: Block) -> Iterator[Finding]:
    """At most one finding for a paragraph."""
    lines = lines_of(seen, block.span.start, block.span.end)
    dashed = next((at for at, line in enumerate(lines) if line.is_dashes), None)
    if any(line.is_grid for line in lines):
        yield _grid(report, lines)
    elif dashed is not None:
        yield _dashed(report, lines, dashed)
    elif rows := _longest_run(lines):
        yield _without_dashes(report, lines, rows)
    elif _is_borderless(lines):
        yield _finding(
            report,
            lines[0],
            f"{len(lines)} dòng này sẽ in nối thành một đoạn, cả dấu |: dưới hàng đầu thiếu hàng gạch ngang.",
            "Nếu là bảng, thêm hàng | --- | --- | dưới hàng đầu. Nếu không, viết dấu khác thay cho |.",
            _with_dashes(report, lines, lines),
        )
    elif framed := next((line for line in lines if _FRAME.match(line.text) and line.bars == 1), None):
        yield _finding(
            report,
            framed,
            "Dấu | đầu dòng sẽ in nguyên, và dòng này sẽ nối liền với các dòng bên cạnh.",
            "Muốn giữ các dòng riêng thì để một dòng trống giữa chúng và bỏ dấu |.",
        )


def _grid(report: Report, lines: Sequence[TypedLine]) -> Finding:
    table = grid_as_pipes(lines, report.source.text) if _begins_line(report, lines[0]) else ""
    edits = (Edit(report.source.span(lines[0].start, lines[-1].end), table),) if table else ()
    return _finding(
        report,
        next(line for line in lines if line.is_grid),
        "Bảng kẻ bằng + và - không thành bảng khi in.",
        "Viết mỗi hàng một dòng, các ô ngăn bằng dấu |, dưới hàng đầu có hàng | --- | --- |.",
        edits,
    )


def _dashed(report: Report, lines: Sequence[TypedLine], at: int) -> Finding:
    """The finding for a row of dashes that does not make a table of the lines around it."""
    dashed = lines[at]
    if at == 0:
        return _finding(
            report,
            dashed,
            "Hàng gạch ngang này không có đầu bảng ở trên nên cả bảng sẽ in thành chữ.",
            "Thêm hàng đầu ghi tên các cột ngay trên hàng gạch ngang.",
        )
    head, body = lines[at - 1], lines[at + 1 :]
    columns = len(head.cells)
    edits: tuple[Edit, ...] = ()
    made = dashes(columns, dashed.text)
    if columns > 1 and _begins_line(report, head) and all(line.bars for line in body) and _fits([head, *body], made):
        row = Edit(report.source.span(dashed.start, dashed.start + len(dashed.text)), made)
        edits = (row,) if at == 1 else (Edit(report.source.span(head.start, head.start), "\n"), row)
    if len(dashed.cells) == columns:
        return _finding(
            report,
            head,
            "Bảng dính liền dòng chữ ở trên nên cả bảng sẽ in thành chữ.",
            "Để một dòng trống trước bảng.",
            edits,
        )
    return _finding(
        report,
        dashed,
        f"Hàng gạch ngang có {len(dashed.cells)} ô, đầu bảng có {columns}: cả bảng sẽ in thành chữ.",
        "Viết hàng gạch ngang có số ô bằng hàng đầu.",
        edits,
    )


def _longest_run(lines: Sequence[TypedLine]) -> list[TypedLine]:
    """The longest run of lines framed by bars; empty where there is none."""
    runs = [list(group) for is_row, group in groupby(lines, key=lambda line: line.is_row) if is_row]
    return max(runs, key=len, default=[])


def _without_dashes(report: Report, lines: Sequence[TypedLine], rows: Sequence[TypedLine]) -> Finding:
    if len(rows) == 1:
        return _finding(
            report,
            rows[0],
            "Hàng này đứng riêng nên sẽ in thành chữ, cả dấu |.",
            "Nếu thuộc bảng ở trên thì xóa dòng trống giữa hàng này và bảng.",
        )
    return _finding(
        report,
        rows[0],
        f"{len(rows)} hàng này sẽ in thành chữ, cả dấu |: dưới hàng đầu thiếu hàng gạch ngang.",
        f"Thêm dưới hàng đầu một hàng {dashes(len(rows[0].cells))}.",
        _with_dashes(report, lines, rows),
    )


def _with_dashes(report: Report, lines: Sequence[TypedLine], rows: Sequence[TypedLine]) -> tuple[Edit, ...]:
    """The edits that put a row of dashes under the first of `rows`; none if the numbers of cells differ."""
    source, columns = report.source, len(rows[0].cells)
    if columns < 2 or not _begins_line(report, rows[0]) or not _fits(rows, dashes(columns)):
        return ()
    edits = [Edit(source.span(rows[0].end, rows[0].end), f"\n{dashes(columns)}")]
    if rows[0] is not lines[0]:
        edits.insert(0, Edit(source.span(rows[0].start, rows[0].start), "\n"))
    if rows[-1] is not lines[-1]:
        edits.append(Edit(source.span(rows[-1].end, rows[-1].end), "\n"))
    return tuple(edits)


def _fits(rows: Sequence[TypedLine], between: str) -> bool:
    """Whether all rows have the same number of cells and make a table with `between` under the first."""
    columns = len(rows[0].cells)
    text = "\n".join([rows[0].text, between, *(row.text for row in rows[1:])])
    return all(len(row.cells) == columns for row in rows) and is_table(text, len(rows), columns)


def _is_borderless(lines: Sequence[TypedLine]) -> bool:
    """Whether all lines have the same number of bars, with blanks around: `A | B | C`, several times."""
    if len(lines) < 2:
        return False
    counts = {len(_APART.findall(line.text)) for line in lines}
    bars = next(iter(counts))
    return len(counts) == 1 and bars > 0 and len(lines) + bars > 3 and all(line.bars == bars for line in lines)


def _begins_line(report: Report, line: TypedLine) -> bool:
    """Whether the line has nothing before it: no sign of a list or quotation."""
    return report.source.position(line.start)[1] == 1


# --------------------------------------------------------------------------- tables pasted from elsewhere


def _pasted(report: Report, table: PastedTable) -> Finding:
    text = report.source.text
    first = text[table.start : table.end].split("\n", 1)[0]
    begin = table.start + len(first) - len(first.lstrip())
    span = Span(report.source, begin, table.start + len(first.rstrip()))
    message = f"{len(table.rows)} hàng dán từ Word hoặc Excel, các ô cách nhau bằng tab, sẽ in nối thành một đoạn chữ."
    from baocao.checking.markup.pasted_tables import pipe_table

    made = pipe_table(table) if table.is_even else ""
    if made and is_table(made, made.count("\n"), len(table.rows[0])):
        at = text.rfind("\n", 0, max(table.start - 1, 0)) + 1
        before = "\n" if text[at : table.start].strip() and at >= report.body_start else ""
        stop = text.find("\n", table.end + 1)
        after = "\n" if text[table.end + 1 : stop if stop >= 0 else len(text)].strip() else ""
        made = f"{before}{made}{after}"
        advice = "Chạy `baocao check --fix` để máy kẻ thành bảng, rồi xem lại đầu bảng."
        return Finding(span, message, advice, edits=(Edit(Span(report.source, table.start, table.end), made),))
    return Finding(
        span,
        f"{message} Các hàng không có cùng số ô nên máy không tự kẻ bảng được.",
        "Trong Word hoặc Excel, bỏ gộp ô rồi dán lại; hoặc viết mỗi hàng một dòng, các ô ngăn bằng dấu |.",
    )


def _finding(report: Report, line: TypedLine, message: str, advice: str, edits: tuple[Edit, ...] = ()) -> Finding:
    return Finding(report.source.span(line.start, line.start + len(line.text)), message, advice, edits=edits)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
