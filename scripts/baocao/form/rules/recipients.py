"""Rules D68 to D72: Nơi nhận, box 9b (NĐ30 PL I, mục II.9; PL I, mục III.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import RECIPIENTS_LABEL_SIZE, RECIPIENTS_SIZE
from baocao.form.box_style import BoxStyle, size_in_words
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import BoxLine
from baocao.form.boxes.location import END, Box, in_closing
from baocao.form.findings_in_words import excerpt
from baocao.form.rule import Seen, decree_rule
from baocao.model import Severity
from baocao.word.reading import Align

_LABEL_STYLE = BoxStyle(RECIPIENTS_LABEL_SIZE, bold=True, italic=True)
_LIST_STYLE = BoxStyle(RECIPIENTS_SIZE)
_DASH = re.compile(r"[-–—+]\s*")
_KEPT = re.compile(r"[-–—+]?\s*Lưu\b", re.IGNORECASE)
_KEPT_FORM = re.compile(r"Lưu: VT(?P<units>[^.]*)\.(?P<drafter>.*)")
_UNITS = re.compile(r"(?:, [^\s,;()][^,;()]*)*")
_DRAFTER = re.compile(r"[A-ZĐ][\w.]*?\.?\s?(?:\(\s?\d+\s?\))?\.?")


def _label(doc: DocumentParts) -> Iterator[Seen]:
    label = doc.closing.label
    if label is None:
        return
    for seen in _LABEL_STYLE.seen((label,), END):
        problems = [] if seen.ok else [seen.found]
        if label.text != "Nơi nhận:":
            problems.append(excerpt(label.text, 30))
        if label.alone and label.paragraph.align in (Align.CENTER, Align.RIGHT):
            problems.append("không ở sát lề trái")
        if doc.closing.same_line is False:
            problems.append("không ngang dòng đầu của chức vụ người ký")
        yield Seen(not problems, "; ".join(problems) or seen.found, seen.where)


def _recipients(doc: DocumentParts) -> tuple[BoxLine, ...]:
    return doc.closing.recipients


def _entry(line: BoxLine) -> str:
    """The recipient without its dash, typed or Word's own."""
    return _DASH.sub("", line.text, count=1) if _DASH.match(line.text) else line.text


def _has_dash(line: BoxLine) -> bool:
    return line.text.startswith("-") or line.paragraph.label == "-"


def _is_kept(line: BoxLine) -> bool:
    return _KEPT.match(line.text) is not None


def _list(doc: DocumentParts) -> Iterator[Seen]:
    lines = _recipients(doc)
    named = [line for line in lines if not _is_kept(line)]
    for seen in _LIST_STYLE.seen(lines, END):
        if not seen.ok:
            yield seen
    goes_on = False
    for line in named:
        if not goes_on and not _has_dash(line):
            yield Seen(False, f"{excerpt(line.text, 40)} không có gạch đầu dòng", in_closing(line))
        goes_on = not line.text.endswith((";", ".", ","))
        if line.text.endswith((".", ",")):
            yield Seen(False, f"{excerpt(line.text, 40)} không kết thúc bằng dấu chấm phẩy", in_closing(line))
    if goes_on and named:
        yield Seen(False, f"{excerpt(named[-1].text, 40)} không kết thúc bằng dấu chấm phẩy", in_closing(named[-1]))
    if lines:
        yield Seen(True, f"{len(lines)} dòng, {size_in_words(RECIPIENTS_SIZE)}", in_closing(lines[0]))


def _as_above(doc: DocumentParts) -> Iterator[Seen]:
    lines = _recipients(doc)
    if doc.title.salutation is None or not lines:
        return
    first = _entry(lines[0])
    yield Seen(re.match(r"Như trên\b", first) is not None, excerpt(first, 40), in_closing(lines[0]))


def _kept(doc: DocumentParts) -> Iterator[Seen]:
    lines = _recipients(doc)
    if not lines:
        return
    at = next((i for i, line in enumerate(lines) if _is_kept(line)), None)
    if at is None:
        yield Seen(False, f"dòng cuối là {excerpt(lines[-1].text, 40)}", in_closing(lines[-1]))
        return
    text = _entry(BoxLine(lines[at].paragraph, tuple(run for line in lines[at:] for run in line.runs)))
    if "…" in text or ".." in text:
        return  # a form, still to be filled in
    match = _KEPT_FORM.match(text)
    if match is None:
        yield Seen(False, excerpt(text), in_closing(lines[at]))
        return
    right = _UNITS.fullmatch(match["units"])
    dashed = _has_dash(lines[at])
    found = excerpt(text) if dashed else f"{excerpt(text)} không có gạch đầu dòng"
    yield Seen(bool(right) and dashed, found, in_closing(lines[at]), severity=Severity.WARNING)


def _drafter(doc: DocumentParts) -> Iterator[Seen]:
    for line in _recipients(doc):
        match = _KEPT_FORM.match(_entry(line)) if _is_kept(line) else None
        drafter = match["drafter"].strip() if match else ""
        if drafter and "…" not in line.text and ".." not in line.text:
            right = _DRAFTER.fullmatch(drafter) is not None
            yield Seen(right, excerpt(drafter), in_closing(line))


_N = Severity.NOTE
_rule = partial(decree_rule, box=Box.RECIPIENTS)
RULES = (
    _rule(
        68,
        "recipients-label",
        "Từ “Nơi nhận”",
        f"“Nơi nhận:” sát lề trái, ngang chức vụ người ký, {_LABEL_STYLE.words}",
        "PL I, mục II.9d",
        _label,
    ),
    _rule(
        69,
        "recipients",
        "Danh sách nơi nhận",
        f"{_LIST_STYLE.words}; mỗi nơi một dòng, có gạch đầu dòng, cuối dòng có dấu chấm phẩy",
        "PL I, mục II.9d",
        _list,
    ),
    _rule(
        70,
        "as-above",
        "Nơi nhận đầu tiên",
        "“Như trên” khi có Kính gửi",
        "PL I, mục II.9b",
        _as_above,
    ),
    _rule(
        71,
        "filed-copy",
        "Dòng “Lưu”",
        "“Lưu: VT, đơn vị soạn thảo”, kết thúc bằng dấu chấm",
        "PL I, mục II.9d",
        _kept,
    ),
    _rule(
        72,
        "drafter-sign",
        "Ký hiệu người soạn thảo",
        "chữ in hoa và số bản bằng chữ số Ả Rập",
        "PL I, mục III.3",
        _drafter,
        _N,
    ),
)
