"""The types of fields that front matter and baocao.yml share, read from what an author wrote.

Each takes the text of one value and gives a typed one, or says in Vietnamese what is wrong with it.
Pure. Each also carries what the JSON schema says of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from baocao.model import SLUG, Signer
from baocao.period import Period, parse_period
from baocao.yaml.problem import short

FORBID_EXTRA = ConfigDict(extra="forbid", str_strip_whitespace=True)
"""For every group of keys: a key that is not known is a slip of the pen."""


def refused(message: str, remedy: str = "") -> PydanticCustomError:
    """What a field's own check raises: what is wrong (half a sentence) and the way out, in Vietnamese."""
    return PydanticCustomError("refused", "{message}", {"message": message, "help": remedy})


PERIOD_PATTERN = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?$"
_MONTH_AND_YEAR = re.compile(r"\D*(1[0-2]|0?[1-9])\D+([12]\d{3})\D*")
_YEAR_AND_MONTH = re.compile(r"([12]\d{3})\D+(1[0-2]|0?[1-9])\D*")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:[., \u00a0]\d{3})+", re.ASCII)
_DATE = re.compile(
    r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>[12]\d{3})",
    re.ASCII,
)


def _month(value: object) -> Period:
    if not isinstance(value, str):
        raise refused(f"phải là một kỳ báo cáo, nhưng đang là {shape(value)}", "Viết năm-tháng, ví dụ 2022-01.")
    period = parse_period(value)
    if period is None:
        if match := _YEAR_AND_MONTH.fullmatch(value):
            likely = f"{match[1]}-{int(match[2]):02}"
        elif "q" not in value.lower() and (match := _MONTH_AND_YEAR.fullmatch(value)):
            likely = f"{match[2]}-{int(match[1]):02}"
        else:
            raise refused(
                f"“{short(value)}” không phải kỳ báo cáo",
                "Viết năm-tháng, ví dụ 2022-01; hoặc 2022-Q1, 2022-H1, 2022-9M, 2022.",
            )
        raise refused(f"kỳ “{value}” chưa đúng cách viết", f"Viết năm-tháng: {likely}.")
    return period


def _number(value: object) -> float:
    if not isinstance(value, str):
        raise refused(f"phải là một con số, nhưng đang là {shape(value)}", "Viết chữ số, ví dụ 250 hoặc 12,5.")
    text = value.strip()
    if _THOUSANDS.fullmatch(text):
        plain = re.sub(r"\D", "", text)
        raise refused(
            f"“{text}” có thể hiểu theo hai cách: số nguyên hoặc số thập phân",
            f"Viết số liền, không có dấu ngăn hàng nghìn: {'-' * text.startswith('-')}{plain}.",
        )
    if not _NUMBER.fullmatch(text):
        raise refused(
            f"“{short(text)}” không phải là một con số", "Chỉ viết chữ số, ví dụ 250 hoặc 12,5; không kèm đơn vị."
        )
    return float(text.replace(",", "."))


def _yes_or_no(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    found = f"“{short(value)}”" if isinstance(value, str) else shape(value)
    raise refused(f"chỉ nhận true (có) hoặc false (không), nhưng đang là {found}", "Viết true hoặc false.")


def _date(value: object) -> date:
    if not isinstance(value, str):
        raise refused(f"phải là một ngày, nhưng đang là {shape(value)}", "Viết năm-tháng-ngày, ví dụ 2022-01-25.")
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise refused(f"ngày “{short(value)}” chưa đúng cách viết", "Viết năm-tháng-ngày, ví dụ 2022-01-25.")
    year, month, day = (
        int(match[long] or match[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise refused(f"không có ngày {day:02}/{month:02}/{year} trong lịch", "Kiểm tra lại ngày và tháng.") from None


def _slug(value: str) -> str:
    if not re.fullmatch(SLUG, value):
        raise refused(
            f"tên tắt “{short(value)}” chưa đúng cách viết",
            "Tên tắt có từ 2 đến 60 ký tự, chỉ gồm chữ thường không dấu a–z, chữ số và dấu gạch nối, ví dụ thanh-tra.",
        )
    return value


def one_of(*allowed: float) -> GetPydanticSchema:
    """For a field that takes only these numbers, however they are written (`1`, `1.0`, `1,0`)."""

    def check(value: object) -> float:
        number = _number(value)
        if number not in allowed:
            message = f"không nhận giá trị “{value}”"
            raise refused(message, f"Chỉ nhận {listed([f'{number:g}' for number in allowed])}.")
        return allowed[allowed.index(number)]

    return GetPydanticSchema(
        lambda _kind, _handler: core_schema.no_info_plain_validator_function(check),
        lambda _schema, _handler: {"enum": list(allowed)},
    )


Month = Annotated[
    Period,
    PlainValidator(_month),
    WithJsonSchema({"type": ["string", "integer"], "pattern": PERIOD_PATTERN, "examples": ["2022-01"]}),
]
Number = Annotated[float, PlainValidator(_number), WithJsonSchema({"type": "number", "examples": [250]})]
YamlBool = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean", "examples": [True]})]
Date = Annotated[
    date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date", "examples": ["2022-01-25"]})
]
Slug = Annotated[
    str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG}$", "examples": ["thanh-tra"]})
]

Line = Annotated[str, Field(min_length=1)]
"""An entry of a list of texts."""


@dataclass(frozen=True, slots=True)
class _SignerKeys:
    """The keys of `signer`; lengths of NĐ30 Annex VI, fields 12.1 and 12.2."""

    __pydantic_config__: ClassVar[Any] = FORBID_EXTRA

    position: Annotated[str, Field(max_length=100, examples=["GIÁM ĐỐC"])] = ""
    full_name: Annotated[str, Field(max_length=50, examples=["Nguyễn Văn A"])] = ""
    authority: Annotated[str, Field(max_length=100, examples=["KT. GIÁM ĐỐC"])] = ""


def _signer_schema(_kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    def signer(keys: _SignerKeys) -> Signer:
        return Signer(keys.position, keys.full_name, keys.authority)

    return core_schema.no_info_after_validator_function(signer, handler.generate_schema(_SignerKeys))


SignerField = Annotated[Signer, GetPydanticSchema(_signer_schema)]
"""`model.Signer`, which knows nothing of pydantic, read from its three keys."""

# --------------------------------------------------------------------------- words


def shape(value: object) -> str:
    """What kind of value was found where a text was wanted."""
    if isinstance(value, list):
        return "một danh sách"
    return "một nhóm gồm các mục con" if isinstance(value, dict) else "để trống"


def found(value: object) -> str:
    """A value as messages show it: a text quoted, anything else by its kind."""
    return f"“{short(value)}”" if isinstance(value, str) else shape(value)


def listed(words: Sequence[str]) -> str:
    """The choices there are: `“a”, “b” hoặc “c”`."""
    quoted = [f"“{word}”" for word in words]
    return " hoặc ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]
