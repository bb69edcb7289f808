"""Rules D61 to D66: the signature, box 7 (NĐ30 PL I, mục II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import TEXT_SIZE
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import number
from baocao.form.boxes.location import END, Box, in_closing
from baocao.form.findings_in_words import excerpt, joined
from baocao.form.rule import Seen, decree_rule
from baocao.model import Severity

_AUTHORITY = re.compile(r"(?P<word>T/M|K/T|T/L|TM|KT|TL|TUQ|Q)(?P<stop>\b.{0,2})", re.IGNORECASE)
_AUTHORITY_FORM = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_POSITION_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True, centred=True)
_NAME_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=False, centred=True)
_RANK = re.compile(
    r"(?:(?:P\.?GS|GS|TSKH|T\.?S|Th\.?S|CN|KS|KTS|BS|BSCK|DS|DSCK|LS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT)(?:I{1,2}|[12])?\b[.,]?"
    r"|(?:Phó )?Giáo sư|(?:Tiến|Thạc|Bác|Dược) s[ĩỹ]|Cử nhân|Kỹ sư|Kiến trúc sư|Luật sư|Lương y|Nhà giáo|Thầy thuốc"
    r"|Nghệ s[ĩỹ]|Nghệ nhân|Anh hùng|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|(?:Phó |Chuẩn )?Đô đốc)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?:TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|PHÒNG KHÁM|TRẠM Y TẾ|(?:PHÂN )?VIỆN(?! KIỂM SÁT)"
    r"|TRUNG TÂM(?!.*HÀNH CHÍNH CÔNG))\b"
)
"""How the names of service units of education, health and science begin; of a centre it cannot be told for certain."""
_FORCES = re.compile(
    r"\b(?:QUÂN (?:SỰ|KHU|ĐOÀN|CHỦNG|ĐỘI|Y)|HẢI QUÂN|QUỐC PHÒNG|BIÊN PHÒNG|CÔNG AN|CẢNH SÁT|BỘ TƯ LỆNH|BỘ CHỈ HUY"
    r"|(?:SƯ|LỮ|TRUNG|TIỂU) ĐOÀN)\b"
)
_ROOM = 15.0  # mm below which a signature does not fit


def _authority(doc: DocumentParts) -> Iterator[Seen]:
    for line in doc.closing.positions:
        match = _AUTHORITY.match(line.text)
        raw = "".join(run.shown for run in line.runs).strip()
        if match and (match["stop"][:1] in (".", " ") or "/" in match["word"]) and len(line.text) > len(match["word"]):
            yield Seen(_AUTHORITY_FORM.match(raw) is not None, excerpt(raw), in_closing(line))


def _deputy(doc: DocumentParts) -> Iterator[Seen]:
    positions = doc.closing.positions
    for at, line in enumerate(positions):
        if not re.match(r"(?:KT|K/T)\b", line.text, re.IGNORECASE):
            continue
        after = positions[at + 1].text if at + 1 < len(positions) else ""
        if re.search(r" PHÓ\b", line.text, re.IGNORECASE):
            yield Seen(False, f"{excerpt(line.text)} trên một dòng", in_closing(line))
        elif not after:
            yield Seen(False, f"{excerpt(line.text)}, không có chức vụ của người ký", in_closing(line))
        else:
            yield Seen(True, f"{excerpt(line.text)} / {excerpt(after)}", in_closing(line))


def _position_style(doc: DocumentParts) -> Iterator[Seen]:
    return _POSITION_STYLE.seen(doc.closing.positions, END)


def _name(doc: DocumentParts) -> Iterator[Seen]:
    name = doc.closing.name
    if name is None:
        return
    rank = _RANK.match(name.text)
    for seen in _NAME_STYLE.seen((name,), END):
        if rank and not _may_show_rank(doc):
            yield Seen(
                False,
                f"có {excerpt(rank[0])} trước họ tên",
                seen.where,
                "chỉ họ và tên, không ghi học hàm, học vị, danh hiệu",
            )
        else:
            yield seen


def _may_show_rank(doc: DocumentParts) -> bool:
    """Whether a signer may show rank and degree: of the armed forces, or of a unit, or a part of one, that teaches,
    heals or does research (NĐ30 PL I, mục II.7c); also where the body is not known."""
    organ, parent = joined(doc.head.organ).upper(), joined(doc.head.parent).upper()
    serves = any(_SERVICE.match(name) for name in (organ, parent))
    return not organ or serves or _FORCES.search(f"{parent} {organ}") is not None


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
