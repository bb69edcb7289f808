"""The keys of baocao.yml that say what reports are called: their subject, closing and sections, by kind of period."""

import re
from typing import Annotated, Literal, NamedTuple

from baocao.config.titles import FIELD, FIELDS, fill, for_kind
from baocao.period import Period
from baocao.yaml.fields import BadValue, Check, Key, Slug

_TEMPLATE_HELP = f"Các chỗ điền dùng được: {', '.join(f'{{{name}}}' for name in FIELDS)}."
_SAME_HELP = f"{_TEMPLATE_HELP[:1].lower()}{_TEMPLATE_HELP[1:]}"
_AS_MONTHS = "bỏ trống thì theo mẫu của tháng, thay tên kỳ"


def _known_fields_only(template: str) -> str:
    for match in FIELD.finditer(template):
        if match["name"] not in FIELDS:
            raise BadValue(f"không có chỗ điền {match[0]}", _TEMPLATE_HELP)
    if re.search(r"[{}]", FIELD.sub("", template)):
        raise BadValue("có dấu ngoặc nhọn “{” hoặc “}” lẻ, không thành cặp", _TEMPLATE_HELP)
    return template


_FIELD_NAMES = "|".join(re.escape(name) for name in FIELDS)
Template = Annotated[str, Check(_known_fields_only, {"pattern": rf"^([^{{}}]|\{{({_FIELD_NAMES})\}})*$"})]


def _for_kind(name: str, example: object) -> Key:
    return Key(description=f"Riêng cho báo cáo {name}, khi không dùng được lời của báo cáo tháng", example=example)


class ReportTitles(NamedTuple):
    """What the reports of one kind of period have in place of the month's words."""

    subject: Annotated[Template, Key(max_length=500, description=f"Mẫu trích yếu; {_AS_MONTHS}")] = ""
    closing: Annotated[Template, Key(description=f"Câu kết; {_AS_MONTHS}")] = ""


class ReportTemplate(NamedTuple):
    """What all reports of the office share; `quarter` and the others are named as the kinds of periods are."""

    subject: Annotated[
        Template,
        Key(
            min_length=1,
            max_length=500,
            description=f"Mẫu trích yếu; {_SAME_HELP}",
            example="Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}",
        ),
    ]
    closing: Annotated[Template, Key(description="Câu kết; in ở cuối báo cáo nào chưa có câu kết của mình")] = ""
    type_name: Annotated[str, Key(min_length=1, max_length=100, description="Tên loại văn bản")] = "BÁO CÁO"
    quarter: Annotated[ReportTitles, _for_kind("quý", {"subject": "Kết quả công tác quý {quarter} năm {year}"})] = (
        ReportTitles()
    )
    half: Annotated[ReportTitles, _for_kind("6 tháng", {"subject": "Sơ kết công tác 6 tháng {half} năm {year}"})] = (
        ReportTitles()
    )
    nine_months: Annotated[
        ReportTitles, _for_kind("9 tháng", {"subject": "Kết quả công tác 9 tháng đầu năm {year}"})
    ] = ReportTitles()
    year: Annotated[ReportTitles, _for_kind("năm", {"subject": "Tổng kết công tác năm {year}"})] = ReportTitles()

    def subject_for(self, period: Period | None) -> str:
        """The subject of the report of `period`."""
        return fill(self._own(period).subject or _adapted(self.subject, period), period)

    def closing_for(self, period: Period | None) -> str:
        """The closing of the report of `period`; empty where the office has none."""
        return fill(self._own(period).closing or _adapted(self.closing, period), period)

    def _own(self, period: Period | None) -> ReportTitles:
        own: ReportTitles = getattr(self, period.kind) if period and not period.is_month else ReportTitles()
        return own


class SectionTitle(NamedTuple):
    """What a section is called in the reports of one kind of period."""

    title: Annotated[Template, Key(description=f"Đầu đề phần; {_AS_MONTHS}")] = ""


class SectionTemplate(NamedTuple):
    """A section every report must have; with areas, or without. `quarter` and the others as in `ReportTemplate`."""

    id: Annotated[Slug, Key(description="Tên tắt; phải có results và plan", example="results")]
    title: Annotated[
        Template,
        Key(min_length=1, description=f"Đầu đề phần; {_SAME_HELP}", example="ĐÁNH GIÁ CHUNG"),
    ]
    areas: Annotated[Literal["all", "none"], Key(description="all: chia theo các lĩnh vực; none: không chia")] = "none"
    quarter: Annotated[SectionTitle, _for_kind("quý", {"title": "KẾT QUẢ QUÝ {quarter}/{year}"})] = SectionTitle()
    half: Annotated[SectionTitle, _for_kind("6 tháng", {"title": "KẾT QUẢ 6 THÁNG {half} NĂM {year}"})] = SectionTitle()
    nine_months: Annotated[SectionTitle, _for_kind("9 tháng", {"title": "KẾT QUẢ 9 THÁNG ĐẦU NĂM {year}"})] = (
        SectionTitle()
    )
    year: Annotated[SectionTitle, _for_kind("năm", {"title": "KẾT QUẢ NĂM {year}"})] = SectionTitle()

    def template_for(self, period: Period | None) -> str:
        """The title in the report of `period`, its fields as they are."""
        own: SectionTitle = getattr(self, period.kind) if period and not period.is_month else SectionTitle()
        return own.title or _adapted(self.title, period)

    def title_for(self, period: Period | None) -> str:
        """The title in the report of `period`."""
        return fill(self.template_for(period), period)


def _adapted(template: str, period: Period | None) -> str:
    """The month's words, for the kind of `period`."""
    return for_kind(template, period.kind) if period else template
