"""A `Frozen` value is what a frozen dataclass would be."""

from __future__ import annotations

import pickle
from functools import cached_property

import pytest

from baocao.model import Frozen


class Point(Frozen):
    across: int
    down: int = 0

    @cached_property
    def far(self) -> int:
        return self.across + self.down


class Named(Point, kw_only=True):
    down: int = 7
    name: str


class Lone(Frozen, eq=False):
    across: int


def test_fields_are_given_by_place_or_by_name_or_left_to_their_defaults() -> None:
    assert (Point(1, 2).across, Point(1, down=2).down, Point(1).down, Named(across=1, name="a").down) == (1, 2, 0, 7)
    assert repr(Named(name="a", across=1)) == "Named(across=1, down=7, name='a')"


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"left": 2}), ((1,), {"across": 2})])
def test_no_field_is_missing_unknown_or_given_twice(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*values, **named)


def test_two_are_equal_where_class_and_fields_are() -> None:
    assert Point(1) == Point(1, 0) != Point(2)
    assert {Point(1), Point(1, 0)} == {Point(1)}
    assert Named(across=1, down=2, name="") != Point(1, 2) != (1, 2)
    assert len({Lone(1), Lone(1)}) == 2


def test_it_does_not_change_but_others_are_made_of_it() -> None:
    point = Point(1, 2)
    assert point.far == 3
    with pytest.raises(AttributeError):
        point.across = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.across
    assert point._replace(across=2) == Point(2, 2)
    assert point._replace(across=2).far == 4
    with pytest.raises(TypeError):
        point._replace(left=1)


def test_another_process_gets_an_equal_one() -> None:
    assert pickle.loads(pickle.dumps(Point(1))) == Point(1)
