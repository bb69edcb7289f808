"""A regular expression that waits for its first use is like any other, and right."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import baocao.checking
import baocao.language
import baocao.parsing
import baocao.tasks
import baocao.yaml
from baocao.regex import _LazyPattern, regex


def test_it_finds_what_a_compiled_one_finds() -> None:
    ours, compiled = regex(r"(?P<number>\d+) Mẫu", re.IGNORECASE), re.compile(r"(?P<number>\d+) Mẫu", re.IGNORECASE)
    text = "12 mẫu, 13 MẪU"
    assert ours.findall(text) == compiled.findall(text) == ["12", "13"]
    assert (ours.pattern, ours.flags, ours.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert ours.sub("x", text) == "x, x"


def test_a_wrong_one_is_told_when_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_all_of_the_package_compile() -> None:
    for package in (baocao.checking, baocao.language, baocao.parsing, baocao.tasks, baocao.yaml):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    gc.unfreeze()  # what a build in this process froze would not be among the objects
    patterns = [found for found in gc.get_objects() if type(found) is _LazyPattern]
    assert len(patterns) > 100
    assert all(found.pattern for found in patterns)
