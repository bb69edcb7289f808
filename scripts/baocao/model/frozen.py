"""Values that nobody changes, made in no time: the same as frozen dataclasses, of which each class takes fifty times as
long to be made as one of these, which everybody waits for who checks a report."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value that consists of the fields that its class names, with their defaults, those of the base class first.

    Two are equal where their fields are; with `eq=False`, each is equal to itself alone. `kw_only`: they are given by
    name, which only who checks types looks at. Named tuples, which have a quicker way to be made, are for what there is
    very much of.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, eq: bool = True, kw_only: bool = False) -> None:
        own = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - `inspect` takes as long as all that is spared
        cls._fields = tuple(dict.fromkeys((*cls._fields, *own)))
        if not eq:
            cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__  # type: ignore[method-assign]

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self._fields
        given = dict(zip(fields, values, strict=False), **named)
        if len(given) < len(values) + len(named) or (named and not given.keys() <= set(fields)):
            raise TypeError(f"{type(self).__name__} has only {', '.join(fields)}, each once")
        if len(given) < len(fields):
            missing = [name for name in fields if name not in given and not hasattr(type(self), name)]
            if missing:
                raise TypeError(f"{type(self).__name__} lacks {', '.join(missing)}")
        self.__dict__.update(given)

    def _replace(self, **changes: Any) -> Self:
        """The same with other values in some fields."""
        return type(self)(**dict(zip(self._fields, self._values(), strict=True), **changes))

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._fields])

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Frozen) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in zip(self._fields, self._values(), strict=True))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        """How it is pickled: without what was worked out of the fields."""
        return type(self), self._values()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is not to be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is not to be changed")
