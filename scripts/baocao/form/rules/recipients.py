"""Rules D68 to D72: Nơi nhận, box 9b (NĐ30 PL I, mục II.9; PL I, mục III.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import Piece
from baocao.form.looking import Style, excerpt
from baocao.form.model import Seen, decree_rule
from baocao.form.places import END, Box, Where
from baocao.model import Severity
from baocao.word.reading import Align

_LABEL_STYLE = Style(12, 12, bold=True, italic=True)
_LIST_STYLE = Style(11, 11)
_DASH = re.compile(r"[-–—+]\s*")
_KEPT = re.compile(r"[-–—+]?\s*Lưu\b", re.IGNORECASE)
_KEPT_FORM = re.compile(r"Lưu: VT(?P<units>[^.]*)\.(?P<drafter>.*)")
_UNITS = re.compile(r"(?:, [^\s,;()][^,;()]*)*")
_DRAFTER = re.compile(r"[A-ZĐ][\w.]*?\.?\s?(?:\(\s?\d+\s?\))?\.?")


def _at(piece: Piece) -> Where:
    return Where(END, piece.paragraph)


def _label(a: Anatomy) -> Iterator[Seen]:
    label = a.closing.label
    if label is None:
        return
    for seen in _LABEL_STYLE.seen((label,), END):
        troubles = [] if seen.ok else [seen.found]
        if label.text != "Nơi nhận:":
            troubles.append(excerpt(label.text, 30))
        if label.alone and label.paragraph.align in (Align.CENTER, Align.RIGHT):
            troubles.append("không ở sát lề trái")
        if a.closing.same_line is False:
            troubles.append("không ngang dòng đầu của chức vụ người ký")
        yield Seen(not troubles, "; ".join(troubles) or seen.found, seen.where)


def _recipients(a: Anatomy) -> tuple[Piece, ...]:
    return a.closing.recipients


def _entry(piece: Piece) -> str:
    """The recipient without its dash, typed or Word's own."""
    return _DASH.sub("", piece.text, count=1) if _DASH.match(piece.text) else piece.text


def _has_dash(piece: Piece) -> bool:
    return piece.text.startswith("-") or piece.paragraph.label == "-"


def _is_kept(piece: Piece) -> bool:
    return _KEPT.match(piece.text) is not None


def _list(a: Anatomy) -> Iterator[Seen]:
    pieces = _recipients(a)
    named = [piece for piece in pieces if not _is_kept(piece)]
    for seen in _LIST_STYLE.seen(pieces, END):
        if not seen.ok:
            yield seen
    goes_on = False
    for piece in named:
        if not goes_on and not _has_dash(piece):
            yield Seen(False, f"{excerpt(piece.text, 40)} không có gạch đầu dòng", _at(piece))
        goes_on = not piece.text.endswith((";", ".", ","))
        if piece.text.endswith((".", ",")):
            yield Seen(False, f"{excerpt(piece.text, 40)} không kết thúc bằng dấu chấm phẩy", _at(piece))
    if goes_on and named:
        yield Seen(False, f"{excerpt(named[-1].text, 40)} không kết thúc bằng dấu chấm phẩy", _at(named[-1]))
    if pieces:
        yield Seen(True, f"{len(pieces)} dòng, cỡ 11", _at(pieces[0]))


def _as_above(a: Anatomy) -> Iterator[Seen]:
    pieces = _recipients(a)
    if a.title.salutation is None or not pieces:
        return
    first = _entry(pieces[0])
    yield Seen(re.match(r"Như trên\b", first) is not None, excerpt(first, 40), _at(pieces[0]))


def _kept(a: Anatomy) -> Iterator[Seen]:
    pieces = _recipients(a)
    if not pieces:
        return
    at = next((i for i, piece in enumerate(pieces) if _is_kept(piece)), None)
    if at is None:
        yield Seen(False, f"dòng cuối là {excerpt(pieces[-1].text, 40)}", _at(pieces[-1]))
        return
    text = _entry(Piece(pieces[at].paragraph, tuple(run for piece in pieces[at:] for run in piece.runs)))
    if "…" in text or ".." in text:
        return  # a form, still to be filled in
    match = _KEPT_FORM.match(text)
    if match is None:
        yield Seen(False, excerpt(text), _at(pieces[at]))
        return
    right = _UNITS.fullmatch(match["units"])
    dashed = _has_dash(pieces[at])
    found = excerpt(text) if dashed else f"{excerpt(text)} không có gạch đầu dòng"
    yield Seen(bool(right) and dashed, found, _at(pieces[at]), severity=Severity.WARNING)


def _drafter(a: Anatomy) -> Iterator[Seen]:
    for piece in _recipients(a):
        match = _KEPT_FORM.match(_entry(piece)) if _is_kept(piece) else None
        drafter = match["drafter"].strip() if match else ""
        if drafter and "…" not in piece.text and ".." not in piece.text:
            right = _DRAFTER.fullmatch(drafter) is not None
            yield Seen(right, excerpt(drafter), _at(piece))


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
