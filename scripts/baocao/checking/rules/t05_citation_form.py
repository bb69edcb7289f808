"""T05: a document cited in another form than the decree's: `số` left out, spaces in the symbol, letter case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from baocao.checking.report_text import ReportText
from baocao.checking.rule import Context, ReportRule
from baocao.language.citations import BIG_PART, LOWER_TYPES, NO_WORD, SMALL_ARTICLE, SURE_NUMBER, TYPES
from baocao.language.vocabulary import DOCUMENT_TYPES, TYPE_SYMBOLS
from baocao.model import Finding, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T05",
    name="citation-form",
    summary="Văn bản viện dẫn ghi đúng mẫu: “Nghị định số 107/2020/NĐ-CP”.",
    why=(
        "Tên loại, số và ký hiệu ghi đúng mẫu thì người đọc và phần mềm quản lý văn bản tra ra ngay; "
        "“nghị định 107/2020/NĐ - CP” thì không."
    ),
    fix="Viết hoa tên loại, có chữ “số” (không có dấu hai chấm), số và ký hiệu viết liền, đúng chữ hoa chữ thường.",
    bad=(
        "- Kiện toàn tổ chức theo Nghị định 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ. <!-- T05 -->\n"
        "- Triển khai Quyết định số 100/QĐ - TTg của Thủ tướng Chính phủ. <!-- T05 -->\n"
    ),
    good=(
        "- Kiện toàn tổ chức theo Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ.\n"
        "- Triển khai Quyết định số 100/QĐ-TTg của Thủ tướng Chính phủ và Nghị quyết số 15-NQ/ĐH.\n"
    ),
    issued=Severity.WARNING,
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I phần II mục II.3, II.6; Phụ lục II mục V.6, V.7",
    fixable=True,
)

# 12/QĐ/UBND; but a contract has its own form, and a document of the Party has its `/` there: 15-TB/TU.
_SLASH_FOR_DASH = r"(?<!HĐ)(?<!/L)/(?=[^\W\d_]{2,12}(?!\w|\s?[-–—/]))(?![^\W\d_]*(?:T[WƯU]|[ĐH]U)\b)"
# 30/2020/NĐCP; but 12/TTHĐND and 12/CTUBND name who wrote, not what: Thường trực, Chủ tịch.
_NO_DASH = (
    r"(?:(?<!/TT)(?<!/CT)(?=(?:UBND|H[ĐD]ND)\b)|(?<=/N[ĐDQ])(?=CP\b)|(?:(?<=/Q[ĐD])|(?<=/CT))(?=TTg\b))"
    r"(?!\w+\s?[-–—/])"
)
# Begins with the digit and then looks back, which makes the search fast.
# 107/2020/NĐ-CP, 100/QĐ-TTg, 15-NQ/ĐH; loosely: also with spaces, dashes of any kind or none, letters of either case.
_NUMBER = (
    r"(?P<number>\d(?<![\w/.,-]\d)\d{0,4}[a-zđ]?)(?:"
    r"(?P<slash>\s*/\s*)(?:(?P<year>(?:19|20)\d\d)(?P<second_slash>\s*/\s*))?"
    rf"(?P<type>{'|'.join(TYPE_SYMBOLS)}|ND|QD)(?P<dash>\s*[-–—]\s*|{_SLASH_FOR_DASH}|{_NO_DASH})"
    r"(?P<organ>TTg|[^\W\d_]{2,12})"
    r"|(?P<first_dash>\s*[-–—]\s*)(?P<party_type>NQ|CT|KL|QĐ|QD|TB|HD|CTr|KH|BC|TTr|CV|ĐA|QC|QyĐ)"
    r"(?P<party_slash>\s*/\s*)(?P<party>[^\W\d_]{2,12}))(?![\w])"
)
_HAS_NUMBER = regex(r"[-./–—](?:(?<=\d.)|(?<=\d[a-zđ].))[^\W\d_]")
_PART_OF_NUMBER = regex(r"[-./–—](?<!\.)(?:(?:(?<=\d.)|(?<=\d[a-zđ].))(?!\S)|(?<!\S.)(?:[^\W\d_]|(?!\S)))")
"""In what stands between two blanks, a number with its symbol, or a part that shows there may be one with blanks."""
_MAY_BE_NUMBER = regex(r"\d[a-zđ]?\s*[/–—-]\s*[^\W\d_]")
_ARTICLE = regex(r"điều\s+\d")
_SYMBOL = regex(_NUMBER, re.IGNORECASE)
_PIECES = ("slash", "second_slash", "dash", "first_dash", "party_slash")
_COLON = regex(rf"(?<!\w)(?:{TYPES}|{LOWER_TYPES})\s+(?P<word>(?:số\s*+:\s*+|Số\s*+:?\s*+))(?={SURE_NUMBER})")
_SMALL = regex(rf"(?<!\w)(?P<name>{LOWER_TYPES})(?=\s+(?:số\s*+:?\s*+)?{SURE_NUMBER})")
_MAY_BE_SYMBOL = regex(
    r"\d(?<=[\s:ố]\d)(?=\d{0,4}[a-zđ]?(?:/(?:19|20)\d\d)?(?:[/-][A-ZĐ]{2}|\s*[-./–]\s*[^\W\d_]{1,4}\s*[-./–]))"
)
"""The beginning of all that `SURE_NUMBER` finds behind a blank, `số` or a colon."""
_NAMED = tuple(f"{name} số " for name in DOCUMENT_TYPES)
"""What a number should stand behind."""
_NO_YEAR = regex(r"Nghị(?<!\wNghị)\s+định\s+(?:số\s*+:?\s*+)?(?P<symbol>\d{1,3}/NĐ-CP)\b")
_NO_SYMBOL = regex(r"N(?<!\wN)(?:ghị\s+định|Đ)\s+(?:số\s*+:?\s*+)?(?P<number>\d{1,3}/20\d\d)(?!\s*[\w/-])")
_CANONICAL_TYPE = {symbol.casefold(): symbol for symbol in TYPE_SYMBOLS} | {"nd": "NĐ", "qd": "QĐ"}
_CANONICAL_ORGAN = {name.casefold(): name for name in ("TTg", "CP", "VPCP", "UBND", "HĐND", "QH", "CTN")}
_CANONICAL_ORGAN["hdnd"] = "HĐND"


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = context.text
    numbers = text.signs_with(_HAS_NUMBER)
    spaced = text.matching(_MAY_BE_NUMBER) if _PART_OF_NUMBER.search(text.signs) else []
    doubtful = text.having(filterfalse(_is_right, numbers)).union(spaced)
    misnamed = (_misnamed(text) if numbers or spaced else set()).union(text.matching(_NO_SYMBOL))
    articles = text.having(("Khoản", "Điểm")).union(text.matching(_ARTICLE) if "điều" in text.pieces else ())
    for at in sorted(articles | doubtful | misnamed):
        passage = context.passages[at]
        if passage.text.isupper():
            continue
        if at in doubtful:
            yield from _symbols(passage)
        if at in misnamed:
            yield from _names(passage)
        if at in articles:
            yield from _parts(passage)


def _misnamed(text: ReportText) -> set[int]:
    """Which passages may have a number that does not stand behind `Nghị định số` or the like, or one without year."""
    starts = (match.start() for match in _MAY_BE_SYMBOL.finditer(text.whole))
    misnamed = {text.number_of(at) for at in starts if not text.whole.endswith(_NAMED, 0, at)}
    return misnamed.union(text.matching(_NO_YEAR))


def _is_right(piece: str) -> bool:
    """Whether what stands between two blanks is surely a number with its symbol as it should be, like most are."""
    number, _, symbol = piece.strip(".,;:()").partition("/")
    if symbol[:4].isdecimal():
        symbol = symbol[5:] if symbol[:2] in ("19", "20") and symbol[4:5] == "/" else ""
    kind, _, organ = symbol.partition("-")
    is_known = _CANONICAL_TYPE.get(kind.casefold()) == kind and _CANONICAL_ORGAN.get(organ.casefold(), organ) == organ
    return is_known and organ.isalpha() and number.isdecimal()


def _symbols(passage: Passage) -> Iterator[Finding]:
    """Spaces, dashes and letter case in number and symbol."""
    for match in _SYMBOL.finditer(passage.text):
        wanted = sorted(_corrections(match))
        organ = match["organ"] or match["party"]
        spaced = any(right in "/-" for _, _, right in wanted)
        if not wanted or (spaced and not (organ.isupper() or organ.casefold() in _CANONICAL_ORGAN)):
            continue
        right = match[0]
        for start, end, piece in reversed(wanted):
            right = right[: start - match.start()] + piece + right[end - match.start() :]
        edits = tuple(edit for start, end, piece in wanted for edit in passage.edits(start, end, piece))
        yield Finding(
            passage.span(*match.span()),
            f"Số và ký hiệu “{match[0]}” viết chưa đúng mẫu; đúng mẫu là “{right}”.",
            edits=edits if len(edits) == len(wanted) else (),
        )


def _corrections(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Where a symbol is not as it should be, and what should stand there."""
    for name in _PIECES:
        sign = "/" if "slash" in name else "-"
        if match[name] not in (None, sign):
            yield *match.span(name), sign
    for name in ("type", "party_type"):
        right = _CANONICAL_TYPE.get((match[name] or "").casefold())
        if right and match[name] != right:
            yield *match.span(name), right
    right = _CANONICAL_ORGAN.get((match["organ"] or "").casefold())
    if right and match["organ"] != right:
        yield *match.span("organ"), right


def _names(passage: Passage) -> Iterator[Finding]:
    """The name of the type, and the word between it and the number."""
    text = passage.text
    for match in _NO_YEAR.finditer(text):
        number = match["symbol"].split("/")[0]
        yield Finding(
            passage.span(*match.span("symbol")),
            f"Số nghị định “{match['symbol']}” thiếu năm ban hành.",
            f"Thêm năm ban hành vào giữa, theo mẫu “{number}/(năm)/NĐ-CP”.",
        )
    for match in _NO_SYMBOL.finditer(text):
        yield Finding(
            passage.span(*match.span("number")),
            f"Số nghị định “{match['number']}” thiếu ký hiệu; đúng mẫu là “{match['number']}/NĐ-CP”.",
            edits=passage.edits(match.end("number"), match.end("number"), "/NĐ-CP"),
        )
    for match in NO_WORD.finditer(text):
        yield Finding(
            passage.span(*match.span("name")),
            f"Giữa “{match['name']}” và số văn bản thiếu chữ “số”.",
            edits=passage.edits(*match.span("gap"), " số "),
        )
    for match in _COLON.finditer(text):
        yield Finding(
            passage.span(*match.span("word")),
            f"Trong câu văn viết “số”, không viết “{match['word'].strip()}”.",
            edits=passage.edits(*match.span("word"), "số "),
        )
    for match in _SMALL.finditer(text):
        name = match["name"]
        start = match.start()
        yield Finding(
            passage.span(*match.span()),
            f"Tên loại của một văn bản cụ thể viết hoa chữ đầu: “{name[0].upper()}{name[1:]}”.",
            edits=passage.edits(start, start + 1, name[0].upper()),
        )


def _parts(passage: Passage) -> Iterator[Finding]:
    """Capitals of Điều, khoản, điểm: only notes, for the habit is common and misleads nobody."""
    for match in BIG_PART.finditer(passage.text):
        yield Finding(
            passage.span(*match.span("part")),
            f"Khi viện dẫn, “{match['part'].lower()}” viết thường: “điểm a khoản 2 Điều 103”.",
            "Viết thường chữ đầu; riêng Phần, Chương, Mục, Điều viết hoa.",
            edits=passage.edits(*match.span("part"), match["part"].lower()),
            severity=Severity.NOTE,
        )
    for match in SMALL_ARTICLE.finditer(passage.text):
        yield Finding(
            passage.span(*match.span("part")),
            "Khi viện dẫn, “Điều” viết hoa: “điểm a khoản 2 Điều 103”.",
            "Viết hoa chữ đầu; riêng khoản, điểm viết thường.",
            edits=passage.edits(*match.span("part"), "Điều"),
            severity=Severity.NOTE,
        )
