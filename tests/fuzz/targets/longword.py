"""Word files of few pieces said again and again, beside each other or one in the other: no more than their length."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO

from baocao.form import verify
from baocao.word.package import DOCUMENT
from baocao.word.reading import NotWord, open_word
from baocao.word.stamp import words_digest
from fuzz.choices import Choices
from fuzz.targets.long import hold_to_length
from support.whole_word import NUMBERED, PARTS
from support.wordfiles import A4, p, pstyle, r, style, tbl, word_file

MAX_LEN = 24
_LETTERS = 1_000_000
_LONGEST_COUNT = 6_000
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_INSIDE = (
    r("chữ"), r(" "), r("Số: 5/BC"), "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", _FIELD,
    "<w:r><w:instrText>PAGE</w:instrText></w:r>", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:drawing/></w:r>",
    '<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>', "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>",
    "<w:del><w:r><w:delText>a</w:delText></w:r></w:del>", '<w:bookmarkStart w:id="1"/>', r("a", "<w:vanish/>"),
    r("_" * 50), '<w:commentRangeStart w:id="1"/>', '<w:r><w:footnoteReference w:id="1"/></w:r>', r("-"),
    r("a", "<w:b/><w:i/>"),
)  # fmt: skip
_BLOCKS = (
    p("Căn cứ Luật A;"), p("- Như trên;"), p("I. KẾT QUẢ"), p("1. Việc"), p("a) Một;"), p(""), p("Nơi nhận:"),
    p("Phụ lục I"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Độc lập - Tự do - Hạnh phúc"), p("BÁO CÁO"),
    p("KT. GIÁM ĐỐC"), p("./."), p("Huế, ngày 5 tháng 3 năm 2022"), p("V/v họp"), p("chữ", NUMBERED),
    p("chữ", pstyle("h")), tbl((p("a"), p("b"))), p("", A4), p("Trân trọng báo cáo./."), p("TS. Nguyễn Văn A"),
    p("(Kèm theo Báo cáo số 5)"), tbl((p("Số: 5"), p("Quốc hiệu"))),
    p("Một đoạn văn dài có nhiều chữ, kể lại công việc của tháng."),
    "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
)  # fmt: skip
_STYLES = (
    style("n", name="Normal", default=True),
    style("h", based="n", ppr=NUMBERED),
    style("x", based="x"),
    style("y", based="h"),
)


def seeds() -> Iterator[bytes]:
    for kind in range(4):
        yield from (bytes([kind, piece, other]) for piece in range(len(_BLOCKS)) for other in (piece, 7))


def run(data: bytes) -> None:
    choices = Choices(data)
    kind, pieces = choices.number(3), (_INSIDE, _BLOCKS, _STYLES, _BLOCKS)
    chosen = "".join(choices.one_of(pieces[kind]) for _ in range(1 + choices.number(3)))
    count = min(_LETTERS // len(chosen), _LONGEST_COUNT)
    hold_to_length("verify", partial(_seconds, kind, chosen), count)


def _seconds(kind: int, piece: str, count: int) -> float:
    parts = dict(PARTS)
    if kind == 0:
        body = p(piece * count)
    elif kind == 1:
        body = piece * count
    elif kind == 2:
        parts["styles"], body = piece * count, p("chữ", pstyle("h"))
    else:
        body = tbl(*[(piece, p("b"))] * count)
    data = _unpacked(word_file(body, **parts))  # type: ignore[arg-type]
    start = time.thread_time()
    with suppress(NotWord):
        verify(open_word(data))
    with zipfile.ZipFile(BytesIO(data)) as package:
        words_digest(package.read(DOCUMENT))
    return time.thread_time() - start


def _unpacked(data: bytes) -> bytes:
    """The same file, not compressed: what says the same so often packs so well that it is refused for that."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name in packed.namelist():
            package.writestr(name, packed.read(name))
    return out.getvalue()
