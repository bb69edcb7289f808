"""baocao.yml as typed values: everything about the office, so that nothing of it stands in code.

Text in, `Config` and notes out; never raises for a bad file. pydantic checks the values and gathers
every error at once; `syntax.typed` says them in Vietnamese at their line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from baocao.config_checks import bad_value, contradictions
from baocao.model import Note, Signer, Source
from baocao.period import Period, in_force
from baocao.syntax.fields import (
    FORBID_EXTRA,
    SLUG_PATTERN,
    Line,
    Month,
    Number,
    SignerField,
    Slug,
    YamlBool,
    one_of,
    refused,
)
from baocao.syntax.typed import read_typed
from baocao.syntax.yaml import CONFIG_LIMIT, read_yaml
from baocao.syntax.yaml_layers import laid_over

# --------------------------------------------------------------------------- title templates

_FIELD = re.compile(r"\{(?P<name>[^{}]*)\}")
_FIELDS = ("month", "month:02", "year", "next.month", "next.month:02", "next.year")


def _known_fields_only(template: str) -> str:
    for match in _FIELD.finditer(template):
        if match["name"] not in _FIELDS:
            raise refused(f"không có chỗ điền {match[0]}", _TEMPLATE_HELP)
    if re.search(r"[{}]", _FIELD.sub("", template)):
        raise refused("có dấu ngoặc nhọn “{” hoặc “}” lẻ, không thành cặp", _TEMPLATE_HELP)
    return template


_TEMPLATE_HELP = f"Các chỗ điền dùng được: {', '.join(f'{{{name}}}' for name in _FIELDS)}."


def fill(template: str, period: Period) -> str:
    """`template` with its fields filled for `period`: `THÁNG {next.month:02}` → `THÁNG 02`."""

    def value(match: re.Match[str]) -> str:
        name, _, width = match["name"].partition(":")
        of = period.next if name.startswith("next.") else period
        number = of.year if name.endswith("year") else of.month
        return f"{number:02}" if width else str(number)

    return _FIELD.sub(value, template)


def names_month(template: str) -> bool:
    """Whether `template` has a field for a month, so that it can title no quarter and no year."""
    return any("month" in match["name"] for match in _FIELD.finditer(template))


@lru_cache(maxsize=1024)
def title_pattern(template: str) -> re.Pattern[str]:
    """What matches `template` filled for any period, whatever the letter case and the width of its spaces.

    The groups are named after the fields: `month`, `year`, `next_month`, `next_year`; where a field
    stands more than once, the second is `month_2`, and so on.
    """
    seen: Counter[str] = Counter()
    parts: list[str] = []
    at = 0
    for match in _FIELD.finditer(template):
        parts.append(_spaced(template[at : match.start()]))
        at = match.end()
        name = match["name"].partition(":")[0].replace(".", "_")
        seen[name] += 1
        group = name if seen[name] == 1 else f"{name}_{seen[name]}"
        parts.append(rf"(?P<{group}>\d{{4}})" if name.endswith("year") else rf"(?P<{group}>\d{{1,2}})")
    parts.append(_spaced(template[at:]))
    return re.compile("".join(parts), re.IGNORECASE)


def _spaced(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(text))


Template = Annotated[str, AfterValidator(_known_fields_only)]


def _one_number(pattern: str) -> str:
    if pattern and (pattern.count("{n}") != 1 or re.search(r"[{}]", pattern.replace("{n}", ""))):
        raise refused("mẫu câu phải có đúng một chỗ {n} cho con số", "Ví dụ: “Thử nghiệm {n} mẫu”.")
    return pattern


NumberTemplate = Annotated[str, AfterValidator(_one_number)]

# --------------------------------------------------------------------------- the office

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
    """One office's baocao.yml."""

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


# --------------------------------------------------------------------------- loading


def load_config(source: Source, shared: Source | None = None) -> tuple[Config | None, tuple[Note, ...]]:
    """The office's configuration, or None with notes that say what to mend.

    `shared` is the root baocao.yml of many offices, which `read_offices` has found to be right: what it
    says holds where `source` is silent; a group of keys (`organ`, `word`) is laid over the root's, key
    by key; a list replaces it.
    """
    document = read_yaml(source, 0, len(source.text), CONFIG_LIMIT)
    if shared is not None:
        document = laid_over(document, read_yaml(shared, 0, len(shared.text), CONFIG_LIMIT), without="offices")
    config, notes = read_typed(Config, document)
    if config is not None:
        notes += tuple(contradictions(config, document))
    notes = document.notes + notes
    return (None if notes else config), notes


def read_offices(source: Source) -> tuple[dict[str, str] | None, tuple[Note, ...]]:
    """The offices of a root baocao.yml: id to folder below the root; None where the file is one office's own.

    What is wrong with the list of offices is in the notes; such an office is left out.
    """
    document = read_yaml(source, 0, len(source.text), CONFIG_LIMIT)
    tree = document.value
    if not isinstance(tree, dict) or "offices" not in tree:
        return None, ()
    notes = list(document.notes)
    listed = tree["offices"]
    offices: dict[str, str] = {}
    if not isinstance(listed, dict) or not listed:
        message = "Mục “offices” phải là một nhóm: tên tắt của từng cơ quan và thư mục của cơ quan ấy."
        notes.append(bad_value(document, ("offices",), message, "Ví dụ “offices: {so-khcn: offices/so-khcn}”."))
        listed = {}
    for id, folder in listed.items():
        path = ("offices", id)
        if not re.fullmatch(SLUG_PATTERN, id):
            message = f"Tên tắt “{id}” chưa đúng cách viết."
            help = "Tên tắt có từ 2 đến 60 ký tự, chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn."
            notes.append(bad_value(document, path, message, help, at_key=True))
        elif not isinstance(folder, str) or not folder.strip():
            message = f"Chưa ghi thư mục của cơ quan “{id}”."
            notes.append(bad_value(document, path, message, f"Ví dụ “{id}: offices/{id}”."))
        elif (inside := _folder_inside(folder)) is None:
            message = f"Thư mục “{folder}” nằm ngoài kho báo cáo."
            help = f"Ghi đường dẫn tính từ thư mục gốc, không có “..”, ví dụ “{id}: offices/{id}”."
            notes.append(bad_value(document, path, message, help))
        elif inside in offices.values():
            message = f"Thư mục “{folder}” đã được ghi cho một cơ quan khác."
            notes.append(bad_value(document, path, message, "Mỗi cơ quan phải có một thư mục riêng."))
        else:
            offices[id] = inside
    return offices, tuple(notes)


def _folder_inside(folder: str) -> str | None:
    """`folder` in its shortest form, None where it is the root itself or leaves it."""
    path = PurePosixPath(folder.strip())
    leaves = path.is_absolute() or ".." in path.parts or not path.parts
    return None if leaves or re.search(r"[\\:~\n\0]", folder) else path.as_posix()
