"""The keys of baocao.yml, as typed values: everything about the office, so that nothing of it stands in code.

A new key is a new field here, with its type, its description in Vietnamese and an example. `yaml.typed`
reads each value by its type, and `checks` finds values that contradict each other.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from baocao.config.report_templates import ReportTemplate, SectionTemplate
from baocao.config.reporting import ReportingDays
from baocao.decree import FIRST_LINE_INDENTS, NATIONAL_NAME_SIZE, TEXT_SIZE
from baocao.model import Signer
from baocao.period import Period, in_force
from baocao.yaml.fields import (
    BadValue,
    Check,
    Key,
    Line,
    Month,
    Number,
    SignerField,
    Slug,
    YamlBool,
    one_of,
)


def _one_number(pattern: str) -> str:
    if pattern and (pattern.count("{n}") != 1 or re.search(r"[{}]", pattern.replace("{n}", ""))):
        raise BadValue("mẫu câu phải có đúng một chỗ {n} cho con số", "Ví dụ: “Thử nghiệm {n} mẫu”.")
    return pattern


NumberTemplate = Annotated[str, Check(_one_number, {"pattern": r"^([^{}]*\{n\}[^{}]*)?$"})]

_AREA = {"id": "thanh-tra", "title": "Công tác thanh tra"}
_ORGAN = {"name": "…", "code_notation": "…", "place": "…"}
_SECTION = {"id": "results", "title": "KẾT QUẢ THÁNG {month:02}/{year}", "areas": "all"}
_INDENTS_CM = tuple(indent / 10 for indent in FIRST_LINE_INDENTS)
_INDICATOR = {"label": "Số mẫu thử nghiệm", "unit": "mẫu"}


class Organ(NamedTuple):
    """The issuing body: NĐ30 Annex I boxes 2, 3 and 4; lengths of Annex VI."""

    name: Annotated[
        str,
        Key(
            min_length=1,
            max_length=200,
            description="Cơ quan ban hành; in ở đầu văn bản, ô số 2 của NĐ30",
            example="SỞ NGOẠI VỤ",
        ),
    ]
    place: Annotated[
        str,
        Key(min_length=1, description="Địa danh ghi trước ngày ban hành, ví dụ “Hòa Bình, ngày …”", example="Hòa Bình"),
    ]
    code_notation: Annotated[
        str,
        Key(min_length=1, max_length=30, description="Ký hiệu văn bản; phần sau số: Số: 05/BC-SNgV", example="BC-SNgV"),
    ]
    parent: Annotated[str, Key(max_length=200, description="Cơ quan chủ quản trực tiếp")] = ""
    id: Annotated[str, Key(max_length=13, description="Mã định danh cơ quan; để trống nếu chưa dùng")] = ""


class AreaTemplate(NamedTuple):
    """A numbered area of sections with `areas: all`, while in force."""

    id: Annotated[Slug, Key(description="Tên tắt; đã dùng thì không đổi")]
    title: Annotated[
        str,
        Key(
            min_length=1,
            description="Đầu đề lĩnh vực",
            example="Công tác thanh tra",
        ),
    ]
    since: Annotated[Month | None, Key(name="from", description="Kỳ đầu tiên có lĩnh vực này")] = None
    until: Annotated[Month | None, Key(description="Kỳ cuối cùng có lĩnh vực này")] = None


IndicatorKind = Literal["flow", "stock", "average"]
"""What the figures of several months make together: their sum, the last of them, or their average.

What happens in a month flows; how many there are is a stock.
"""


class Indicator(NamedTuple):
    """A named monthly figure. `pattern` is how the text gives it, `{n}` the number; `targets` by year, in `unit`."""

    label: Annotated[
        str, Key(min_length=1, description="Tên chỉ tiêu; in trong bảng và biểu đồ", example="Số mẫu thử nghiệm")
    ]
    unit: Annotated[str, Key(description="Đơn vị tính; đổi đơn vị thì khai một chỉ tiêu mới, đừng sửa ở đây")] = ""
    area: Annotated[str, Key(description="Tên tắt của lĩnh vực mà chỉ tiêu thuộc về (id trong areas)")] = ""
    pattern: Annotated[NumberTemplate, Key(description="Câu có con số ấy; {n} là chỗ của con số")] = ""
    targets: Annotated[Mapping[int, Number], Key(description="Chỉ tiêu cả năm, theo năm", example={2022: 3000})] = {}
    kind: Annotated[
        IndicatorKind,
        Key(
            description="Cách tính quý, năm: flow (phát sinh trong tháng) cộng các tháng; stock (số hiện có) lấy tháng "
            "cuối; average lấy trung bình cộng, tháng nào cũng như nhau"
        ),
    ] = "flow"
    required: Annotated[YamlBool, Key(description="false nếu kỳ không phát sinh thì được bỏ qua")] = True
    since: Annotated[Month | None, Key(name="from", description="Kỳ đầu tiên có chỉ tiêu này")] = None
    until: Annotated[Month | None, Key(description="Kỳ cuối cùng có chỉ tiêu này")] = None


class Term(NamedTuple):
    """A wording to avoid while in force, and what to write instead."""

    avoid: Annotated[str, Key(min_length=1, description="Từ ngữ cần tránh", example="bổ xung")]
    use: Annotated[str, Key(description="Cách viết thay")] = ""
    note: Annotated[str, Key(description="Lời giải thích; hiện trong lời nhắc T07")] = ""
    source: Annotated[str, Key(description="Quy định làm căn cứ; hiện trong lời nhắc T07")] = ""
    since: Annotated[Month | None, Key(name="from", description="Chỉ nhắc từ kỳ này")] = None
    until: Annotated[Month | None, Key(description="Chỉ nhắc đến kỳ này")] = None


class WordSettings(NamedTuple):
    """Layout choices the decree leaves open: size tier (of the Quốc hiệu) and body size in pt, indent in cm."""

    tier: Annotated[
        float,
        one_of(*NATIONAL_NAME_SIZE),
        Key(description="Cỡ chữ Quốc hiệu; 12 thì Tiêu ngữ, ngày tháng 13, 13 thì 14"),
    ] = NATIONAL_NAME_SIZE.most
    body_size: Annotated[float, one_of(*TEXT_SIZE), Key(description="Cỡ chữ nội dung")] = TEXT_SIZE.most
    first_line_indent_cm: Annotated[float, one_of(*_INDENTS_CM), Key(description="Lùi đầu dòng, cm; 1 hoặc 1.27")] = (
        _INDENTS_CM[1]
    )


class Config(NamedTuple):
    """One office's baocao.yml; each field is a key, read and checked by `load.load_config`."""

    organ: Annotated[Organ, Key(description="Cơ quan ban hành", example=_ORGAN)]
    report: Annotated[ReportTemplate, Key(description="Mẫu chung của báo cáo", example={"subject": "…"})]
    areas: Annotated[
        tuple[AreaTemplate, ...],
        Key(description="Các lĩnh vực, theo thứ tự; thôi một lĩnh vực thì ghi until, đừng xóa", example=[_AREA]),
    ]
    sections: Annotated[tuple[SectionTemplate, ...], Key(description="Các phần, theo thứ tự", example=[_SECTION])]
    signer: Annotated[
        SignerField,
        Key(
            description="Người ký; họ tên ghi trong từng báo cáo thì báo cáo cũ giữ đúng người đã ký",
            example={"position": "GIÁM ĐỐC"},
        ),
    ] = Signer()
    addressees: Annotated[tuple[Line, ...], Key(description="Kính gửi", example=["UBND tỉnh"])] = ()
    to: Annotated[
        tuple[Line, ...],
        Key(
            description="Nơi nhận; mỗi dòng một nơi, không ghi dấu chấm phẩy, không ghi dòng Lưu",
            example=["UBND tỉnh", "Lãnh đạo Sở"],
        ),
    ] = ()
    archive: Annotated[
        tuple[Line, ...], Key(description="Nơi lưu; in thành dòng “Lưu: VT, VP.”", example=["VT", "VP"])
    ] = ()
    indicators: Annotated[
        Mapping[str, Indicator],
        Key(
            description="Chỉ tiêu hằng kỳ; mỗi chỉ tiêu một tên tắt, con số ghi ở đầu từng báo cáo",
            example={"mau_thu_nghiem": _INDICATOR},
        ),
    ] = {}
    terms: Annotated[
        tuple[Term, ...], Key(description="Từ ngữ cần tránh", example=[{"avoid": "bổ xung", "use": "bổ sung"}])
    ] = ()
    reporting: Annotated[
        tuple[ReportingDays, ...],
        Key(
            description="Ngày chốt số liệu và hạn gửi báo cáo; đổi quy định thì ghi thành danh sách, mỗi dòng có from, "
            "until",
            example={"closes_on": 14, "due_on": 16},
            takes_one=True,
        ),
    ] = ()
    word: Annotated[WordSettings, Key(description="Trình bày bản Word", example={"body_size": 14})] = WordSettings()

    def areas_in_force(self, period: Period | None) -> tuple[AreaTemplate, ...]:
        """The areas a report of `period` must have, in order; all of them without a period."""
        return tuple(area for area in self.areas if period is None or in_force(period, area.since, area.until))

    def area_title(self, area_id: str, period: Period) -> str:
        """What the area is called in `period`, or was last before; of one that begins later, as it begins.

        Empty where the office has no such area.
        """
        named = sorted(
            (area for area in self.areas if area.id == area_id), key=lambda area: area.since.start if area.since else 0
        )
        begun = [area for area in named if area.since is None or area.since.start <= period.end]
        return begun[-1].title if begun else named[0].title if named else ""
