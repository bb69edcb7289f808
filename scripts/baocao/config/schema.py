"""The keys of baocao.yml, as typed values: everything about the office, so that nothing of it stands in code.

A new key is a new field here, with its type, its description in Vietnamese and an example. `load` fills the fields,
pydantic checks each value by its type, and `checks` finds values that contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from baocao.config.titles import FIELD, FIELDS
from baocao.model import Signer
from baocao.period import Period, in_force
from baocao.yaml.fields import (
    FORBID_EXTRA,
    Line,
    Month,
    Number,
    SignerField,
    Slug,
    YamlBool,
    one_of,
    refused,
)

_TEMPLATE_HELP = f"Các chỗ điền dùng được: {', '.join(f'{{{name}}}' for name in FIELDS)}."


def _known_fields_only(template: str) -> str:
    for match in FIELD.finditer(template):
        if match["name"] not in FIELDS:
            raise refused(f"không có chỗ điền {match[0]}", _TEMPLATE_HELP)
    if re.search(r"[{}]", FIELD.sub("", template)):
        raise refused("có dấu ngoặc nhọn “{” hoặc “}” lẻ, không thành cặp", _TEMPLATE_HELP)
    return template


Template = Annotated[str, AfterValidator(_known_fields_only)]


def _one_number(pattern: str) -> str:
    if pattern and (pattern.count("{n}") != 1 or re.search(r"[{}]", pattern.replace("{n}", ""))):
        raise refused("mẫu câu phải có đúng một chỗ {n} cho con số", "Ví dụ: “Thử nghiệm {n} mẫu”.")
    return pattern


NumberTemplate = Annotated[str, AfterValidator(_one_number)]

_AREA = {"id": "thanh-tra", "title": "Công tác thanh tra"}
_ORGAN = {"name": "…", "place": "…", "code_notation": "…"}
_SECTION = {"id": "results", "title": "KẾT QUẢ THÁNG {month:02}/{year}", "areas": "all"}
_INDICATOR = {"label": "Số mẫu thử nghiệm", "unit": "mẫu"}


@dataclass(frozen=True, slots=True)
class Organ:
    """The issuing body: NĐ30 Annex I boxes 2, 3 and 4; lengths of Annex VI."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    name: Annotated[str, Field(min_length=1, max_length=200, description="Cơ quan ban hành", examples=["SỞ NGOẠI VỤ"])]
    place: Annotated[str, Field(min_length=1, description="Địa danh ghi trước ngày ban hành", examples=["Hòa Bình"])]
    code_notation: Annotated[
        str, Field(min_length=1, max_length=30, description="Ký hiệu văn bản", examples=["BC-SNgV"])
    ]
    parent: Annotated[str, Field(max_length=200, description="Cơ quan chủ quản trực tiếp")] = ""
    id: Annotated[str, Field(max_length=13, description="Mã định danh cơ quan")] = ""


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """What all reports of the office share."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    subject: Annotated[
        Template,
        Field(
            min_length=1,
            max_length=500,
            description="Mẫu trích yếu",
            examples=["Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}"],
        ),
    ]
    closing: Annotated[Template, Field(description="Câu kết")] = ""
    type_name: Annotated[str, Field(min_length=1, max_length=100, description="Tên loại văn bản")] = "BÁO CÁO"


@dataclass(frozen=True, slots=True)
class AreaTemplate:
    """A numbered area of sections with `areas: all`, while in force."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    id: Annotated[Slug, Field(description="Tên tắt; đã dùng thì không đổi")]
    title: Annotated[str, Field(min_length=1, description="Đầu đề lĩnh vực", examples=["Công tác thanh tra"])]
    since: Annotated[Month | None, Field(alias="from", description="Kỳ đầu tiên có lĩnh vực này")] = None
    until: Annotated[Month | None, Field(description="Kỳ cuối cùng có lĩnh vực này")] = None


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """A section every report must have; with areas, or without."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    id: Annotated[Slug, Field(description="Tên tắt; phải có results và plan", examples=["results"])]
    title: Annotated[Template, Field(min_length=1, description="Đầu đề phần", examples=["ĐÁNH GIÁ CHUNG"])]
    areas: Annotated[Literal["all", "none"], Field(description="all: chia theo các lĩnh vực")] = "none"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A named monthly figure. `pattern` is how the text gives it, `{n}` the number; `targets` by year, in `unit`."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    label: Annotated[str, Field(min_length=1, description="Tên chỉ tiêu", examples=["Số mẫu thử nghiệm"])]
    unit: Annotated[str, Field(description="Đơn vị tính")] = ""
    area: Annotated[str, Field(description="Tên tắt của lĩnh vực")] = ""
    pattern: Annotated[NumberTemplate, Field(description="Câu có con số ấy; {n} là chỗ của con số")] = ""
    targets: Annotated[
        Mapping[int, Number], Field(description="Chỉ tiêu cả năm, theo năm", examples=[{2022: 3000}])
    ] = field(default_factory=dict)
    required: Annotated[YamlBool, Field(description="false nếu kỳ không phát sinh thì được bỏ qua")] = True
    since: Annotated[Month | None, Field(alias="from", description="Kỳ đầu tiên có chỉ tiêu này")] = None
    until: Annotated[Month | None, Field(description="Kỳ cuối cùng có chỉ tiêu này")] = None


@dataclass(frozen=True, slots=True)
class Term:
    """A wording to avoid while in force, and what to write instead."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    avoid: Annotated[str, Field(min_length=1, description="Từ ngữ cần tránh", examples=["bổ xung"])]
    use: Annotated[str, Field(description="Cách viết thay")] = ""
    note: Annotated[str, Field(description="Lời giải thích")] = ""
    source: Annotated[str, Field(description="Quy định làm căn cứ")] = ""
    since: Annotated[Month | None, Field(alias="from", description="Chỉ nhắc từ kỳ này")] = None
    until: Annotated[Month | None, Field(description="Chỉ nhắc đến kỳ này")] = None


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Layout choices the decree leaves open: size tier (Quốc hiệu 12 or 13 pt), body size in pt, indent in cm."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    tier: Annotated[int, one_of(12, 13), Field(description="Cỡ chữ Quốc hiệu")] = 13
    body_size: Annotated[int, one_of(13, 14), Field(description="Cỡ chữ nội dung")] = 14
    first_line_indent_cm: Annotated[float, one_of(1.0, 1.27), Field(description="Lùi đầu dòng, cm")] = 1.27


@dataclass(frozen=True, slots=True)
class Config:
    """One office's baocao.yml; each field is a key, read and checked by `load.load_config`."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    organ: Annotated[Organ, Field(description="Cơ quan ban hành", examples=[_ORGAN])]
    report: Annotated[ReportTemplate, Field(description="Mẫu chung của báo cáo", examples=[{"subject": "…"}])]
    areas: Annotated[tuple[AreaTemplate, ...], Field(description="Các lĩnh vực, theo thứ tự", examples=[[_AREA]])]
    sections: Annotated[tuple[SectionTemplate, ...], Field(description="Các phần, theo thứ tự", examples=[[_SECTION]])]
    signer: Annotated[SignerField, Field(description="Người ký", examples=[{"position": "GIÁM ĐỐC"}])] = field(
        default_factory=Signer
    )
    addressees: Annotated[tuple[Line, ...], Field(description="Kính gửi", examples=[["UBND tỉnh"]])] = ()
    to: Annotated[tuple[Line, ...], Field(description="Nơi nhận", examples=[["UBND tỉnh", "Lãnh đạo Sở"]])] = ()
    archive: Annotated[tuple[Line, ...], Field(description="Nơi lưu", examples=[["VT", "VP"]])] = ()
    indicators: Annotated[
        Mapping[str, Indicator], Field(description="Chỉ tiêu hằng kỳ", examples=[{"mau_thu_nghiem": _INDICATOR}])
    ] = field(default_factory=dict)
    terms: Annotated[
        tuple[Term, ...], Field(description="Từ ngữ cần tránh", examples=[[{"avoid": "bổ xung", "use": "bổ sung"}]])
    ] = ()
    word: Annotated[WordSettings, Field(description="Trình bày bản Word", examples=[{"body_size": 14}])] = field(
        default_factory=WordSettings
    )

    def areas_in_force(self, period: Period | None) -> tuple[AreaTemplate, ...]:
        """The areas a report of `period` must have, in order; all of them without a period."""
        return tuple(area for area in self.areas if period is None or in_force(period, area.since, area.until))
