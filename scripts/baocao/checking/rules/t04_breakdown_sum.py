"""T04: a total that is not the sum of the parts given with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING

from baocao.checking.rule import Context, ReportRule
from baocao.checking.sums.amounts import Amount, is_near
from baocao.checking.sums.breakdowns import SIGNS_OF_PARTS, Breakdown, Claim, breakdowns, in_bullets
from baocao.checking.sums.closing_totals import SIGNS_OF_SUM, summed_up
from baocao.checking.sums.remainders import SIGNS_OF_REST, remainders
from baocao.language.figures import written
from baocao.language.vocabulary import ACTION_VERBS, ATTRIBUTES, DISJOINT, MEASURES, PARTITIONS, WHOLES
from baocao.model import Block, BlockKind, Finding, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

if TYPE_CHECKING:
    from baocao.checking.sums.table_sums import WrongSum

RULE = ReportRule(
    id="T04",
    name="breakdown-sum",
    summary="Số tổng phải bằng tổng các phần kể ra cùng với nó, trong câu cũng như trong bảng.",
    why="“11 cơ sở (gồm 05 cơ sở vàng, 04 cơ sở điện)” thiếu 2: người đọc không biết tin số nào.",
    fix="Cộng lại các phần, sửa số tổng hoặc số thành phần; nếu chỉ kể một số phần thì viết “trong đó có”.",
    bad=(
        "- Kiểm tra 11 cơ sở (gồm 05 cơ sở lưu trú, 04 cơ sở ăn uống, 03 điểm tham quan). <!-- T04 -->\n"
        "- Phê duyệt 05 nhiệm vụ (trong đó: 03 đề tài, 01 dự án). <!-- T04 -->\n"
        "- Tiếp nhận 12 đơn, đã giải quyết 9, còn 4. <!-- T04 -->\n"
        "- Cấp 321 thẻ bạn đọc (học sinh 200, cán bộ 81, người cao tuổi 30). <!-- T04 -->\n"
        "- Mở 08 lớp tập huấn, gồm: <!-- T04 -->\n"
        "  - 05 lớp về di sản;\n"
        "  - 02 lớp về du lịch.\n\n"
        "| Xã | Số di tích |\n| :--- | ---: |\n| Hạ Lũng | 12 |\n| Nà Hin | 7 |\n| Tổng cộng | 20 | <!-- T04 -->\n"
    ),
    good=(
        "- Kiểm tra 11 cơ sở (gồm 05 cơ sở lưu trú, 04 cơ sở ăn uống, 02 điểm tham quan).\n"
        "- Tập huấn 120 đại biểu (trong đó có 40 nữ, 25 đảng viên); mở 03 lớp (gồm 45 học viên, 30 buổi).\n"
        "- Tiếp nhận 12 đơn, đã giải quyết 9, còn 3.\n\n"
        "| Xã | Số di tích |\n| :--- | ---: |\n| Hạ Lũng | 12 |\n| Nà Hin | 7 |\n| Tổng cộng | 19 |\n"
    ),
    issued=Severity.WARNING,
)

_PROPERTIES = frozenset({"nam", "nữ", "đảng viên", "đoàn viên", "hội viên"})
"""What a person may be at the same time; only `nam` and `nữ` together make up a whole."""
_TIMES = frozenset({"giờ", "phút", "ngày", "tuần", "tháng", "năm", "%", "độ"})
_DOES = regex(rf"(?:có|được|bị|mắc|thuộc|từng|{'|'.join(verb.strip() for verb in ACTION_VERBS)})\b", re.IGNORECASE)
_MOST_TERMS = 30
_BEHIND_NAME = (
    r"(?:trong|gồm|bao|được|bị|đã|đang|chưa|trên|tại|cho|của|thuộc|với|do|theo|và|có|là|để|từ|về|ở|đến|cùng|như|nhưng"
    r"|bằng|đạt|tăng|giảm|so|còn|nay)\b"
)
_WORD_OF_NAME = rf"\s+(?!{_BEHIND_NAME})[^\W\d_][\w-]*(?![\w-])"
# A name of more words may have been cut anywhere.
_NAME = regex(rf"\s?[%‰]|(?:{_WORD_OF_NAME}){{1,6}}(?!{_WORD_OF_NAME})", re.IGNORECASE)


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = context.text
    looks = (
        (text.having_in_lower(SIGNS_OF_PARTS), breakdowns),
        (text.having_in_lower(SIGNS_OF_REST), remainders),
        (text.having_behind(*SIGNS_OF_SUM), summed_up),
    )
    for number in sorted(set[int]().union(*(numbers for numbers, _ in looks))):
        passage = context.passages[number]
        # `trong đó: 03 …` is found twice, as what follows these words and as what follows a colon.
        told = [found for numbers, look in looks if number in numbers for found in look(passage.text)]
        if told:
            found = [finding for breakdown in told for finding in _compare(passage, breakdown)]
            yield from {finding.span: finding for finding in found}.values()
    tables = [block for block in context.blocks if block.kind is BlockKind.TABLE] if "|" in report.source.text else ()
    if tables:
        from baocao.checking.sums.table_sums import wrong_sums  # most reports have none

        for table in tables:
            yield from map(_wrong_total, wrong_sums(table))
    if ":" not in text.letters or not _has_lead_in(context.blocks):
        return
    passage_of = context.passage_of
    for lead, bullets in _lead_ins((report.blocks, *(block.children for block in context.blocks))):
        texts = [passage_of[id(block)].text for block in (lead, *bullets) if id(block) in passage_of]
        if len(texts) == len(bullets) + 1 and (under := in_bullets(texts[0], texts[1:])):
            yield from _compare(passage_of[id(lead)], under)


def _wrong_total(wrong: WrongSum) -> Finding:
    place = [f"{kind} “{name}”" for kind, name in (("hàng", wrong.row), ("cột", wrong.column)) if name]
    place = place if wrong.of_rows else place[::-1]
    where = ", ".join(place) or "ô tổng"
    lines = "các hàng" if wrong.of_rows else "các cột"
    added = f"{lines} cộng lại là {written(round(wrong.added, 6))} ({_terms(wrong.parts)})"
    message = f"{where[:1].upper()}{where[1:]} ghi {wrong.cell.text} nhưng {added}."
    prose = wrong.cell.block.prose
    span = prose.span(0, len(prose.text)) if prose else wrong.cell.block.span
    return Finding(span, message, "Cộng lại bảng, sửa số tổng hoặc số thành phần.")


def _terms(parts: Sequence[str]) -> str:
    return " + ".join([*parts[:_MOST_TERMS], *["…"][: len(parts) - _MOST_TERMS]])


def _has_lead_in(blocks: Sequence[Block]) -> bool:
    """Whether a list seems to follow a paragraph that ends in a colon: a quick look for `_lead_ins`."""
    kind = BlockKind.LIST
    lists = [at for at, block in enumerate(blocks) if block.kind is kind and at]
    leads = [blocks[at - 1] for at in lists]
    return any(lead.prose is not None and lead.prose.text.rstrip().endswith(":") for lead in leads)


def _lead_ins(neighbours: Iterable[Sequence[Block]]) -> Iterator[tuple[Block, list[Block]]]:
    """Each paragraph with a list right under it, and the first block of each of its bullets."""
    for blocks in neighbours:
        if len(blocks) < 2:
            continue
        for block, after in pairwise(blocks):
            if block.kind is BlockKind.PARAGRAPH and after.kind is BlockKind.LIST:
                yield block, [bullet.children[0] if bullet.children else bullet for bullet in after.children]


def _compare(passage: Passage, found: Breakdown) -> Iterator[Finding]:
    parts = _without_asides(found.parts)
    total = next((before for before in found.totals if _must_add_up(before, parts, found)), None)
    if total is None or _adds_up(total, parts, found):
        return
    figure = total.figure
    added = sum(part.worth for part in parts)
    in_unit = added * figure.value / total.worth if total.worth else added
    terms = _terms([part.figure.text for part in parts])
    what = f"các phần cộng lại là {written(in_unit)} ({terms})" if len(parts) > 1 else f"riêng một phần đã là {terms}"
    yield Finding(passage.span(figure.start, figure.end), f"Tổng ghi {_in_words(total, passage)} nhưng {what}.")


def _in_words(total: Amount, passage: Passage) -> str:
    """The figure with what it counts, as far as it is sure where its name ends: `12 công trình thủy lợi`."""
    name = _NAME.match(passage.text, total.figure.end)
    return f"{total.figure.text} {' '.join(name[0].split())}".rstrip() if name else total.figure.text


def _without_asides(parts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Only men and women, if both are given: `70 nam, 45 nữ, 25 đảng viên`."""
    sexes = tuple(part for part in parts if part.word in ("nam", "nữ"))
    return sexes if {part.word for part in sexes} == {"nam", "nữ"} else parts


def _adds_up(total: Amount, parts: tuple[Amount, ...], found: Breakdown) -> bool:
    """Whether the sum fits, as far as the figures are exact: of all parts, or of the first ones where more is told."""
    slack = sum(amount.slack for amount in (total, *parts))
    if found.claim is Claim.REST:
        *done, rest = parts
        some = (sum(part.worth for part in chosen) for n in range(1, len(done) + 1) for chosen in combinations(done, n))
        steps = (part.worth - other.worth for part in done for other in done)
        return any(abs(left - rest.worth) <= slack for left in (*(total.worth - added for added in some), *steps))
    sums = list(accumulate(part.worth for part in parts))[1 if len(parts) > 1 else 0 :]
    return any(
        abs(added - whole.worth) <= slack for added in sums for whole in found.totals if whole.kind == total.kind
    )


def _must_add_up(total: Amount, parts: tuple[Amount, ...], found: Breakdown) -> bool:
    """Whether these parts claim to be all of the total, or are more than all of it can be."""
    same = [part for part in parts if part.kind == total.kind]
    if len(same) == len(parts) and sum(part.worth for part in parts) > _most(total, found):
        return _are_too_many(total, parts, found)
    words = {part.word for part in parts}
    if len(parts) < 2 or _are_properties(words, total) or _is_taken_amiss(total, parts, found):
        return False
    is_partition = any(words >= all_of_it for all_of_it in PARTITIONS)
    match found.claim:
        case Claim.REST:
            return True
        case Claim.ALL:
            return _claims_all(total, same, parts)
        case Claim.BARE:
            whole = words in ({total.word}, {"nam", "nữ"}) or total.kind in DISJOINT
            return len(same) == len(parts) and total.word != "%" and whole
        case Claim.AFTER_COLON if any(_does_something(part) for part in parts):
            return False
        case Claim.LISTED | Claim.AFTER_COLON:
            return len(same) == len(parts) and total.word != "%" and (is_partition or is_near(total, parts))
        case Claim.SOME:
            return len(same) == len(parts) and is_partition
    raise AssertionError(found.claim)


def _most(total: Amount, found: Breakdown) -> float:
    """The greatest number that the parts may be parts of."""
    return max(amount.worth + amount.slack for amount in found.totals if amount.kind == total.kind)


def _are_too_many(total: Amount, parts: tuple[Amount, ...], found: Breakdown) -> bool:
    """Whether parts exceeding the total are surely wrong: each is part of it, and none is counted twice."""
    if _is_taken_amiss(total, parts, found):
        return False
    if len(parts) == 1 and found.claim not in (Claim.SOME, Claim.LISTED):
        return False
    if any(part.word != total.word and total.word not in WHOLES for part in parts):
        return False
    if len(parts) == 1:
        return True
    attributes = {_attribute(part) for part in parts}
    # `12 hợp tác xã liên kết tiêu thụ, 15 hợp tác xã có sản phẩm OCOP`: one may do both.
    may_leave_out = found.claim in (Claim.SOME, Claim.LISTED, Claim.AFTER_COLON)
    if may_leave_out and attributes == {None} and any(_does_something(part) for part in parts):
        return False
    return not _are_properties({part.word for part in parts}, total) and len(attributes) == 1


def _are_properties(words: set[str], total: Amount) -> bool:
    """Whether the parts may overlap: `40 nữ, 25 đảng viên`."""
    return bool(words & _PROPERTIES) and words not in ({"nam", "nữ"}, {total.word})


def _is_taken_amiss(total: Amount, parts: tuple[Amount, ...], found: Breakdown) -> bool:
    """Whether numbers that do not say what they count are too far from the total, or of a time: `8 giờ (tầng 6)`."""
    return found.is_assumed and (total.word in _TIMES or not is_near(total, parts, 0.25 if len(parts) > 2 else 0.1))


def _does_something(part: Amount) -> bool:
    """Whether the words behind what the part counts say what it does: `hợp tác xã liên kết tiêu thụ`."""
    _, _, behind = part.told.lower().partition(part.word)
    return bool(_DOES.match(behind.strip()))


def _attribute(part: Amount) -> int | None:
    """The line of ATTRIBUTES that has a word of the part; None if none has."""
    told = part.told.lower()
    return next((line for line, words in enumerate(ATTRIBUTES) if any(word in told for word in words)), None)


def _claims_all(total: Amount, same: Sequence[Amount], parts: tuple[Amount, ...]) -> bool:
    others = [part for part in parts if part not in same]
    if any(part.is_known or part.worth >= total.worth for part in others):
        return False
    # Where no part names what is counted, only a sum that nearly fits shows that it was meant to.
    return bool(same) or (total.word not in MEASURES and is_near(total, parts))
