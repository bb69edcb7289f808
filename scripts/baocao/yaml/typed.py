"""From a tree of strings to typed values, with every mismatch said in Vietnamese at its line.

Pure; never raises for bad values. Only here is pydantic's own wording known, and it is never shown.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from baocao.model import Note, NoteKind
from baocao.yaml.document import YamlDocument
from baocao.yaml.fields import found, listed
from baocao.yaml.json_schema import adapter, schema_at
from baocao.yaml.problem import short
from baocao.yaml.tree import GLUED_KEY, Path, Tree

T = TypeVar("T")


def read_typed(
    kind: type[T], document: YamlDocument, *, lenient: bool = False, at_keys: bool = False
) -> tuple[T | None, tuple[Note, ...]]:
    """`document` as a `kind`, and what is wrong with it.

    The value is None where something is wrong; when `lenient`, what is wrong is left out instead. Of a
    document that could not be read whole it is not said what is missing: it may be in the unread part.
    Notes point at the wrong value, or, `at_keys`, at its key.
    """
    if document.value is not None and not isinstance(document.value, dict):
        message = "Ở đây phải là các dòng dạng “tên: giá trị”."
        return None, (Note(NoteKind.YAML, document.place(()), message, "Viết mỗi mục trên một dòng."),)
    reading = _Validation(kind, document, at_keys)
    validator = adapter(reading.kind)
    blanks: list[Path] = []
    tree = _present(document.value or {}, (), blanks)
    notes = [reading.unknown(path) for path in blanks if not reading.knows(path)]
    while True:
        try:
            return validator.validate_python(tree), _in_order(notes)
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            is_unread = detail["type"] == "missing" or detail["input"] is None
            if not (is_unread and document.notes):
                notes.append(reading.note(detail))
        left_out = [_leave_out(tree, reading.path(detail)) for detail in details]
        if not lenient or not any(left_out):
            return None, _in_order(notes)


def _in_order(notes: list[Note]) -> tuple[Note, ...]:
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: (note.span.path, note.span.start)))


def _present(tree: Tree, path: Path, blanks: list[Path]) -> Any:
    """`tree` without blank keys, which count as absent and go to `blanks`, and with each text on one line."""
    if isinstance(tree, dict):
        blanks += [(*path, key) for key, value in tree.items() if value is None]
        return {key: _present(value, (*path, key), blanks) for key, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [_present(value, (*path, i), blanks) for i, value in enumerate(tree)]
    return " ".join(tree.split("\n")) if tree and "\n" in tree else tree


def _leave_out(tree: Any, path: Path) -> bool:
    """Drop from `tree` the key that `path` leads to, or the list it leads into; False where there is none."""
    keys = tuple(takewhile(lambda step: isinstance(step, str), path))
    for key in keys[:-1]:
        tree = tree.get(key, {})
    return bool(keys) and tree.pop(keys[-1], None) is not None


@dataclass(frozen=True, slots=True)
class _Validation:
    """One document being validated: turns pydantic's errors into notes."""

    kind: Any
    document: YamlDocument
    at_keys: bool

    def schema_of(self, path: Path) -> dict[str, Any]:
        return schema_at(self.kind, path)

    def knows(self, path: Path) -> bool:
        """Whether there is a key `path`; where names are free, all are."""
        return path[-1] in self.schema_of(path[:-1]).get("properties", path[-1:])

    def path(self, detail: ErrorDetails) -> Path:
        """Where an error belongs; a bad key is marked by one step more, which is left away."""
        return tuple(step for step in detail["loc"] if step != "[key]")

    def note(self, detail: ErrorDetails) -> Note:
        path = self.path(detail)
        context = detail.get("ctx", {})
        name = _name(path)
        match detail["type"]:
            case "missing":
                return self.missing(path, name)
            case "unexpected_keyword_argument" | "extra_forbidden":
                return self.unknown(path)
            case "refused":
                message, remedy = f"Mục “{name}”: {context['message']}.", context["help"]
            case "string_too_long" | "too_long":
                length, most = len(detail["input"]), context["max_length"]
                message = f"Mục “{name}” dài quá: tối đa {most} ký tự, hiện có {length} (NĐ30 Phụ lục VI)."
                remedy = f"Rút gọn còn không quá {most} ký tự."
            case "int_parsing":
                message, remedy = f"“{short(str(path[-1]))}” không phải là một năm.", "Chỉ viết chữ số, ví dụ 2022."
            case "string_too_short" | "too_short":
                message, remedy = f"Mục “{name}” không được để trống.", self.example(path)
            case _:
                message, remedy = self.mismatch(path, name, detail["input"])
        is_key = detail["loc"][-1:] == ("[key]",)
        # One part of a list has no key of its own.
        at_key = is_key or (self.at_keys and bool(path) and isinstance(path[-1], str))
        return Note(NoteKind.BAD_VALUE, self.document.place(path, at_key=at_key), message, remedy)

    def missing(self, path: Path, name: str) -> Note:
        is_blank = path in self.document.keys
        what = f"“{name}”{self.meaning(path)}"
        message = f"Mục {what} đang để trống." if is_blank else f"Thiếu mục {what}."
        return Note(NoteKind.MISSING_FIELD, self.document.place(path, at_key=True), message, self.example(path))

    def unknown(self, path: Path) -> Note:
        known = list(self.schema_of(path[:-1]).get("properties", {}))
        key, name = str(path[-1]), _name(path)
        span = self.document.keys[path]
        if not span.source.text[span.end :].lstrip().startswith(":"):
            # `{title: Quản lý, thực hiện}`: without its quotes, what follows the comma is a key of its own.
            message = f"Sau dấu phẩy, “{short(key)}” bị hiểu là tên một mục."
            remedy = 'Nếu đó là lời văn thì đặt cả giá trị có dấu phẩy trong dấu nháy: "…, …".'
        else:
            message = f"Không có mục “{short(name)}”."
            likely = get_close_matches(key.lower(), known, n=1, cutoff=0.6)
            remedy = f"Có phải là “{likely[0]}”?" if likely else f"Các mục dùng được ở đây: {', '.join(known)}."
        return Note(NoteKind.UNKNOWN_FIELD, self.document.place(path, at_key=True), message, remedy)

    def mismatch(self, path: Path, name: str, value: object) -> tuple[str, str]:
        """Message and remedy where the shape or the choice is wrong."""
        schema = self.schema_of(path)
        key = next((step for step in reversed(path) if isinstance(step, str)), name)
        if allowed := [str(choice) for choice in schema.get("enum", [schema["const"]] if "const" in schema else [])]:
            choices = listed(allowed)
            return f"Mục “{name}” chỉ nhận {choices}, nhưng đang là {found(value)}.", f"Chọn {choices}."
        match schema.get("type"):
            case "array":
                message = f"Mục “{name}” phải là một danh sách, nhưng đang là {found(value)}."
                if isinstance(value, str) and value[:1] in _BULLETS:
                    return message, "Viết mỗi dòng của danh sách bắt đầu bằng một dấu “-” và một dấu cách."
                whole = f"[{short(value)}]" if isinstance(value, str) else _as_yaml(schema.get("examples", [["…"]])[0])
                return message, f"Viết trong ngoặc vuông: “{key}: {whole}”."
            case "object":
                message = f"Mục “{name}” phải là một nhóm gồm các mục con, nhưng đang là {found(value)}."
                if isinstance(value, str) and (match := GLUED_KEY.match(value)):
                    return message, f"Thêm một dấu cách sau dấu hai chấm: “{match[1]}: {short(match[2])}”."
                return message, f"Ví dụ: “{key}: {_as_yaml(schema.get('examples', [{'tên': '…'}])[0])}”."
            case _ if value is None:
                return f"Trong danh sách “{name}” có một dòng để trống.", "Điền nội dung hoặc xóa dòng ấy."
            case _ if isinstance(value, dict):
                message = f"Ở mục “{name}”, lời văn có dấu hai chấm hoặc ngoặc nhọn nên bị hiểu là một nhóm mục con."
                return message, 'Đặt cả lời văn trong dấu nháy "…".'
            case _:
                message = f"Mục “{name}” chỉ nhận một giá trị, nhưng đang là {found(value)}."
                return message, 'Giữ lại một giá trị; nếu là lời văn có ngoặc vuông thì đặt trong dấu nháy "…".'

    def example(self, path: Path) -> str:
        """How to write the field at `path`, by its own example."""
        return f"Ghi “{path[-1]}: {_as_yaml(self.schema_of(path).get('examples', ['…'])[0])}”."

    def meaning(self, path: Path) -> str:
        """What the key at `path` is for, in brackets after its name: ` (cơ quan ban hành)`."""
        said = re.split("[;:,]", self.schema_of(path).get("description", ""))[0]
        return f" ({said[:1].lower()}{said[1:]})" if said else ""


def _name(path: Path) -> str:
    """How messages call the key at `path`: `signer.full_name`."""
    return ".".join(step for step in path if isinstance(step, str))


_LEADING = ("id", "name", "title", "label")
"""The keys that an example begins with."""
_BULLETS = ("-", "•", "–", "—", "*", "+", "·")


def _as_yaml(value: Any) -> str:
    """`value` on one line, as an author would write it."""
    if isinstance(value, dict):
        # The schema has forgotten in which order an example was written.
        keys = sorted(value, key=lambda key: _LEADING.index(key) if key in _LEADING else len(_LEADING))
        return f"{{{', '.join(f'{key}: {_as_yaml(value[key])}' for key in keys)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, str) and not any(sign in value for sign in ":,#[]{}"):
        return value
    return json.dumps(value, ensure_ascii=False)
