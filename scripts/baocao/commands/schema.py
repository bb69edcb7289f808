"""`baocao schema`: what baocao.yml, or the front matter of a report, may hold, as a JSON schema for editors."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import show
from baocao.config.schema import Config
from baocao.parsing.front_matter import FrontMatterKeys
from baocao.render.json_dump import dump
from baocao.yaml.json_schema import json_schema, without_required

ORDER = 17
_CONFIG, _REPORT = "config", "report"
_OFFICES = {
    "description": "Các cơ quan trong kho: tên tắt và thư mục của từng cơ quan",
    "examples": [{"so-khcn": "offices/so-khcn"}],
    "type": "object",
    "additionalProperties": {"type": "string", "minLength": 1},
}


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `schema`."""
    parser = commands.add_parser(
        "schema",
        help="in lược đồ JSON của baocao.yml hoặc của phần khai báo đầu báo cáo",
        description="Lược đồ JSON (JSON Schema 2020-12), để trình soạn thảo gợi ý tên mục, giải thích từng mục và báo "
        "chỗ viết sai ngay khi gõ.",
    )
    parser.add_argument(
        "what",
        metavar="LOẠI",
        nargs="?",
        choices=(_CONFIG, _REPORT),
        default=_CONFIG,
        help=f"{_CONFIG}: tệp baocao.yml (mặc định); {_REPORT}: phần khai báo đầu báo cáo",
    )
    parser.add_argument(
        "--many",
        action="store_true",
        help="cho các tệp baocao.yml của kho nhiều cơ quan: có mục offices, và mục nào ghi ở tệp kia rồi thì không đòi",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the schema."""
    if arguments.what == _REPORT and arguments.many:
        raise Refused("--many chỉ dùng cho lược đồ của baocao.yml: baocao schema config --many", WRONG_USAGE)
    show(dump(_report()) if arguments.what == _REPORT else config_schema(arguments.many))
    return OK


def _report() -> dict[str, Any]:
    return {"title": "Phần khai báo đầu báo cáo", **json_schema(FrontMatterKeys)}


def config_schema(is_of_many: bool) -> str:
    """The schema of baocao.yml as text; `is_of_many`, of those of a repository of many offices."""
    schema: dict[str, Any] = {"title": "baocao.yml", **json_schema(Config)}
    if is_of_many:
        schema = without_required(schema)
        schema["properties"] = {"offices": _OFFICES, **schema["properties"]}
    return dump(schema)
