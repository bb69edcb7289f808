"""`datapackage.json`: what the tables hold, as a Frictionless Data Package. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from baocao.open_data.table import Column, Table

PACKAGE = "datapackage.json"
NAME = "bao-cao"
_DIGESTS = "baocao:files"
"""Our own key of the package: the digest of each file, to know again what we made."""


def data_package(tables: Sequence[Table], files: Mapping[str, bytes]) -> bytes:
    """The package of the CSV `tables`; `files`: all that is made beside it, by name."""
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": "Kho báo cáo",
        "description": "Báo cáo, nội dung, nhiệm vụ, diễn biến và chỉ tiêu. Trong tệp CSV, chữ mà bảng tính có thể "
        "hiểu nhầm là công thức có thêm dấu nháy đơn; tệp SQLite giữ chữ đúng như trong báo cáo.",
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
        _DIGESTS: {name: digest(data) for name, data in sorted(files.items())},
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def digests(package: bytes | None) -> Mapping[str, str] | None:
    """The digests in a package that we made, by name of the file; None where it is none of ours."""
    try:
        value = json.loads(package or b"")
        found = value[_DIGESTS] if value["name"] == NAME else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_ours = isinstance(found, dict) and all(isinstance(part, str) for part in found.values())
    return found if is_ours else None


def digest(data: bytes) -> str:
    """What tells the content of a file from any other."""
    return sha256(data).hexdigest()


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    links = [_foreign_key(link.columns, link.table, link.key) for link in table.links]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{digest(data)}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [*table.key],
            **({"foreignKeys": links} if links else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = [*column.choices]
    described = {"name": column.name, "type": column.kind.value, "description": column.says}
    return {**described, **({"constraints": constraints} if constraints else {})}


def _foreign_key(columns: Sequence[str], table: str, key: Sequence[str]) -> dict[str, Any]:
    return {"fields": [*columns], "reference": {"resource": table, "fields": [*key]}}
