"""Holds a Word file against the rules of the decree: a `WordFile` in, a `Verdict` out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.form.boxes.document import DocumentParts, find_parts
from baocao.form.boxes.location import Box
from baocao.form.findings_in_words import shortened
from baocao.form.rule import Seen
from baocao.form.rules import all_rules
from baocao.model.rule import FormRule
from baocao.model.verification import FormCheck, Verdict
from baocao.word.reading import WordFile

PROFILE = "NĐ30/2020"
_FIRST_WORDS = 40
"""Characters by which a paragraph is known."""
_WITHOUT_WORDS = (Box.PAGE, Box.BEFORE_SIGNING)
"""What can be told of a text whose letters cannot be read."""
_WITHOUT_FORM = (Box.PAGE, Box.NATIONAL, Box.ORGAN, Box.CODE, Box.BEFORE_SIGNING)
"""What all types of documents have in common."""
_LAWS = (Box.PAGE, Box.NATIONAL, Box.ORGAN, Box.BEFORE_SIGNING)
_ANYTHING = (Box.PAGE, Box.NATIONAL, Box.WHOLE, Box.BEFORE_SIGNING)
"""What can be told of a file that is no document of an agency: also which parts it lacks."""


def verify(file: WordFile) -> Verdict:
    """What every rule says of `file`, by rule; those with nothing to look at are silent."""
    doc = find_parts(file)
    boxes = _boxes(doc)
    checks: list[FormCheck] = []
    silent: list[FormRule] = []
    for loaded in all_rules():
        rule = loaded.rule
        own = tuple(_checks(rule, loaded.look(doc))) if rule.box in boxes else ()
        checks += own
        if not own:
            silent.append(rule)
    return Verdict(PROFILE, tuple(checks), tuple(silent), tuple(_remarks(doc)))


def _boxes(doc: DocumentParts) -> tuple[Box, ...]:
    """The boxes that rules may speak of: where a text follows another form, ours would accuse it wrongly."""
    if doc.legacy:
        return _WITHOUT_WORDS
    if doc.is_annex:
        return tuple(Box)
    if not doc.is_official:
        return _ANYTHING
    if doc.is_law:
        return _LAWS
    return _WITHOUT_FORM if doc.has_own_form else tuple(Box)


def _checks(rule: FormRule, looks: Iterable[Seen]) -> Iterator[FormCheck]:
    """One check for all places with the same finding; what is right is left out where anything is wrong."""
    seen = tuple(looks)
    wrong = [finding for finding in seen if not finding.ok]
    kinds: dict[tuple[str, str], list[Seen]] = {}
    for finding in wrong or seen[:1]:
        kinds.setdefault((finding.found, finding.wanted), []).append(finding)
    for first, *others in kinds.values():
        severity = first.severity or rule.severity
        wanted = first.wanted or rule.wanted
        paragraph = first.where.paragraph
        number = paragraph.number if paragraph else None
        words = shortened(" ".join(paragraph.text.split()), _FIRST_WORDS) if paragraph else ""
        yield FormCheck(rule, first.ok, first.found, wanted, severity, first.where.part, number, words, len(others))


def _remarks(doc: DocumentParts) -> Iterator[str]:
    if doc.legacy:
        yield (
            f"Văn bản gõ bằng bảng mã {doc.legacy[0]} nên không đọc được chữ: chỉ kiểm tra trang giấy và phông chữ. "
            "Hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi kiểm tra lại."
        )
    if doc.is_annex:
        yield "Tệp này là phụ lục tách riêng, nên không xét các thành phần của văn bản chính."
    if not doc.legacy and not doc.is_annex and not doc.is_official:
        yield "Tệp không có Quốc hiệu cùng tên cơ quan hay số, ký hiệu, nên không xét như văn bản của cơ quan."
    if doc.is_law:
        yield "Đây là văn bản quy phạm pháp luật, có quy định riêng về thể thức; chỉ kiểm tra trang giấy và phần đầu."
    elif doc.has_own_form:
        yield "Loại văn bản này có mẫu riêng, nên chỉ kiểm tra trang giấy, Quốc hiệu, tên cơ quan và số, ký hiệu."
    if doc.others:
        yield f"Tệp có {doc.others + 1} văn bản; chỉ kiểm tra văn bản đầu tiên."
    if doc.file.has_tracked_changes:
        yield "Tệp có sửa đổi chưa duyệt (Track Changes): kiểm tra như khi đã chấp nhận mọi sửa đổi."
