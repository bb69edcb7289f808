"""How a signature says who signs and for whom: NĐ30 box 7, as lines of text. Pure.

What these functions find wrong is wrong in a report and in any Word file alike.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.language.wording import one_line
from baocao.model import Signer
from baocao.regex import regex

_AUTHORITY = regex(r"(?P<sign>TM|KT|TL|TUQ|Q)\.\s*")
"""Signing for a collective, for the head, by order, by mandate; acting head: NĐ30 PL I, mục II.7b."""
_BEFORE_DEPUTY = r"(?<!\bỨNG)(?<!\bĐỐI)(?:\s+[-–—])?\s+(?=PHÓ\s|THỨ TRƯỞNG\b)"
_SIGNS_FOR = regex(rf"(?P<whom>(?:KT|TL|TUQ)\. .+?)(?:\s*[,;/]\s*|{_BEFORE_DEPUTY})(?P<who>.+)")
_DEPUTY_BEHIND = regex(_BEFORE_DEPUTY, re.IGNORECASE)
_WRITTEN_AUTHORITY = regex(r"(?P<word>T/M|K/T|T/L|TM|KT|TL|TUQ|Q)(?P<stop>\b.{0,2})", re.IGNORECASE)
_AUTHORITY_FORM = regex(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_FOR_SOMEBODY = regex(r"(?P<sign>T/?M|K/?T|T/?L|TUQ)\b[.\s]*(?P<whom>.*)", re.IGNORECASE)
_DEPUTY = regex(r"PHÓ (?!BÍ THƯ)|(?:THỨ TRƯỞNG|(?:HIỆU|CHI CỤC|CỤC|VỤ|TRẠM|ĐỘI) PHÓ)\b", re.IGNORECASE)
"""Not of the Party, whose documents have other rules."""
_HEAD_OF_UNIT = regex(r"(?:TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG)\b", re.IGNORECASE)
_PEOPLES_COMMITTEE = regex(r"(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)\b", re.IGNORECASE)
_ADDED_TO_DEPUTY = regex(r",? (?:THƯỜNG TRỰC|PHỤ TRÁCH|ĐIỀU HÀNH)\b.*|,.*", re.IGNORECASE)

_RANK = regex(
    r"(?:(?:P\.?GS|GS|TSKH|T\.?S|Th\.?S|CN|KS|KTS|BS|BSCK|DS|DSCK|LS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT)(?:I{1,2}|[12])?\b[.,]?"
    r"|(?:Phó )?Giáo sư|(?:Tiến|Thạc|Bác|Dược) s[ĩỹ]|Cử nhân|Kỹ sư|Kiến trúc sư|Luật sư|Lương y|Nhà giáo|Thầy thuốc"
    r"|Nghệ s[ĩỹ]|Nghệ nhân|Anh hùng|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|(?:Phó |Chuẩn )?Đô đốc)",
    re.IGNORECASE,
)
_SERVICE = regex(
    r"(?:TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|PHÒNG KHÁM|TRẠM Y TẾ|(?:PHÂN )?VIỆN(?! KIỂM SÁT)"
    r"|TRUNG TÂM(?!.*HÀNH CHÍNH CÔNG))\b"
)
"""How the names of service units of education, health and science begin; of a centre it cannot be told for certain."""
_FORCES = regex(
    r"\b(?:QUÂN (?:SỰ|KHU|ĐOÀN|CHỦNG|ĐỘI|Y)|HẢI QUÂN|QUỐC PHÒNG|BIÊN PHÒNG|CÔNG AN|CẢNH SÁT|BỘ TƯ LỆNH|BỘ CHỈ HUY"
    r"|(?:SƯ|LỮ|TRUNG|TIỂU) ĐOÀN)\b"
)


class SigningSlip(NamedTuple):
    """What is wrong with the line `at` above a signer's name, and what is wanted there.

    `is_plain`: plainly against the decree; otherwise there are bodies that sign so by rules of their own.
    """

    at: int
    found: str
    wanted: str
    is_plain: bool = True


# --------------------------------------------------------------------------- the lines


def positions_of(signer: Signer) -> tuple[str, ...]:
    """The lines above the signer's name, in capitals, the signer's own position last (NĐ30 PL I, mục II.7b).

    `KT. Giám đốc / Phó giám đốc` is two lines, with or without a sign between them.
    """
    lines = (line for text in (signer.authority, signer.position) for line in re.split(r"\n|\s/\s", text))
    return tuple(part for line in lines for part in _authority_parts(one_line(line).upper()) if part)


def _authority_parts(line: str) -> tuple[str, ...]:
    """A line parted between whom it is signed for and who signs; the authority's sign with one blank after it."""
    authority = _AUTHORITY.match(line)
    if authority is None:
        return (line,)
    line = f"{authority['sign']}. {line[authority.end() :]}"
    parts = _SIGNS_FOR.fullmatch(line)
    return (parts["whom"], parts["who"]) if parts else (line,)


def collective_line(signer: Signer) -> str:
    """The line `TM. …` above a signer's position; empty without."""
    return next((line for line in positions_of(signer)[:-1] if _sign_of(line) == "TM"), "")


def collective_of(usual: Signer, signer: Signer) -> str:
    """The line `TM. …` of the office's `usual` signer that `signer` signs below as well, but does not say; empty
    without.

    Its head and whoever signs for its head do; who signs by order or by mandate does not.
    """
    collective = collective_line(usual)
    if not collective:
        return ""
    *_, head = positions_of(usual)
    lines = positions_of(signer)
    if any(_sign_of(line) in ("TM", "TL", "TUQ") for line in lines):
        return ""
    return collective if any(re.search(rf"\b{re.escape(head)}\b", line) for line in lines) else ""


# --------------------------------------------------------------------------- what is wrong with them


def authority_form(line: str) -> bool | None:
    """Whether the authority that `line` begins with is written as it must be, `KT. `; None where there is none."""
    match = _WRITTEN_AUTHORITY.match(line)
    if match is None or len(line) <= len(match["word"]):
        return None
    if match["stop"][:1] not in (".", " ") and "/" not in match["word"]:
        return None
    return _AUTHORITY_FORM.match(line) is not None


def signing_slips(lines: Sequence[str]) -> Iterator[SigningSlip]:
    """What contradicts NĐ30 in who signs for whom, by the `lines` above a name: PL I, mục II.7b; Điều 13.

    However the authorities are written: `authority_form` judges that. Who else stands above the name, such as a
    chairman of a meeting, leaves nothing to be said of a deputy below.
    """
    count = next((at for at, line in enumerate(lines) if not _sign_of(line)), len(lines))
    who = lines[count] if count < len(lines) else ""
    signs = [_sign_of(line) for line in lines[:count]]
    if who and _DEPUTY.match(who) and "KT" not in signs:
        yield _unsaid_head(who, count, lines[:count], signs)
    for at, line in enumerate(lines[:count]):
        if signs[at] == "TM":
            continue
        whom = _whom(line)
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if _DEPUTY_BEHIND.search(whom):
            yield SigningSlip(at, f"“{line}” trên một dòng", "dòng dưới là chức vụ của người ký")
        elif not after:
            yield SigningSlip(at, f"“{line}”, không có chức vụ của người ký", "dòng dưới là chức vụ của người ký")
        elif whom and _is_same(whom, after, signs[at]):
            signer = f"cấp phó, ví dụ PHÓ {whom}" if signs[at] == "KT" else "người ký"
            yield SigningSlip(
                at, f"“{line}” / “{after}”: hai dòng cùng một chức vụ", f"dòng dưới là chức vụ của {signer}"
            )
        elif signs[at] == "KT" and _HEAD_OF_UNIT.match(after) and not _HEAD_OF_UNIT.match(whom):
            yield SigningSlip(
                at,
                f"“{line}” / “{after}”: không phải cấp phó",
                "chỉ cấp phó ký KT.; ký thừa lệnh thì ghi TL.",
                is_plain=False,
            )


def _unsaid_head(who: str, at: int, authority: Sequence[str], signs: Sequence[str]) -> SigningSlip:
    """A deputy who signs for no head: of a state body never right, but of others that a collective leads."""
    is_plain = all(
        sign == "TM" and _PEOPLES_COMMITTEE.match(_whom(line)) for sign, line in zip(signs, authority, strict=True)
    )
    return SigningSlip(
        at, f"“{who}” không có dòng “KT.” ở trên", f"KT. {head_above(who)}, dòng dưới là {who}", is_plain=is_plain
    )


def signs_for_head(line: str) -> bool:
    """Whether `line` says for which head a deputy signs: `KT. GIÁM ĐỐC`."""
    return _sign_of(line) == "KT"


def _sign_of(line: str) -> str:
    """`KT` of a line that says for whom somebody signs, however it is written; empty of one that says who signs."""
    match = _FOR_SOMEBODY.match(line)
    return match["sign"].replace("/", "").upper() if match else ""


def _whom(line: str) -> str:
    match = _FOR_SOMEBODY.match(line)
    return match["whom"].strip() if match else ""


def _is_same(whom: str, who: str, sign: str) -> bool:
    """Whether the signer's position is that of whom it is signed for; by mandate a head of another body may sign."""
    whom, who = whom.casefold(), who.casefold()
    return who == whom or (sign == "KT" and re.match(rf"{re.escape(whom)}\b", who) is not None)


def head_above(position: str) -> str:
    """The position of whom a deputy stands for: `PHÓ GIÁM ĐỐC` → `GIÁM ĐỐC`; empty of who is no deputy."""
    if not _DEPUTY.match(position):
        return ""
    position = _ADDED_TO_DEPUTY.sub("", position.upper())
    if position.startswith("THỨ TRƯỞNG"):
        return "BỘ TRƯỞNG"
    return position.removeprefix("PHÓ ") if position.startswith("PHÓ ") else re.sub(r" PHÓ\b.*", " TRƯỞNG", position)


def rank_before(name: str) -> str:
    """The academic rank, degree or title that stands before a signer's name; empty without."""
    match = _RANK.match(name)
    return match[0] if match else ""


def may_show_rank(organ: str, parent: str) -> bool:
    """Whether who signs for `organ` may show rank and degree: of the armed forces, or of a unit, or a part of one, that
    teaches, heals or does research (NĐ30 PL I, mục II.7c); also where the body is not known."""
    organ, parent = organ.upper(), parent.upper()
    serves = any(_SERVICE.match(name) for name in (organ, parent))
    return not organ or serves or _FORCES.search(f"{parent} {organ}") is not None
