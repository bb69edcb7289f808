"""The rules of the decree that a Word file can be held against, one module for the boxes that belong together.

A module lists its rules in `RULES`; they are found by looking in this folder. A rule looks at the
`DocumentParts` of a file, imports no other rule, and says nothing where its ground is missing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from baocao.form.rule import DecreeRule
from baocao.model.rule import FormRule


@cache
def all_rules() -> tuple[DecreeRule, ...]:
    """Every rule, by number."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((loaded for module in modules for loaded in module.RULES), key=lambda loaded: loaded.rule.id))


def form_rules() -> tuple[FormRule, ...]:
    """What every rule says of itself, by number."""
    return tuple(loaded.rule for loaded in all_rules())
