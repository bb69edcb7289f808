"""The bytes of anybody's Word file: opened, held against the decree, and shown."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from math import isfinite

from baocao.form import form_rules, verify
from baocao.model.verification import Verdict, Verification, VerifiedFile
from baocao.render.formats import formats_of, renderer, verify_text
from baocao.word.reading import NotWord, open_word
from baocao.word.stamp import is_untouched, read_stamp, words_match
from fuzz.invariants import is_harmless, is_sampled

MAX_LEN = 60_000
_RULES = form_rules()
_MOST_MEMBER = 200_000


def seeds() -> Iterator[bytes]:
    from support.whole_word import BODY, PARTS, SECTION
    from support.wordfiles import p, word_file
    from support.written import DRAFT, FARM, FOREST, ISSUED, written

    yield word_file(BODY, sectPr=SECTION, headers={"rIdH": p("đầu trang")}, **PARTS)
    yield word_file(p("chữ"))
    yield written(ISSUED, FARM).data
    yield written(DRAFT, FOREST).data


def run(data: bytes) -> None:
    is_untouched(data)
    words_match(data)
    read_stamp(data)
    file = None
    with suppress(NotWord):
        file = open_word(data)
    if file is None:
        return
    for paragraph in file.paragraphs:
        assert isfinite(paragraph.left + paragraph.before + paragraph.spacing.value + (paragraph.room or 0))
    verdict = verify(file)
    if is_sampled(data):
        assert _shown(verify(open_word(data))) == _shown(verdict)


def _shown(verdict: Verdict) -> str:
    sheet = VerifiedFile("a.docx", verdict)
    printed = [verify_text.render_file(sheet, _RULES, False, 80)]
    alone = Verification((sheet,), (), _RULES, is_one=True)
    printed += [renderer("verify", name)(alone, False, 80) for name in formats_of("verify")]
    for text in printed:
        is_harmless(text)
    return "".join(printed)


# --------------------------------------------------------------------------- changing what is packed


def mutate(data: bytes, most: int, mutate_bytes: Callable[[bytes, int], bytes], seed: int) -> bytes:
    """Mostly changes one member of the package and packs it again; sometimes the bytes of the file as it is."""
    chance = random.Random(seed)
    members = _members(data)
    if not members or chance.random() < 0.1:
        return mutate_bytes(data, most)
    name = chance.choice(sorted(members))
    match chance.randrange(8):
        case 0:
            other = chance.choice(sorted(members))
            members[name], members[other] = members[other], members[name]
        case 1:
            del members[name]
        case 2 | 3 | 4:
            members[name] = _elements_moved(members[name], chance)
        case _:
            members[name] = mutate_bytes(members[name], min(len(members[name]) + 200, _MOST_MEMBER))
    method = chance.choice((zipfile.ZIP_DEFLATED,) * 8 + (zipfile.ZIP_STORED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2))
    packed = _packed(members, method)
    return packed if len(packed) <= most else data


def _members(data: bytes) -> dict[str, bytes]:
    with suppress(Exception), zipfile.ZipFile(BytesIO(data)) as package:
        return {one.filename: package.read(one) for one in package.infolist() if one.file_size <= _MOST_MEMBER}
    return {}


def _packed(members: dict[str, bytes], method: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


_ATOMS = (
    b'w:val="', b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:tr><w:tc>", b"<w:r><w:t>", b"<w:pPr>", b"<w:rPr>", b"<w:sectPr>",
    b"<w:vanish/>", b"<w:del>", b"<w:ins>", b"<w:highlight/>", b"<w:br/>", b"<w:tab/>", b"<w:numPr>", b"<w:pict>",
    b"<w:drawing>", b'"-1"', b'"0"', b'"999999999"', b'"1e999"', b'"NaN"', b'""', b'"5mm"', b'"50%"', b"&#xA0;",
    b"\xc2\xa0", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".encode(), "Số: 5/BC-X".encode(), "Nơi nhận:".encode(),
    "BÁO CÁO".encode(), "ngày 31 tháng 02 năm 2022".encode(), b"**", b"[^1]", b"{#a-b xong}", "Phụ lục I".encode(),
    "KT. GIÁM ĐỐC".encode(),
)  # fmt: skip


def _elements_moved(data: bytes, chance: random.Random) -> bytes:
    """The XML with a stretch from `<` to `<` left out, said again, moved, or another put before it."""
    pieces = data.replace(b"<", b"\0<").split(b"\0")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        size = chance.choice((1, 1, 1, 2, 3, 8, 20))
        taken = pieces[at : at + size]
        match chance.randrange(5):
            case 0:
                del pieces[at : at + size]
            case 1:
                pieces[at:at] = taken * chance.choice((1, 2, 5, 100))
            case 2:
                del pieces[at : at + size]
                to = chance.randrange(len(pieces) + 1)
                pieces[to:to] = taken
            case 3:
                pieces.insert(at, chance.choice(_ATOMS))
            case _:
                piece = pieces[at]
                cut = chance.randrange(len(piece) + 1)
                pieces[at] = piece[:cut] + chance.choice(_ATOMS) + piece[cut + chance.randrange(4) :]
        pieces = pieces or [b""]
    return b"".join(pieces)
