"""Rules D61 to D76: signature and Nơi nhận, boxes 7 and 9b; what a document must have (NĐ30 PL I, II.7, II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.model import Severity
from baocao.word.reading import Align
from baocao.word.verify.anatomy import Anatomy
from baocao.word.verify.looking import Style, excerpt, joined
from baocao.word.verify.model import END, HEAD, WHOLE, Box, DecreeRule, Seen, Where
from baocao.word.verify.pieces import Piece, number, pieces_of

_AUTHORITY = re.compile(r"(?P<word>T/M|K/T|T/L|TM|KT|TL|TUQ|Q)(?P<stop>\b.{0,2})", re.IGNORECASE)
_AUTHORITY_FORM = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_POSITION_STYLE = Style(13, 14, bold=True, capitals=True, centred=True)
_NAME_STYLE = Style(13, 14, bold=True, capitals=False, centred=True)
_LABEL_STYLE = Style(12, 12, bold=True, italic=True)
_LIST_STYLE = Style(11, 11)
_RANK = re.compile(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Th\.s|CN|KS|BS|DS|CKI{1,2}|BSCKI{0,2}|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|LS)\b[.,]?"
    r"|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Dược sĩ)",
    re.IGNORECASE,
)
_RANK_ALLOWED = re.compile(
    r"\b(?:TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|TRUNG TÂM|VIỆN|Y TẾ|GIÁO DỤC|QUÂN|QUỐC PHÒNG|CÔNG AN|BIÊN PHÒNG)\b"
)
"""Bodies whose signers may show rank and degree: armed forces, education, health, science (NĐ30 PL I, mục II.7c)."""
_ROOM = 15.0  # mm below which a signature does not fit
_DASH = re.compile(r"[-–—+]\s*")
_KEPT = re.compile(r"[-–—+]?\s*Lưu\b", re.IGNORECASE)
_KEPT_FORM = re.compile(r"Lưu: VT(?P<units>[^.]*)\.(?P<drafter>.*)")
_UNITS = re.compile(r"(?:, [^\s,;()][^,;()]*)*")
_DRAFTER = re.compile(r"[A-ZĐ][\w.]*?\.?\s?(?:\(\s?\d+\s?\))?\.?")
_ADDRESS = re.compile(r"điện thoại|đt:|fax|e-?mail|website|@", re.IGNORECASE)
_ADDRESS_STYLE = Style(11, 12)
_BLANK_CODE = re.compile(r"số\s*:\s*[.…_\s]*/", re.IGNORECASE)


def _at(piece: Piece) -> Where:
    return Where(END, piece.paragraph)


# --------------------------------------------------------------------------- box 7


def _authority(a: Anatomy) -> Iterator[Seen]:
    for piece in a.closing.positions:
        match = _AUTHORITY.match(piece.text)
        raw = "".join(run.shown for run in piece.runs).strip()
        if match and (match["stop"][:1] in (".", " ") or "/" in match["word"]) and len(piece.text) > len(match["word"]):
            yield Seen(_AUTHORITY_FORM.match(raw) is not None, excerpt(raw), _at(piece))


def _deputy(a: Anatomy) -> Iterator[Seen]:
    positions = a.closing.positions
    for at, piece in enumerate(positions):
        if not re.match(r"(?:KT|K/T)\b", piece.text, re.IGNORECASE):
            continue
        after = positions[at + 1].text if at + 1 < len(positions) else ""
        if re.search(r" PHÓ\b", piece.text, re.IGNORECASE):
            yield Seen(False, f"{excerpt(piece.text)} trên một dòng", _at(piece))
        elif not after:
            yield Seen(False, f"{excerpt(piece.text)}, không có chức vụ của người ký", _at(piece))
        else:
            yield Seen(True, f"{excerpt(piece.text)} / {excerpt(after)}", _at(piece))


def _position_style(a: Anatomy) -> Iterator[Seen]:
    return _POSITION_STYLE.seen(a.closing.positions, END)


def _name(a: Anatomy) -> Iterator[Seen]:
    name = a.closing.name
    if name is None:
        return
    rank = _RANK.match(name.text)
    organ = joined((*a.head.parent, *a.head.organ)).upper()
    for seen in _NAME_STYLE.seen((name,), END):
        if rank and not _RANK_ALLOWED.search(organ):
            yield Seen(False, f"có {excerpt(rank[0])} trước họ tên", seen.where, "họ và tên, không ghi học hàm, học vị")
        else:
            yield seen


def _signing_room(a: Anatomy) -> Iterator[Seen]:
    room, name = a.closing.room, a.closing.name
    if room is not None and name is not None:
        yield Seen(room >= _ROOM, f"chừa {number(room)} mm", _at(name))


# --------------------------------------------------------------------------- box 9b


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


def _address(a: Anatomy) -> Iterator[Seen]:
    if not a.pages:
        return
    section = a.pages[0][1]
    shown = section.footers.get("first" if section.first_page_differs else "default", ())
    lines = tuple(piece for piece in pieces_of(shown) if _ADDRESS.search(piece.text))
    yield from _ADDRESS_STYLE.seen(lines, "chân trang")


# --------------------------------------------------------------------------- the whole


def _order(a: Anatomy) -> Iterator[Seen]:
    if not a.is_official:
        return
    head, title, closing = a.head, a.title, a.closing
    troubles: list[tuple[str, Where]] = []
    if head.national_right is False:
        troubles.append(("Quốc hiệu ở bên trái", Where(HEAD, head.national[0].paragraph)))
    if closing.recipients_left is False and closing.label is not None:
        troubles.append(("Nơi nhận ở bên phải chữ ký", _at(closing.label)))
    if title.salutation and title.type_name and _number(title.salutation) < _number(title.type_name[0]):
        troubles.append(("Kính gửi đứng trước tên loại", Where(HEAD, title.salutation.paragraph)))
    for found, where in troubles:
        yield Seen(False, found, where)
    if not troubles and head.national and closing.label:
        yield Seen(True, "đúng vị trí", Where(WHOLE))


def _number(piece: Piece) -> int:
    return piece.paragraph.number


def _mandatory(a: Anatomy) -> Iterator[Seen]:
    if a.is_annex:
        return
    head, title, closing = a.head, a.title, a.closing
    is_letter = not title.type_name and _is_letter(a)
    parts = {
        "Quốc hiệu": head.national,
        "Tiêu ngữ": head.motto,
        "tên cơ quan ban hành": head.organ,
        "số, ký hiệu": head.code,
        "địa danh và thời gian ban hành": head.date,
        "tên loại": title.type_name or is_letter,
        "trích yếu": title.subject or is_letter,
        "nội dung": a.text,
        "chức vụ người ký": closing.positions,
        "họ tên người ký": closing.name or not closing.positions or _is_unsigned(a),
        "Nơi nhận": closing.label,
    }
    missing = [name for name, found in parts.items() if not found]
    yield Seen(not missing, f"thiếu {', '.join(missing)}" if missing else "đủ", Where(WHOLE))


def _is_letter(a: Anatomy) -> bool:
    """Whether the document is a công văn, which has its subject under the number and no type."""
    near = [piece for piece in pieces_of(a.paragraphs) if piece.paragraph.number <= a.head.end + 6]
    return any(re.match(r"V/v|Về việc", piece.text) for piece in near)


def _is_unsigned(a: Anatomy) -> bool:
    """Whether the number is still open: a draft, whose signer need not be known."""
    return a.head.code is None or _BLANK_CODE.match(a.head.code.text) is not None


_W, _N = Severity.WARNING, Severity.NOTE


RULES = (
    DecreeRule(
        61,
        "authority",
        "Quyền hạn ký",
        "TM., KT., TL., TUQ. hoặc Q., có dấu chấm và một dấu cách",
        "PL I, mục II.7b",
        _authority,
        box=Box.SIGNER,
    ),
    DecreeRule(
        62,
        "deputy",
        "Cấp phó ký thay",
        "KT. và chức vụ cấp trưởng, dòng dưới là chức vụ người ký",
        "PL I, mục V, ô số 7",
        _deputy,
        box=Box.SIGNER,
    ),
    DecreeRule(
        63,
        "position-style",
        "Kiểu chữ chức vụ",
        _POSITION_STYLE.words,
        "PL I, mục II.7đ",
        _position_style,
        box=Box.SIGNER,
    ),
    DecreeRule(
        65,
        "signer-name",
        "Họ và tên người ký",
        f"{_NAME_STYLE.words}; không ghi học hàm, học vị",
        "PL I, mục II.7c, II.7đ",
        _name,
        box=Box.SIGNER,
    ),
    DecreeRule(
        66,
        "signing-room",
        "Chỗ ký",
        f"chừa ít nhất {number(_ROOM)} mm, theo lệ thường",
        "lệ thường",
        _signing_room,
        _N,
        box=Box.SIGNER,
    ),
    DecreeRule(
        68,
        "recipients-label",
        "Chữ Nơi nhận",
        f"“Nơi nhận:” sát lề trái, ngang chức vụ người ký, {_LABEL_STYLE.words}",
        "PL I, mục II.9d",
        _label,
        box=Box.RECIPIENTS,
    ),
    DecreeRule(
        69,
        "recipients",
        "Danh sách nơi nhận",
        f"{_LIST_STYLE.words}; mỗi nơi một dòng, có gạch đầu dòng, cuối dòng có dấu chấm phẩy",
        "PL I, mục II.9d",
        _list,
        box=Box.RECIPIENTS,
    ),
    DecreeRule(
        70,
        "as-above",
        "Nơi nhận đầu tiên",
        "“Như trên” khi có Kính gửi",
        "PL I, mục II.9b",
        _as_above,
        box=Box.RECIPIENTS,
    ),
    DecreeRule(
        71,
        "filed-copy",
        "Dòng Lưu",
        "Lưu: VT, đơn vị soạn thảo, kết thúc bằng dấu chấm",
        "PL I, mục II.9d",
        _kept,
        box=Box.RECIPIENTS,
    ),
    DecreeRule(
        72,
        "drafter-sign",
        "Ký hiệu người soạn thảo",
        "chữ in hoa và số bản bằng chữ số Ả Rập",
        "PL I, mục III.3",
        _drafter,
        _N,
        box=Box.RECIPIENTS,
    ),
    DecreeRule(
        73,
        "address-line",
        "Địa chỉ cơ quan",
        f"chân trang thứ nhất, {_ADDRESS_STYLE.words}",
        "PL I, mục III.4",
        _address,
        _N,
        box=Box.WHOLE,
    ),
    DecreeRule(75, "order", "Vị trí các thành phần", "như sơ đồ của Nghị định", "PL I, mục IV", _order, box=Box.WHOLE),
    DecreeRule(
        76,
        "mandatory",
        "Thành phần bắt buộc",
        "Quốc hiệu và Tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh và ngày, "
        "tên loại và trích yếu, nội dung, chữ ký, Nơi nhận",
        "Điều 8 khoản 2",
        _mandatory,
        box=Box.WHOLE,
    ),
)
