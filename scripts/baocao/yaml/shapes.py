"""What may stand at each place of a document: made of the annotations of the dataclass that it is read as. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from baocao.yaml.fields import Check, Key, Keys, Reader


@dataclass(frozen=True, slots=True)
class Shape:
    """Anything that may stand at a place; how is said by the classes below. `example` is None where there is none."""

    description: str = ""
    example: Any = None


@dataclass(frozen=True, slots=True)
class TextShape(Shape):
    """A text, on one line; it must pass `checks`, then be as long as it should."""

    checks: tuple[Check, ...] = ()
    min_length: int | None = None
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class ReaderShape(Shape):
    """What its reader takes."""

    reader: Reader = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ChoiceShape(Shape):
    """One of these words."""

    choices: tuple[str, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ListShape(Shape):
    """A list of things of one shape; where it `takes_one`, one thing alone is a list of it."""

    item: Shape = field(kw_only=True)
    takes_one: bool = False


@dataclass(frozen=True, slots=True)
class NamesShape(Shape):
    """A group whose keys are free names, or years."""

    of_years: bool = field(kw_only=True)
    value: Shape = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class GroupKey:
    """A key of a group: the field that its value is for, and whether it must be there."""

    field: str
    shape: Shape
    is_required: bool
    is_expected: bool


@dataclass(frozen=True, slots=True)
class GroupShape(Shape):
    """A group with known keys, of whose values `make` makes a value; `kind` is the class with its fields."""

    kind: type[Any] = field(kw_only=True)
    make: Callable[..., Any] = field(kw_only=True)
    keys: Mapping[str, GroupKey] = field(kw_only=True)


@cache
def shape_of(annotation: Any) -> Shape:
    """What may stand where `annotation` is the type wanted, a blank place aside."""
    kind, extras = _parted(annotation)
    said = [extra for extra in extras if isinstance(extra, Key)]
    description = next((key.description for key in reversed(said) if key.description), "")
    example = next((key.example for key in reversed(said) if key.example is not None), None)
    for extra in extras:
        if isinstance(extra, Reader):
            return ReaderShape(description, example, reader=extra)
    if kind is str:
        checks = tuple(extra for extra in extras if isinstance(extra, Check))
        least = next((key.min_length for key in said if key.min_length is not None), None)
        most = next((key.max_length for key in said if key.max_length is not None), None)
        return TextShape(description, example, checks, least, most)
    if get_origin(kind) is Literal:
        return ChoiceShape(description, example, choices=get_args(kind))
    if get_origin(kind) is tuple:
        takes_one = any(key.takes_one for key in said)
        return ListShape(description, example, item=shape_of(get_args(kind)[0]), takes_one=takes_one)
    if get_origin(kind) is Mapping:
        name, value = get_args(kind)
        return NamesShape(description, example, of_years=name is int, value=shape_of(value))
    of = next((extra.of for extra in extras if isinstance(extra, Keys)), kind)
    assert is_dataclass(of)
    return GroupShape(description, example, kind=of, make=kind, keys=_group_keys(of))


def _parted(annotation: Any) -> tuple[Any, list[Any]]:
    """The type wanted, and all that it is annotated with, the innermost first."""
    extras: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            extras[:0] = more
        elif NoneType in get_args(annotation):
            annotation = next(kind for kind in get_args(annotation) if kind is not NoneType)
        else:
            return annotation, extras


def _group_keys(kind: type[Any]) -> dict[str, GroupKey]:
    """The keys of the dataclass `kind`, as authors write them, in order."""
    hints = get_type_hints(kind, include_extras=True)
    keys = {}
    for part in fields(kind):
        said = [extra for extra in _parted(hints[part.name])[1] if isinstance(extra, Key)]
        name = next((key.name for key in said if key.name), part.name)
        is_required = part.default is MISSING and part.default_factory is MISSING
        is_expected = any(key.is_expected for key in said)
        keys[name] = GroupKey(part.name, shape_of(hints[part.name]), is_required, is_expected)
    return keys
