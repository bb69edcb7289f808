"""Holds a Word file against the rules of the decree: a `WordFile` in, a `Verdict` out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.form.boxes.anatomy import Anatomy, take_apart
from baocao.form.looking import shortened
from baocao.form.model import Seen
from baocao.form.places import Box
from baocao.form.rules import all_rules
from baocao.model.form import FormCheck, FormRule, Verdict
from baocao.word.reading import WordFile

PROFILE = "NĐ30/2020"
_FIRST_WORDS = 40
"""Characters by which a paragraph is known."""
_WITHOUT_WORDS = (Box.PAGE, Box.DESK)
"""What can be told of a text whose letters cannot be read."""
_WITHOUT_FORM = (Box.PAGE, Box.NATIONAL, Box.ORGAN, Box.CODE, Box.DESK)
"""What all types of documents have in common."""
_LAWS = (Box.PAGE, Box.NATIONAL, Box.ORGAN, Box.DESK)
_ANYTHING = (Box.PAGE, Box.NATIONAL, Box.WHOLE, Box.DESK)
"""What can be told of a file that is no document of an agency: what it lacks of one, too."""


def verify(file: WordFile) -> Verdict:
    """What every rule says of `file`, by rule; those with nothing to look at are silent."""
    anatomy = take_apart(file)
    boxes = _boxes(anatomy)
    checks: list[FormCheck] = []
    silent: list[FormRule] = []
    for loaded in all_rules():
        rule = loaded.rule
        own = tuple(_checks(rule, loaded.look(anatomy))) if rule.box in boxes else ()
        checks += own
        if not own:
            silent.append(rule)
    return Verdict(PROFILE, tuple(checks), tuple(silent), tuple(_remarks(anatomy)))


def _boxes(a: Anatomy) -> tuple[Box, ...]:
    """What the rules may speak of: where a text follows another form, those of ours would accuse it wrongly."""
    if a.legacy:
        return _WITHOUT_WORDS
    if a.is_annex:
        return tuple(Box)
    if not a.is_official:
        return _ANYTHING
    if a.is_law:
        return _LAWS
    return _WITHOUT_FORM if a.has_own_form else tuple(Box)


def _checks(rule: FormRule, looks: Iterable[Seen]) -> Iterator[FormCheck]:
    """One check for all places where the rule found the same; where anything is wrong, what is right is not told."""
    seen = tuple(looks)
    wrong = [one for one in seen if not one.ok]
    kinds: dict[tuple[str, str], list[Seen]] = {}
    for one in wrong or seen[:1]:
        kinds.setdefault((one.found, one.wanted), []).append(one)
    for first, *others in kinds.values():
        severity = first.severity or rule.severity
        wanted = first.wanted or rule.wanted
        paragraph = first.where.paragraph
        number = paragraph.number if paragraph else None
        words = shortened(" ".join(paragraph.text.split()), _FIRST_WORDS) if paragraph else ""
        yield FormCheck(rule, first.ok, first.found, wanted, severity, first.where.part, number, words, len(others))


def _remarks(a: Anatomy) -> Iterator[str]:
    if a.legacy:
        yield (
            f"Văn bản gõ bằng bảng mã {a.legacy[0]} nên không đọc được chữ: chỉ kiểm tra trang giấy và phông chữ. "
            "Hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi kiểm tra lại."
        )
    if a.is_annex:
        yield "Tệp này là phụ lục tách riêng, nên không xét các thành phần của văn bản chính."
    if not a.legacy and not a.is_annex and not a.is_official:
        yield "Tệp không có Quốc hiệu cùng tên cơ quan hay số, ký hiệu, nên không xét như văn bản của cơ quan."
    if a.is_law:
        yield "Đây là văn bản quy phạm pháp luật, có quy định riêng về thể thức; chỉ kiểm tra trang giấy và phần đầu."
    elif a.has_own_form:
        yield "Loại văn bản này có mẫu riêng, nên chỉ kiểm tra trang giấy, Quốc hiệu, tên cơ quan và số, ký hiệu."
    if a.others:
        yield f"Tệp có {a.others + 1} văn bản; chỉ kiểm tra văn bản đầu tiên."
    if a.file.has_tracked_changes:
        yield "Tệp có sửa đổi chưa duyệt (Track Changes): kiểm tra như khi đã chấp nhận mọi sửa đổi."
