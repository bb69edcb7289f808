"""From a tree of strings to typed values, with every mismatch said in Vietnamese at its line.

Pure; never raises for bad values. Gathers all that is wrong.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from baocao.model import Note, NoteKind
from baocao.yaml.document import YamlDocument
from baocao.yaml.fields import BadValue, found, listed
from baocao.yaml.problem import short
from baocao.yaml.shapes import ChoiceShape, GroupShape, ListShape, NamesShape, ReaderShape, Shape, TextShape, shape_of
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
    reading = _Reading(document, lenient, at_keys)
    wanted: Any = kind
    value = reading.value(shape_of(wanted), document.value or {}, ())
    notes = sorted(dict.fromkeys(reading.notes), key=lambda note: (note.span.path, note.span.start))
    return None if value is _WRONG else value, tuple(notes)


_WRONG: Any = object()
"""Stands for a value that is wrong, which is noted."""


class _Reading:
    """One document being read: gives values, and gathers notes."""

    def __init__(self, document: YamlDocument, lenient: bool, at_keys: bool) -> None:
        self.document = document
        self.lenient = lenient
        self.at_keys = at_keys
        self.notes: list[Note] = []

    def value(self, shape: Shape, tree: Tree, path: Path) -> Any:
        """What `tree`, which stands at `path`, says; `_WRONG` where it is not of that shape."""
        if isinstance(tree, str) and "\n" in tree:
            tree = " ".join(tree.split("\n"))
        match shape:
            case TextShape() if isinstance(tree, str):
                return self.text(shape, tree, path)
            case ReaderShape():
                try:
                    return shape.reader.read(tree)
                except BadValue as bad:
                    return self.bad_value(bad, path)
            case ChoiceShape() if tree in shape.choices:
                return tree
            case ListShape() if isinstance(tree, list):
                values = [self.value(shape.item, item, (*path, i)) for i, item in enumerate(tree)]
                return _WRONG if _WRONG in values else tuple(values)
            case ListShape() if shape.takes_one and isinstance(tree, dict):
                value = self.value(shape.item, tree, path)
                return _WRONG if value is _WRONG else (value,)
            case NamesShape() if isinstance(tree, dict):
                return self.names(shape, tree, path)
            case GroupShape() if isinstance(tree, dict):
                return self.group(shape, tree, path)
        return self.mismatch(shape, tree, path)

    def text(self, shape: TextShape, written: str, path: Path) -> Any:
        text = written.strip()
        try:
            for check in shape.checks:
                text = check.read(text)
        except BadValue as bad:
            return self.bad_value(bad, path)
        if shape.min_length is not None and len(text) < shape.min_length:
            if isinstance(path[-1], int):
                return self.wrong(path, *_mismatch(shape, None, path))
            return self.wrong(path, f"Mục “{_name(path)}” không được để trống.", _example(shape, path))
        if shape.max_length is not None and len(text) > shape.max_length:
            most = shape.max_length
            message = f"Mục “{_name(path)}” dài quá: tối đa {most} ký tự, hiện có {len(written)} (NĐ30 Phụ lục VI)."
            return self.wrong(path, message, f"Rút gọn còn không quá {most} ký tự.")
        return text

    def names(self, shape: NamesShape, tree: dict[str, Tree], path: Path) -> Any:
        values: dict[str | int, Any] = {}
        is_wrong = False
        for written, part in tree.items():
            if part is None:
                continue
            name = _year(written) if shape.of_years else written.strip()
            if name is None:
                message = f"“{short(written)}” không phải là một năm."
                self.wrong((*path, written), message, "Chỉ viết chữ số, ví dụ 2022.", at_key=True)
            value = self.value(shape.value, part, (*path, written))
            if name is None or value is _WRONG:
                is_wrong = True
            else:
                values[name] = value
        return _WRONG if is_wrong and not self.lenient else values

    def group(self, shape: GroupShape, tree: dict[str, Tree], path: Path) -> Any:
        """A group, of which blank keys count as absent."""
        values: dict[str, Any] = {}
        is_wrong = False
        for name, key in shape.keys.items():
            if tree.get(name) is not None:
                value = self.value(key.shape, tree[name], (*path, name))
                if value is not _WRONG:
                    values[key.field] = value
                is_wrong |= value is _WRONG and (key.is_required or not self.lenient)
            elif key.is_required:
                self.missing(key.shape, (*path, name))
                is_wrong = True
        for name in tree:
            if name not in shape.keys:
                self.unknown([*shape.keys], (*path, name))
                is_wrong |= not self.lenient
        return _WRONG if is_wrong else shape.make(**values)

    def wrong(self, path: Path, message: str, remedy: str, *, at_key: bool = False) -> Any:
        """Note what is wrong at `path`; `_WRONG`."""
        # A part of a list has no key of its own.
        at_key = at_key or (self.at_keys and bool(path) and isinstance(path[-1], str))
        self.notes.append(Note(NoteKind.BAD_VALUE, self.document.place(path, at_key=at_key), message, remedy))
        return _WRONG

    def bad_value(self, bad: BadValue, path: Path) -> Any:
        return self.wrong(path, f"Mục “{_name(path)}”: {bad.message}.", bad.remedy)

    def missing(self, shape: Shape, path: Path) -> None:
        if self.document.notes:
            return
        said = re.split("[;:,]", shape.description)[0]
        what = f"“{_name(path)}”" + (f" ({said[:1].lower()}{said[1:]})" if said else "")
        message = f"Mục {what} đang để trống." if path in self.document.keys else f"Thiếu mục {what}."
        place = self.document.place(path, at_key=True)
        self.notes.append(Note(NoteKind.MISSING_FIELD, place, message, _example(shape, path)))

    def unknown(self, known: list[str], path: Path) -> None:
        key = str(path[-1])
        span = self.document.keys[path]
        if not span.source.text[span.end :].lstrip().startswith(":"):
            # `{title: Quản lý, thực hiện}`: without its quotes, what follows the comma is a key of its own.
            message = f"Sau dấu phẩy, “{short(key)}” bị hiểu là tên một mục."
            remedy = 'Nếu đó là lời văn thì đặt cả giá trị có dấu phẩy trong dấu nháy: "…, …".'
        else:
            from difflib import get_close_matches  # only who mistypes needs it

            message = f"Không có mục “{short(_name(path))}”."
            likely = get_close_matches(key.lower(), known, n=1, cutoff=0.6)
            remedy = f"Có phải là “{likely[0]}”?" if likely else f"Các mục dùng được ở đây: {', '.join(known)}."
        self.notes.append(Note(NoteKind.UNKNOWN_FIELD, self.document.place(path, at_key=True), message, remedy))

    def mismatch(self, shape: Shape, tree: Tree, path: Path) -> Any:
        """Note that something else than `shape` stands at `path`; `_WRONG`."""
        if tree is None and self.document.notes:
            return _WRONG
        return self.wrong(path, *_mismatch(shape, tree, path))


def _mismatch(shape: Shape, tree: Tree, path: Path) -> tuple[str, str]:
    """Message and remedy where the shape or the choice is wrong."""
    name = _name(path)
    key = next((step for step in reversed(path) if isinstance(step, str)), name)
    match shape:
        case ChoiceShape():
            choices = listed(shape.choices)
            return f"Mục “{name}” chỉ nhận {choices}, nhưng đang là {found(tree)}.", f"Chọn {choices}."
        case ListShape():
            message = f"Mục “{name}” phải là một danh sách, nhưng đang là {found(tree)}."
            if isinstance(tree, str) and tree[:1] in _BULLETS:
                return message, "Viết mỗi dòng của danh sách bắt đầu bằng một dấu “-” và một dấu cách."
            whole = f"[{short(tree)}]" if isinstance(tree, str) else _as_yaml(shape.example or ["…"])
            return message, f"Viết trong ngoặc vuông: “{key}: {whole}”."
        case NamesShape() | GroupShape():
            message = f"Mục “{name}” phải là một nhóm gồm các mục con, nhưng đang là {found(tree)}."
            if isinstance(tree, str) and (match := GLUED_KEY.match(tree)):
                return message, f"Thêm một dấu cách sau dấu hai chấm: “{match[1]}: {short(match[2])}”."
            return message, f"Ví dụ: “{key}: {_as_yaml(shape.example or {'tên': '…'})}”."
        case _ if tree is None:
            return f"Trong danh sách “{name}” có một dòng để trống.", "Điền nội dung hoặc xóa dòng ấy."
        case _ if isinstance(tree, dict):
            message = f"Ở mục “{name}”, lời văn có dấu hai chấm hoặc ngoặc nhọn nên bị hiểu là một nhóm mục con."
            return message, 'Đặt cả lời văn trong dấu nháy "…".'
        case _:
            message = f"Mục “{name}” chỉ nhận một giá trị, nhưng đang là {found(tree)}."
            return message, 'Giữ lại một giá trị; nếu là lời văn có ngoặc vuông thì đặt trong dấu nháy "…".'


def _example(shape: Shape, path: Path) -> str:
    """How to write the field at `path`, by its own example."""
    return f"Ghi “{path[-1]}: {_as_yaml('…' if shape.example is None else shape.example)}”."


def _year(written: str) -> int | None:
    try:
        return int(written)
    except ValueError:
        return None


def _name(path: Path) -> str:
    """How messages call the key at `path`: `signer.full_name`."""
    return ".".join(step for step in path if isinstance(step, str))


_BULLETS = ("-", "•", "–", "—", "*", "+", "·")


def _as_yaml(value: Any) -> str:
    """`value` on one line, as an author would write it."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_as_yaml(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, str) and not any(sign in value for sign in ":,#[]{}"):
        return value
    import json  # only a mistake needs it

    return json.dumps(value, ensure_ascii=False)
