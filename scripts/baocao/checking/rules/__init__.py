"""The rules: one module each, found by looking in this folder, so that adding one edits no list.

A rule module holds `RULE`, which explains the rule and carries its bad and good example, and
`check(report, context)`, a generator of findings. Rules do not import each other, do not depend on
their order, and stay silent where the ground they stand on is missing: another rule says that.
"""

from __future__ import annotations

import importlib
from functools import cache

from baocao.checking.rule import FAMILIES, LoadedRule
from baocao.folder_list import modules_in


@cache
def all_rules() -> tuple[LoadedRule, ...]:
    """Every rule in this folder, in the order of the families, then of the ids."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in modules_in(__path__))
    loaded = (LoadedRule(module.RULE, module.check) for module in modules)
    return tuple(sorted(loaded, key=lambda loaded: (list(FAMILIES).index(loaded.rule.id[0]), loaded.rule.id)))
