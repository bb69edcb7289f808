"""The types of fields that front matter and baocao.yml share, read from what an author wrote.

Each takes the text of one value and gives a typed one, or says in Vietnamese what is wrong with it.
Pure. Each also carries what the JSON schema says of it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

from baocao.model import SLUG, Signer
from baocao.period import Period, parse_period
from baocao.regex import regex
from baocao.yaml.problem import short


class Key:
    """What is known of a key besides its type; the lengths are those of a text.

    `name` is how authors write the key where code cannot. `is_expected`: editors ask for it, though we read on
    without it. `takes_one`: what is a list may be written as its only entry.
    """

    def __init__(
        self,
        *,
        description: str = "",
        example: Any = None,
        min_length: int | None = None,
        max_length: int | None = None,
        name: str = "",
        is_expected: bool = False,
        takes_one: bool = False,
    ) -> None:
        self.description = description
        self.example = example
        self.min_length = min_length
        self.max_length = max_length
        self.name = name
        self.is_expected = is_expected
        self.takes_one = takes_one


class Check:
    """Makes a value of a text, or raises BadValue; `schema` is what editors are told of it."""

    def __init__(self, read: Callable[[str], Any], schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = schema


class Reader:
    """Makes a value of whatever is written, else like a Check."""

    def __init__(self, read: Callable[[object], Any], schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = schema


class Keys:
    """The keys of a group are the fields of `of`, where the annotated class, which has the same, knows no YAML."""

    def __init__(self, of: type[Any]) -> None:
        self.of = of


class BadValue(Exception):
    """A value that its field does not take: what is wrong (half a sentence) and the way out, in Vietnamese."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


PERIOD_PATTERN = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?$"
_MONTH_AND_YEAR = regex(r"\D*(1[0-2]|0?[1-9])\D+([12]\d{3})\D*")
_YEAR_AND_MONTH = regex(r"([12]\d{3})\D+(1[0-2]|0?[1-9])\D*")
_NUMBER = regex(r"-?\d{1,15}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS = regex(r"-?[1-9]\d{0,2}(?:[., \u00a0]\d{3})+", re.ASCII)
_DATE = regex(
    r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>[12]\d{3})",
    re.ASCII,
)


def _month(value: object) -> Period:
    if not isinstance(value, str):
        raise BadValue(f"phải là một kỳ báo cáo, nhưng đang là {shape(value)}", "Viết năm-tháng, ví dụ 2022-01.")
    period = parse_period(value)
    if period is None:
        if match := _YEAR_AND_MONTH.fullmatch(value):
            likely = f"{match[1]}-{int(match[2]):02}"
        elif "q" not in value.lower() and (match := _MONTH_AND_YEAR.fullmatch(value)):
            likely = f"{match[2]}-{int(match[1]):02}"
        else:
            raise BadValue(
                f"“{short(value)}” không phải kỳ báo cáo",
                "Viết năm-tháng, ví dụ 2022-01; hoặc 2022-Q1, 2022-H1, 2022-9M, 2022.",
            )
        raise BadValue(f"kỳ “{value}” chưa đúng cách viết", f"Viết năm-tháng: {likely}.")
    return period


def _number(value: object) -> float:
    if not isinstance(value, str):
        raise BadValue(f"phải là một con số, nhưng đang là {shape(value)}", "Viết chữ số, ví dụ 250 hoặc 12,5.")
    text = value.strip()
    if _THOUSANDS.fullmatch(text):
        plain = re.sub(r"\D", "", text)
        raise BadValue(
            f"“{text}” có thể hiểu theo hai cách: số nguyên hoặc số thập phân",
            f"Viết số liền, không có dấu ngăn hàng nghìn: {'-' * text.startswith('-')}{plain}.",
        )
    if not _NUMBER.fullmatch(text):
        raise BadValue(
            f"“{short(text)}” không phải là một con số", "Chỉ viết chữ số, ví dụ 250 hoặc 12,5; không kèm đơn vị."
        )
    return float(text.replace(",", "."))


def _yes_or_no(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    found = f"“{short(value)}”" if isinstance(value, str) else shape(value)
    raise BadValue(f"chỉ nhận true (có) hoặc false (không), nhưng đang là {found}", "Viết true hoặc false.")


def _date(value: object) -> date:
    if not isinstance(value, str):
        raise BadValue(f"phải là một ngày, nhưng đang là {shape(value)}", "Viết năm-tháng-ngày, ví dụ 2022-01-25.")
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise BadValue(f"ngày “{short(value)}” chưa đúng cách viết", "Viết năm-tháng-ngày, ví dụ 2022-01-25.")
    year, month, day = (
        int(match[long] or match[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise BadValue(f"không có ngày {day:02}/{month:02}/{year} trong lịch", "Kiểm tra lại ngày và tháng.") from None


def _slug(value: str) -> str:
    if not re.fullmatch(SLUG, value):
        raise BadValue(
            f"tên tắt “{short(value)}” chưa đúng cách viết",
            "Tên tắt có từ 2 đến 60 ký tự, chỉ gồm chữ thường không dấu a–z, chữ số và dấu gạch nối, ví dụ thanh-tra.",
        )
    return value


def _day_of_month(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"0?[1-9]|[12]\d|3[01]", value.strip(), re.ASCII):
        written = f"“{short(value)}”" if isinstance(value, str) else shape(value)
        raise BadValue(f"phải là một ngày trong tháng, từ 1 đến 31, nhưng đang là {written}", "Ví dụ 14.")
    return int(value)


def one_of(*allowed: float) -> Reader:
    """For a field that takes only these numbers, however they are written (`1`, `1.0`, `1,0`)."""

    def read(value: object) -> float:
        number = _number(value)
        if number not in allowed:
            message = f"không nhận giá trị “{value}”"
            raise BadValue(message, f"Chỉ nhận {listed([f'{number:g}' for number in allowed])}.")
        return allowed[allowed.index(number)]

    return Reader(read, {"enum": [*allowed]})


_PERIOD_SCHEMA = {"type": ["string", "integer"], "pattern": PERIOD_PATTERN, "minimum": 1000, "maximum": 9999}
_NUMBER_SCHEMA = {
    "type": ["number", "string"],
    "pattern": r"^(?!-?[1-9][0-9]{0,2}([., ][0-9]{3})+$)-?[0-9]{1,15}([.,][0-9]{1,6})?$",
}
_DATE_PATTERN = "^([12][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3})$"

Month = Annotated[Period, Reader(_month, _PERIOD_SCHEMA), Key(example="2022-01")]
Number = Annotated[float, Reader(_number, _NUMBER_SCHEMA), Key(example=250)]
YamlBool = Annotated[bool, Reader(_yes_or_no, {"type": "boolean"}), Key(example=True)]
DayOfMonth = Annotated[int, Reader(_day_of_month, {"type": "integer", "minimum": 1, "maximum": 31}), Key(example=14)]
Date = Annotated[date, Reader(_date, {"type": "string", "pattern": _DATE_PATTERN}), Key(example="2022-01-25")]
Slug = Annotated[str, Check(_slug, {"pattern": f"^{SLUG}$"}), Key(example="thanh-tra")]

Line = Annotated[str, Key(min_length=1)]
"""An entry of a list of texts."""


class _SignerKeys(NamedTuple):
    """The keys of `signer`; lengths of NĐ30 Annex VI, fields 12.1 and 12.2."""

    position: Annotated[str, Key(max_length=100, description="Chức vụ", example="GIÁM ĐỐC")] = ""
    full_name: Annotated[str, Key(max_length=50, description="Họ và tên", example="Nguyễn Văn A")] = ""
    authority: Annotated[
        str, Key(max_length=100, description="Dòng ghi thẩm quyền khi ký thay", example="KT. GIÁM ĐỐC")
    ] = ""


SignerField = Annotated[Signer, Keys(_SignerKeys)]
"""`model.Signer`, which knows nothing of YAML, made of its three keys."""

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
