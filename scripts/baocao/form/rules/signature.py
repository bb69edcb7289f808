"""Rules D61 to D66: the signature, box 7 (NĐ30 PL I, mục II.7)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.decree import TEXT_SIZE
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import number
from baocao.form.boxes.location import END, Box, in_closing
from baocao.form.findings_in_words import excerpt, joined
from baocao.form.rule import Seen, decree_rule
from baocao.language.signing import authority_form, may_show_rank, rank_before, signing_slips, signs_for_head
from baocao.model import Severity

_POSITION_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True, centred=True)
_NAME_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=False, centred=True)
_ROOM = 15.0  # mm below which a signature does not fit


def _authority(doc: DocumentParts) -> Iterator[Seen]:
    for line in doc.closing.positions:
        raw = "".join(run.shown for run in line.runs).strip()
        right = authority_form(raw)
        if right is not None:
            yield Seen(right, excerpt(raw), in_closing(line))


def _deputy(doc: DocumentParts) -> Iterator[Seen]:
    positions = doc.closing.positions
    slips = {slip.at: slip for slip in signing_slips([line.text for line in positions])}
    for at, line in enumerate(positions):
        if (slip := slips.get(at)) is not None:
            severity = None if slip.is_plain else Severity.WARNING
            yield Seen(False, slip.found, in_closing(line), slip.wanted, severity)
        elif signs_for_head(line.text) and at + 1 < len(positions):
            yield Seen(True, f"{excerpt(line.text)} / {excerpt(positions[at + 1].text)}", in_closing(line))


def _position_style(doc: DocumentParts) -> Iterator[Seen]:
    return _POSITION_STYLE.seen(doc.closing.positions, END)


def _name(doc: DocumentParts) -> Iterator[Seen]:
    name = doc.closing.name
    if name is None:
        return
    rank = rank_before(name.text)
    for seen in _NAME_STYLE.seen((name,), END):
        if rank and not may_show_rank(joined(doc.head.organ), joined(doc.head.parent)):
            yield Seen(
                False,
                f"có {excerpt(rank)} trước họ tên",
                seen.where,
                "chỉ họ và tên, không ghi học hàm, học vị, danh hiệu",
            )
        else:
            yield seen


def _signing_room(doc: DocumentParts) -> Iterator[Seen]:
    room, name = doc.closing.room, doc.closing.name
    if room is not None and name is not None:
        yield Seen(room >= _ROOM, f"chừa {number(room)} mm", in_closing(name))


_N = Severity.NOTE
_rule = partial(decree_rule, box=Box.SIGNER)
RULES = (
    _rule(
        61,
        "authority",
        "Quyền hạn ký",
        "TM., KT., TL., TUQ. hoặc Q., có dấu chấm và một dấu cách",
        "PL I, mục II.7b",
        _authority,
    ),
    _rule(
        62,
        "deputy",
        "Cấp phó ký thay",
        "KT. và chức vụ cấp trưởng, dòng dưới là chức vụ người ký",
        "PL I, mục V, ô số 7",
        _deputy,
    ),
    _rule(
        63,
        "position-style",
        "Kiểu chữ quyền hạn, chức vụ",
        _POSITION_STYLE.words,
        "PL I, mục II.7đ",
        _position_style,
    ),
    _rule(
        65,
        "signer-name",
        "Họ và tên người ký",
        f"{_NAME_STYLE.words}; không ghi học hàm, học vị, quân hàm",
        "PL I, mục II.7c, II.7đ",
        _name,
    ),
    _rule(
        66,
        "signing-room",
        "Chỗ ký",
        f"chừa ít nhất {number(_ROOM)} mm, theo lệ thường",
        "lệ thường",
        _signing_room,
        _N,
    ),
)
