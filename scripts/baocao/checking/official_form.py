"""What of the parts around a report's text would be printed against NĐ30, from its symbol to its annexes. Pure.

Judged by the same functions as a Word file is (`form/rules/`), before there is one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from baocao.config.schema import Config
from baocao.language.official_form import (
    annex_sign,
    begins_as_letter,
    begins_small,
    is_symbol,
    mentioned,
    misnumbered,
    other_type,
    shouted_organ,
)
from baocao.language.signing import authority_form, may_show_rank, positions_of, rank_before, signing_slips
from baocao.language.wording import capitalised, one_line
from baocao.model import Annex, FrontKey, Report, Span
from baocao.parsing.defaults import name_in_text, signer_of, subject_of

_IN_CONFIG = "baocao.yml"
_DEPUTY = "Ví dụ “signer: {authority: KT. GIÁM ĐỐC, position: PHÓ GIÁM ĐỐC, full_name: Lê Văn Nam}”."


class Misprint(NamedTuple):
    """Something that would be printed wrongly, as half a sentence, and the way out.

    `key`: of front matter, where that says it; `span`: where else the author must act. `is_plain`: plainly against the
    decree.
    """

    message: str
    remedy: str
    key: str = ""
    span: Span | None = None
    is_plain: bool = True


def misprints(report: Report, config: Config) -> Iterator[Misprint]:
    """All that would be printed wrongly around the text of `report`."""
    yield from _symbol(report, config)
    place = config.organ.place
    if begins_small(place):
        yield Misprint(
            f"địa danh “{place}” không viết hoa",
            f"Trong baocao.yml ghi “place: {' '.join(map(capitalised, one_line(place).split()))}”.",
        )
    yield from _subject(report, config)
    yield from _signature(report, config)
    if report.annexes:
        yield from _annexes(report, config)


def _symbol(report: Report, config: Config) -> Iterator[Misprint]:
    own = report.front.code_notation
    symbol = own or config.organ.code_notation
    where = "" if own else f"Trong {_IN_CONFIG}, mục organ, ghi lại code_notation. "
    key = FrontKey.CODE_NOTATION if own else ""
    if not is_symbol(symbol):
        yield Misprint(
            f"ký hiệu “{symbol}” chưa đúng cách viết",
            f"{where}Ký hiệu viết chữ in hoa, giữa các nhóm là gạch nối, không có dấu cách, ví dụ BC-SNV.",
            key,
        )
    elif short := other_type(symbol, config.report.type_name):
        type_name = one_line(config.report.type_name).lower()
        yield Misprint(
            f"ký hiệu “{symbol}” là của tên loại khác",
            f"{where}Ký hiệu của {type_name} bắt đầu bằng {short}, ví dụ {short}-{symbol.partition('-')[2] or 'SNV'}.",
            key,
        )


def _subject(report: Report, config: Config) -> Iterator[Misprint]:
    subject, key = subject_of(report, config), FrontKey.SUBJECT if report.front.subject else ""
    where = "" if key else f"Sửa subject của report trong {_IN_CONFIG}. "
    if begins_as_letter(subject):
        yield Misprint("trích yếu mở đầu bằng “V/v”", f"{where}“V/v” chỉ dùng cho công văn: bỏ chữ ấy.", key)
    if subject.isupper() and len(subject) > 1:
        yield Misprint("trích yếu viết in hoa", f"{where}Trích yếu viết chữ thường, chỉ tên loại in hoa.", key)


def _signature(report: Report, config: Config) -> Iterator[Misprint]:
    signer, own = signer_of(report, config), report.front.signer
    lines = positions_of(signer)
    says_position = own is not None and (own.position or own.authority)
    key = FrontKey.SIGNER.entry("authority" if own and own.authority else "position") if says_position else ""
    where = "" if says_position else f"Sửa mục signer trong {_IN_CONFIG}, hoặc ghi signer ở đầu báo cáo. "
    for line in lines:
        if authority_form(line) is False:
            yield Misprint(
                f"quyền hạn ký “{line}” chưa đúng cách viết",
                f"{where}Viết TM., KT., TL., TUQ. hoặc Q., có dấu chấm và một dấu cách, ví dụ KT. GIÁM ĐỐC.",
                key,
            )
    for slip in signing_slips(lines):
        yield Misprint(
            f"phần ký in là {slip.found}", f"{where}Cần có: {slip.wanted}. {_DEPUTY}", key, is_plain=slip.is_plain
        )
    name = one_line(signer.full_name)
    key = FrontKey.SIGNER.entry("full_name") if own and own.full_name else ""
    where = "" if key else f"Sửa full_name của signer trong {_IN_CONFIG}. "
    if name.isupper() and len(name) > 1:
        yield Misprint(f"họ tên người ký “{name}” viết in hoa", f"{where}Họ tên viết chữ thường: {name.title()}.", key)
    if (rank := rank_before(name)) and not may_show_rank(config.organ.name, config.organ.parent):
        yield Misprint(
            f"có “{rank}” trước họ tên người ký",
            f"{where}Chỉ ghi họ và tên, không ghi học hàm, học vị, danh hiệu.",
            key,
        )


def _annexes(report: Report, config: Config) -> Iterator[Misprint]:
    """Annexes whose label is wrong or to which the text does not point, and the line under their titles that would
    shout the organ's name."""
    front = report.front
    start = report.annexes[0].span.start
    said = [prose.text for prose in report.prose if not prose.segments or prose.segments[0].start < start]
    around = [subject_of(report, config), *(front.addressees or config.addressees)]
    around += [] if report.closing else [config.report.closing_for(report.period)]
    around += [*(config.to if front.to is None else front.to)]
    labels = [annex.label for annex in report.annexes]
    points_to = mentioned(labels, one_line(" ".join([*said, *around])))
    for annex, is_mentioned, is_misnumbered in zip(report.annexes, points_to, misnumbered(labels), strict=True):
        label, span = annex.label, annex.heading.span
        if label.isupper():
            remedy = f"Viết {capitalised(label[:7].lower())}{label[7:]}; chỉ tiêu đề của phụ lục in hoa."
            yield Misprint(f"“{label}” viết in hoa", remedy, span=span)
        if is_misnumbered:
            remedy = "Có từ hai phụ lục trở lên thì đánh số La Mã: Phụ lục I, Phụ lục II."
            yield Misprint(f"“{label}” không đánh số La Mã", remedy, span=span)
        if not is_mentioned:
            name = label if annex_sign(label) else "Phụ lục"
            remedy = f"Ghi ở chỗ có liên quan, ví dụ “(chi tiết tại {name})”."
            yield Misprint(f"lời văn không nhắc đến {name}", remedy, span=span)
    shouted = shouted_organ(f" của {name_in_text(report, config)}")
    without = next((annex for annex in report.annexes if not _has_pointer(annex)), None)
    if shouted and without is not None:
        yield Misprint(
            f"dòng “Kèm theo” ở phụ lục in tên cơ quan bằng chữ in hoa: {shouted}",
            "Trong baocao.yml ghi name của organ bằng chữ thường như viết trong câu (đầu văn bản vẫn in hoa), hoặc ghi "
            "đủ tên cơ quan trong lời văn.",
            span=without.heading.span,
        )


def _has_pointer(annex: Annex) -> bool:
    """Whether its author has written the line that is otherwise printed under the title."""
    prose = annex.blocks[0].prose if annex.blocks else None
    return prose is not None and prose.text.startswith("(Kèm theo")
