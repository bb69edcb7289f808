"""What may stand at each place of a document: made of the annotations of the named tuple that it is read as. Pure."""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from baocao.yaml.fields import Check, Key, Keys, Reader


class TextShape(NamedTuple):
    """A text, on one line; it must pass `checks`, then be as long as it should."""

    description: str
    example: Any
    checks: tuple[Check, ...]
    min_length: int | None
    max_length: int | None


class ReaderShape(NamedTuple):
    """What its reader takes."""

    description: str
    example: Any
    reader: Reader


class ChoiceShape(NamedTuple):
    """One of these words."""

    description: str
    example: Any
    choices: tuple[str, ...]


class ListShape:
    """A list of things of one shape; where it `takes_one`, one thing alone is a list of it."""

    def __init__(self, description: str, example: Any, item: "Shape", takes_one: bool) -> None:
        self.description = description
        self.example = example
        self.item = item
        self.takes_one = takes_one


class NamesShape:
    """A group whose keys are free names, or years."""

    def __init__(self, description: str, example: Any, of_years: bool, value: "Shape") -> None:
        self.description = description
        self.example = example
        self.of_years = of_years
        self.value = value


class GroupShape(NamedTuple):
    """A group with known keys, of whose values `make` makes a value; `kind` is the class with its fields."""

    description: str
    example: Any
    kind: type[Any]
    make: Callable[..., Any]
    keys: Mapping[str, "GroupKey"]


Shape = TextShape | ReaderShape | ChoiceShape | ListShape | NamesShape | GroupShape
"""Anything that may stand at a place, with what is said of it; `example` is None where there is none."""


class GroupKey(NamedTuple):
    """A key of a group: the field that its value is for, and whether it must be there."""

    field: str
    shape: Shape
    is_required: bool
    is_expected: bool


@cache
def shape_of(annotation: Any) -> Shape:
    """What may stand where `annotation` is the type wanted, a blank place aside."""
    kind, extras = _parted(annotation)
    said = [extra for extra in extras if isinstance(extra, Key)]
    description = next((key.description for key in reversed(said) if key.description), "")
    example = next((key.example for key in reversed(said) if key.example is not None), None)
    for extra in extras:
        if isinstance(extra, Reader):
            return ReaderShape(description, example, extra)
    if kind is str:
        checks = tuple(extra for extra in extras if isinstance(extra, Check))
        least = next((key.min_length for key in said if key.min_length is not None), None)
        most = next((key.max_length for key in said if key.max_length is not None), None)
        return TextShape(description, example, checks, least, most)
    if get_origin(kind) is Literal:
        return ChoiceShape(description, example, get_args(kind))
    if get_origin(kind) is tuple:
        takes_one = any(key.takes_one for key in said)
        return ListShape(description, example, shape_of(get_args(kind)[0]), takes_one)
    if get_origin(kind) is Mapping:
        name, value = get_args(kind)
        return NamesShape(description, example, name is int, shape_of(value))
    of = next((extra.of for extra in extras if isinstance(extra, Keys)), kind)
    return GroupShape(description, example, of, kind, _group_keys(of))


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


def _group_keys(kind: Any) -> dict[str, GroupKey]:
    """The keys of the named tuple `kind`, as authors write them, in order."""
    hints = get_type_hints(kind, include_extras=True)
    keys = {}
    for field, hint in hints.items():
        said = [extra for extra in _parted(hint)[1] if isinstance(extra, Key)]
        name = next((key.name for key in said if key.name), field)
        is_expected = any(key.is_expected for key in said)
        keys[name] = GroupKey(field, shape_of(hint), field not in kind._field_defaults, is_expected)
    return keys
