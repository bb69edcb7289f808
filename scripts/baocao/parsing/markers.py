"""Markers: how they are written, and found in the text and taken out of it, so that Markdown never sees them.

Remarks, `{## Theo báo cáo tháng 01.}`, are taken out with them: what an author notes there stands in no output. What
follows `##` without a blank is a marker typed wrong.

Our parser and pandoc both read the text that `strip` gives; that is why a marker cannot reach Word
and cannot be torn apart by Markdown's own signs. Places in the stripped text lead back to the
author's text through `Stripped`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from baocao.model import LONGEST_SLUG, SLUG, DueDate, Marker, Source, Span, Status, Term
from baocao.parsing.byte_offsets import CharacterOffsets
from baocao.parsing.marker_words import STATUS_WORDS, TERM_WORDS, read_words, unreadable
from baocao.regex import regex

_SLUG = regex(SLUG)
# A marker may be wrapped over lines, but never runs into another block.
_BODY = r"(?:[^{}\n]|\n(?![ \t]*(?:\n|[-*+#|>]|\d+[.)]))){0,400}"
_STATUS = rf"(?:[ \t]+(?:{'|'.join(map(re.escape, STATUS_WORDS))})(?!\w))"
_TERM = "|".join(f"{word}=[0-9/.-]*" if term is Term.DUE else word for word, term in TERM_WORDS.items())
_TERM = rf"(?:[ \t]+(?:{_TERM})(?![\w-]))"
_WORDS = rf"{_TERM}*{_STATUS}?{_TERM}*"
_ATTEMPT = regex(
    r"\{##(?P<remark>(?:[ \t][^{}\n]*)?)\}"
    r"|\{[ \t]*#(?:(?P<body>[^{}\n]{0,400}+(?=\})|" + _BODY + r")\}"
    r"|(?P<open>[\w-]*(?:[ \t]+#[\w-]+)*" + _WORDS + r"))"
    r"|\{(?P<bare>" + SLUG + r"(?=[ \t])" + _WORDS + r")\}"
    r"|\{(?P<late>[^{}#\n]{1,40}#" + SLUG + r"[^{}\n]{0,200})\}"
)
_REASON = regex(r"[\"“”](?P<reason>.*)[\"“”]", re.DOTALL)
_EQUALS = regex(r"\s*=\s*")
_BLANK_SIGNS = " \t\u00a0"
_BLANKS = regex(r"[ \t]*")
_NO_BRACES = str.maketrans("{}", "()")
_LONGEST_SIGN = 10
_OF_CODE = ("`", "~~~", "    ", "\t")
_NEAR = 2 * _LONGEST_SIGN
_BEGINS_A_WORD = regex(r"(?:\{[^{}\n]{0,400}\})*+[\w(\[“‘«]")
_LINE_SIGN = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]*$")


def marker_text(
    slugs: Iterable[str],
    status: str | None = None,
    reason: str = "",
    due: DueDate | None = None,
    routine: bool = False,
) -> str:
    """A marker as `strip` reads it: `{#mua-may-chu chưa "vướng thủ tục" han=2022-08}`."""
    words = (
        slugs_text(slugs),
        status,
        f'"{reason}"' if reason else None,
        Term.ROUTINE.value if routine else None,
        f"{Term.DUE}={due}" if due else None,
    )
    return f"{{{' '.join(word for word in words if word)}}}"


def restated(marker: Marker, status: Status | None, reason: str = "") -> str:
    """The marker with another status, and all else that it says."""
    return marker_text(marker.slugs, status, reason, marker.due, marker.routine)


def slugs_text(slugs: Iterable[str]) -> str:
    """The slugs as they stand in a marker: `#mua-may-chu #may-in`."""
    return " ".join(f"#{slug}" for slug in slugs)


def remark(text: str) -> str:
    """A note to whoever edits the report, on one line, that no output shows: `{## Theo báo cáo tháng 01.}`."""
    return f"{{## {' '.join(text.translate(_NO_BRACES).split())}}}"


EXAMPLE = marker_text(["ma-viec"], Status.DONE)
"""What messages show of a marker."""


class Stripped(NamedTuple):
    """The body of a source without its markers and remarks.

    `starts` and `sources` pair each piece's offset in `text` with its offset in the source. `placed`
    has the markers with the offset in `text` they stood at.
    """

    source: Source
    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    placed: tuple[tuple[int, Marker], ...]
    remarks: tuple[Span, ...] = ()

    def offset(self, at: int, *, end: bool = False) -> int:
        """The source offset of `text[at]`; with `end`, the one just after `text[at - 1]`."""
        piece = bisect_right(self.starts, at - 1 if end and at else at) - 1
        return self.sources[piece] + at - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]` in the source."""
        starts, sources = self.starts, self.sources
        before, behind = bisect_right(starts, start) - 1, bisect_right(starts, end - 1 if end else 0) - 1
        first = sources[before] + start - starts[before]
        return Span(self.source, first, max(first, sources[behind] + end - starts[behind]))

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges of `text[start:end]` that are unbroken in the source."""
        if start >= end:
            return []
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        if first == last:  # nearly always
            return [(start, end)]
        return list(pairwise([start, *self.starts[first:last], end]))


def strip(source: Source, start: int = 0) -> Stripped:
    """`source` from offset `start` on without its markers and remarks; and these, malformed markers too."""
    text = source.text
    pieces: list[str] = []
    starts, sources = [0], [start]
    placed: list[tuple[int, Marker]] = []
    remarks: list[Span] = []
    kept, length = start, 0
    literal = _code_ranges(text, start) if "{" in text else []
    code_starts = [first for first, _ in literal]
    new = tuple.__new__  # half the time of the constructors
    passed = start
    for match in _ATTEMPT.finditer(text, start):
        opening, end = match.span()
        line: int | None = None
        near = text[passed if passed > opening - _NEAR else opening - _NEAR : opening]
        if "\n" in near or len(near.strip()) <= _LONGEST_SIGN:  # seldom: nearly always words stand before it
            newline = text.rfind("\n", max(passed - 1, 0), opening)
            line = newline + 1 if newline >= 0 or passed == start else None
        passed = end
        if near[-1:] == "\\" and _is_escaped(text, opening):
            continue
        if literal and (code := bisect_right(code_starts, opening) - 1) >= 0 and opening < literal[code][1]:
            continue
        if line is None and text[end : end + 1] == "\n":  # nearly always
            piece, cut_to = text[kept:opening].rstrip(_BLANK_SIGNS), end
        else:
            cut_from, cut_to = _room(text, kept, opening, end, line)
            piece = text[kept:cut_from]
        pieces.append(piece)
        length += len(piece)
        body, remark = match.group("body", "remark")
        if body is not None:
            slugs, status, reason, problem, due, routine = _told(body)
            span = new(Span, (source, opening, end))
            placed.append((length, new(Marker, (slugs, status, reason, span, problem, due, routine))))
        elif remark is None:
            placed.append((length, _misshapen(source, match)))
        else:
            remarks.append(Span(source, opening, end))
        kept = cut_to
        if starts[-1] == length:  # two markers side by side, or one at the very start
            sources[-1] = kept
        else:
            starts.append(length)
            sources.append(kept)
    pieces.append(text[kept:])
    return Stripped(source, "".join(pieces), tuple(starts), tuple(sources), tuple(placed), tuple(remarks))


def _is_escaped(text: str, at: int) -> bool:
    backslashes = 0
    while at > backslashes and text[at - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _room(text: str, floor: int, start: int, end: int, line: int | None) -> tuple[int, int]:
    """What to cut with the marker at `start`…`end`: the blanks that would be left over, none before `floor`.

    Its line begins at `line`; None where words or another marker are known to stand before it on the same line.
    """
    after = end
    if text[end : end + 1] != "\n" and (blank := _BLANKS.match(text, end)):
        after = blank.end()
    ends_line = text[after : after + 1] in ("", "\n")
    if ends_line:
        end = after
    is_behind_words = line is None
    if not is_behind_words:
        before = text[line:start]
        typed = before.strip()
        if typed and len(typed) <= _LONGEST_SIGN and _LINE_SIGN.fullmatch(before):
            return start, after if before[-1] in " \t" else end
        is_behind_words = bool(typed)
    if line is None or is_behind_words:
        if _BEGINS_A_WORD.match(text, end):
            return start, end  # `máy {#mua-may}Tổ chức`: the blank before stands between two words
        while start > floor and text[start - 1] in _BLANK_SIGNS:
            start -= 1
        return start, end
    above_at = text.rfind("\n", 0, max(line - 1, 0)) + 1
    above = text[above_at : max(line - 1, 0)].rstrip(" \t")
    # Alone on its line: the line goes too, or a blank line would break the paragraph in two.
    if above.strip() and (ends_line or (text[end] in ";.,:)" and above.lstrip()[0] not in "#|>")):
        return max(floor, above_at + len(above)), end
    return start, after


def _code_ranges(text: str, start: int) -> list[tuple[int, int]]:
    """Where the author writes about code: a marker there is an example, not a marker."""
    if all(sign[0] not in text or text.find(sign, start) < 0 for sign in _OF_CODE):  # one letter is found faster
        return []
    import pyromark  # most reports have no sign of code

    body = text[start:]
    characters = CharacterOffsets(body)
    ranges = []
    event: Any
    for event, where in pyromark.events_with_range(body, options=pyromark.Options.ENABLE_TABLES):
        if isinstance(event, dict) and ("Code" in event or "CodeBlock" in event.get("Start", "")):
            ranges.append((start + characters.at(where["start"]), start + characters.at(where["end"])))
    return ranges


def _misshapen(source: Source, match: re.Match[str]) -> Marker:
    span = source.span(match.start(), match.start() + len(match[0].rstrip()))
    return Marker((), None, None, span, _form_problem(match))


def _form_problem(match: re.Match[str]) -> str:
    if match["bare"] is not None:
        return f"Mã nhiệm vụ thiếu dấu “#”: viết là {marker_text([match['bare']])}."
    if match["late"] is not None:
        return f"Mã nhiệm vụ chưa đúng dạng: mã đứng ngay sau dấu “{{”, rồi mới đến trạng thái, như {EXAMPLE}."
    return "Mã nhiệm vụ chưa đóng: thiếu dấu “}” ở cuối."


_Told = tuple[tuple[str, ...], Status | None, str | None, str | None, DueDate | None, bool]


@lru_cache(maxsize=1 << 14)
def _told(body: str) -> _Told:
    """Slugs, status, reason, problem, due date and routine of the marker with this between `{#` and `}`.

    A task has the same marker month after month.
    """

    def bad(problem: str) -> _Told:
        return (), None, None, problem, None, False

    if body.startswith("#"):
        return bad(
            f"Sau “##” chưa có dấu cách: mã nhiệm vụ chỉ có một dấu “#”, như {EXAMPLE}; ghi chú thì viết {{## …}}."
        )
    reason = None
    quoted = _REASON.search(body)
    if quoted:
        body = f"{body[: quoted.start()]} {body[quoted.end() :]}"
        reason = " ".join(quoted["reason"].split())
    elif any(sign in body for sign in '"“”'):
        return bad("Lý do trong mã nhiệm vụ chưa đóng ngoặc kép.")
    words = ("#" + _EQUALS.sub("=", body)).split()
    slugs = tuple(word[1:] for word in words if word.startswith("#"))
    rest = [word for word in words if not word.startswith("#")]
    for slug in slugs:
        if not _SLUG.fullmatch(slug):
            return bad(_slug_problem(slug))
    if any(word.startswith("#") for word in words[len(slugs) :]):
        return bad(unreadable(rest))
    said = read_words(rest)
    if said.problem:
        return bad(said.problem)
    return slugs, said.status, reason, None, said.due, said.routine


def _slug_problem(slug: str) -> str:
    if not slug:
        return "Mã nhiệm vụ bỏ trống: ngay sau dấu “#” phải có mã."
    if not 2 <= len(slug) <= LONGEST_SLUG:
        return f"Mã nhiệm vụ “{slug[:20]}” có {len(slug)} ký tự: cần từ 2 đến {LONGEST_SLUG}."
    wrong = next(letter for letter in slug if not re.match(r"[a-z0-9-]", letter))
    return f"Mã nhiệm vụ “{slug}” có ký tự “{wrong}”: chỉ dùng chữ thường không dấu a-z, số 0-9 và dấu “-”."
