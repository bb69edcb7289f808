"""Rules D38 to D49, D60 and D96: the running text of box 6 (NĐ30 PL I, mục II.6; PL II, mục V.7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from baocao.decree import FIRST_LINE_INDENTS, LINE_SPACING, PARAGRAPH_SPACING_PT, TEXT_SIZE
from baocao.form.box_style import BoxStyle, size_in_words
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import (
    is_mostly,
    line_height,
    lines_of,
    number,
    sizes,
    tidy,
)
from baocao.form.boxes.location import BODY, Box, Location, in_body
from baocao.form.boxes.prose import GROUND, is_long
from baocao.form.findings_in_words import Occurrence, excerpt, grouped, number_of_lines
from baocao.form.rule import Seen, decree_rule
from baocao.language.citations import BIG_PART, NO_WORD, SMALL_ARTICLE
from baocao.model import Severity
from baocao.word.reading import Align, Paragraph, Part

_GROUND_STYLE = BoxStyle(TEXT_SIZE, italic=True)
_INDENT_SLACK = 0.6  # mm, about a twentieth: Word rounds
_LEADING = re.compile(r"[ \u00a0\t]+")
_WORTH_A_SIZE = 20
"""Letters of another size that are more than a sign or a footnote's number."""
_HAIR = 0.05


# --------------------------------------------------------------------------- căn cứ, citations


def _ground_block(doc: DocumentParts) -> Iterator[Seen]:
    block = doc.grounds
    if not block:
        return
    for seen in _GROUND_STYLE.seen(tuple(lines_of(block)), BODY):
        if not seen.ok:
            yield seen
            return
    *others, last = block
    for paragraph in others:
        if not tidy(paragraph.text).endswith(";"):
            wanted = "cuối mỗi căn cứ có dấu chấm phẩy"
            yield Seen(False, f"kết thúc bằng {_last_sign(paragraph)}", in_body(paragraph), wanted)
            return
    if not tidy(last.text).endswith(".") and not (tidy(last.text).endswith(";") and _is_followed_by_opening(doc, last)):
        yield Seen(False, f"kết thúc bằng {_last_sign(last)}", in_body(last), "căn cứ cuối cùng kết thúc bằng dấu chấm")
        return
    yield Seen(True, f"{len(block)} căn cứ", in_body(block[0]))


def _is_followed_by_opening(doc: DocumentParts, last: Paragraph) -> bool:
    """Whether the block runs on into an opening sentence that begins with a ground of its own."""
    after = next((paragraph for paragraph in doc.text if paragraph.number > last.number), None)
    return after is not None and GROUND.match(tidy(after.text)) is not None


def _last_sign(paragraph: Paragraph) -> str:
    last = tidy(paragraph.text)[-1:]
    return f"“{last}”" if not last.isalnum() else "chữ"


def _word_number(doc: DocumentParts) -> Iterator[Seen]:
    yield from _in_sentences(doc, NO_WORD, "name", "thiếu chữ “số”")


def _capitals_of_parts(doc: DocumentParts) -> Iterator[Seen]:
    wrong = [*_in_sentences(doc, BIG_PART, "part", ""), *_in_sentences(doc, SMALL_ARTICLE, "part", "")]
    yield from wrong


def _in_sentences(doc: DocumentParts, pattern: re.Pattern[str], name: str, problem: str) -> Iterator[Seen]:
    for paragraph in doc.text:
        for match in pattern.finditer(paragraph.text):
            words = paragraph.text[match.start(name) : match.end() + 24].split(";")[0]
            yield Seen(False, ", ".join(filter(None, (problem, excerpt(words, 40)))), in_body(paragraph))


# --------------------------------------------------------------------------- running text


def _text_style(doc: DocumentParts) -> Iterator[Seen]:
    prose = doc.plain
    counts: Counter[float] = Counter()
    for paragraph in prose:
        for run in paragraph.runs:
            counts[run.look.size] += sum(letter.isalnum() for letter in run.text)
    if not counts:
        return
    (main, _), *_ = counts.most_common(1)
    if not TEXT_SIZE.holds(main):
        first = next(paragraph for paragraph in prose if main in sizes(paragraph.runs))
        yield Seen(False, f"cỡ {number(main)}", in_body(first))
    for paragraph in prose:
        others = Counter[float]()
        for run in paragraph.runs:
            others[run.look.size] += sum(letter.isalnum() for letter in run.text)
        del others[main]
        size, letters = max(others.items(), key=lambda pair: pair[1], default=(main, 0))
        if letters >= _WORTH_A_SIZE or (letters and sizes(paragraph.runs)[0] != main):
            yield Seen(False, f"có chữ cỡ {number(size)}, phần lớn nội dung cỡ {number(main)}", in_body(paragraph))
    slanted = [paragraph for paragraph in prose if is_mostly(paragraph.runs, "italic")]
    if len(slanted) > len(prose) / 2:
        yield Seen(False, "chữ nghiêng", in_body(slanted[0]))
    if TEXT_SIZE.holds(main):
        yield Seen(True, f"đứng, cỡ {number(main)}", Location(BODY))


def _justified(doc: DocumentParts) -> Iterator[Seen]:
    for paragraph in doc.plain:
        if is_long(paragraph):
            right = paragraph.align is Align.BOTH
            side = {Align.LEFT: "canh trái", Align.RIGHT: "canh phải"}.get(paragraph.align, "canh đều cả hai lề")
            yield Seen(right, side, in_body(paragraph))


def _indent(doc: DocumentParts) -> Iterator[Seen]:
    found = [
        (_indent_of(paragraph), paragraph)
        for paragraph in doc.plain
        if not paragraph.label and paragraph.left == 0 and is_long(paragraph)
    ]
    kinds: dict[float, list[Paragraph]] = {}
    for value, paragraph in found:
        near = next((known for known in kinds if abs(known - value) <= _INDENT_SLACK), value)
        kinds.setdefault(near, []).append(paragraph)
    right = {kind for kind in kinds if any(abs(kind - indent) <= _INDENT_SLACK for indent in FIRST_LINE_INDENTS)}
    for kind, paragraphs in kinds.items():
        for paragraph in paragraphs:
            if kind not in right:
                yield Seen(False, f"lùi {_in_cm(kind)}", in_body(paragraph))
    if len(right) > 1:
        main = max(right, key=lambda kind: len(kinds[kind]))
        for kind in right - {main}:
            words = f"chỗ lùi {_in_cm(kind)}, chỗ lùi {_in_cm(main)}"
            yield from (Seen(False, words, in_body(paragraph)) for paragraph in kinds[kind])
    elif right:
        yield Seen(True, f"lùi {_in_cm(*right)}", Location(BODY))


def _in_cm(value: float) -> str:
    """An indent as the requirement has it: `1,27 cm`."""
    return f"{f'{value / 10:.2f}'.rstrip('0').rstrip('.').replace('.', ',')} cm"


def _indent_of(paragraph: Paragraph) -> float:
    """Where the first letter stands, in mm from the left edge of the text: indent, tabs and typed blanks."""
    text = "".join(run.shown for run in paragraph.runs)
    leading = _LEADING.match(text)
    if leading is None:
        return paragraph.first_line
    tabs = leading[0].count("\t")
    if tabs:
        return 12.7 * (int(paragraph.first_line / 12.7 + _HAIR) + tabs)
    look = paragraph.runs[0].look
    return paragraph.first_line + len(leading[0]) * look.size * 0.25 * 25.4 / 72


def _gaps(doc: DocumentParts) -> Iterator[Seen]:
    for above, below in pairwise(doc.text):
        if below.number != above.number + 1:
            continue
        same = above.style == below.style
        gap = (0 if above.contextual and same else above.after) + (0 if below.contextual and same else below.before)
        yield Seen(gap >= PARAGRAPH_SPACING_PT - _HAIR, f"cách nhau {number(gap)} pt", in_body(below))


def _blank_lines(doc: DocumentParts) -> Iterator[Seen]:
    """Empty paragraphs between those of the text. A centred line may stand free, as in the decree's own samples;
    beside a table, where Word may need an empty paragraph, one is let pass."""
    if not doc.text:
        return
    first, last = doc.text[0], doc.text[-1]
    places: list[Occurrence] = []
    above, blank = first, 0
    for below in doc.paragraphs:
        if below.part is not Part.BODY or not first.number <= below.number <= last.number:
            continue
        if below.is_blank and below.cell is None:
            blank += 1
            continue
        beside_table = above.cell is not None or below.cell is not None
        is_free = not beside_table and Align.CENTER in (above.align, below.align)
        if blank > beside_table and not is_free:
            places += [Occurrence(below.text, in_body(below))] * blank
        above, blank = below, 0
    yield from grouped(doc, {"dòng trống": places} if places else {}, "không có")


def _line_spacing(doc: DocumentParts) -> Iterator[Seen]:
    for paragraph in doc.text:
        lines = line_height(paragraph)
        right = LINE_SPACING.holds(lines, _HAIR)
        yield Seen(right, f"giãn {number_of_lines(lines)}", in_body(paragraph))


def _end_sign(doc: DocumentParts) -> Iterator[Seen]:
    closing = doc.closing.start
    if closing is None or not doc.text:
        return
    after = doc.text[-1].number
    said = [paragraph for paragraph in doc.paragraphs if after <= paragraph.number < closing and tidy(paragraph.text)]
    if said and said[-1].cell is None:
        right = re.search(r"\./\.$", tidy(said[-1].text).replace(" ", "")) is not None
        yield Seen(right, "có" if right else f"kết thúc bằng {excerpt(tidy(said[-1].text)[-12:])}", in_body(said[-1]))


_rule = partial(decree_rule, box=Box.TEXT)
_OF_TEXT = "PL I, mục II.6e"
_GAP = f"tối thiểu {number(PARAGRAPH_SPACING_PT)} pt"


_W = Severity.WARNING
RULES = (
    _rule(
        38,
        "grounds",
        "Căn cứ ban hành",
        f"mỗi căn cứ một dòng, {_GROUND_STYLE.words}, cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm",
        "PL I, mục II.6a",
        _ground_block,
    ),
    _rule(
        42,
        "citation-word",
        "Viện dẫn văn bản",
        "có chữ “số” giữa tên loại và số: Nghị định số 107/2020/NĐ-CP",
        "PL I, mục II.6b",
        _word_number,
        _W,
    ),
    _rule(
        44,
        "citation-capitals",
        "Viện dẫn phần, điều, khoản",
        "Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường",
        "PL II, mục V.7",
        _capitals_of_parts,
        _W,
    ),
    _rule(
        45,
        "text-style",
        "Chữ nội dung",
        f"in thường, đứng, {size_in_words(TEXT_SIZE)}, cùng một cỡ",
        _OF_TEXT,
        _text_style,
    ),
    _rule(46, "text-justified", "Canh lề nội dung", "canh đều cả hai lề", _OF_TEXT, _justified),
    _rule(
        47,
        "first-line",
        "Lùi dòng đầu đoạn",
        f"{' hoặc '.join(map(_in_cm, FIRST_LINE_INDENTS))}, như nhau ở mọi đoạn",
        _OF_TEXT,
        _indent,
    ),
    _rule(48, "paragraph-gap", "Khoảng cách giữa các đoạn", _GAP, _OF_TEXT, _gaps),
    _rule(
        49,
        "line-spacing",
        "Khoảng cách giữa các dòng",
        f"từ dòng đơn đến {number_of_lines(LINE_SPACING.most)}",
        _OF_TEXT,
        _line_spacing,
    ),
    _rule(60, "end-sign", "Dấu kết thúc", "nội dung kết thúc bằng “./.”", "PL III, các mẫu văn bản", _end_sign, _W),
    _rule(
        96,
        "blank-lines",
        "Dòng trống",
        f"các đoạn cách nhau bằng khoảng cách trước, sau đoạn ({_GAP}), không bằng dòng trống",
        "cách đọc PL I, mục II.6e",
        _blank_lines,
        Severity.NOTE,
    ),
)
