"""Which files of the package, and which libraries, something is made by: what its key in a store must list."""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import cache
from importlib.metadata import packages_distributions

import grimp


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("baocao", include_external_packages=True, cache_dir=None)


def imported_by(makers: Collection[str], found_by_looking: Collection[str], not_makers: Collection[str]) -> set[str]:
    """What the modules `makers` import, directly or not, themselves left out, as is what they import of `not_makers`.

    `found_by_looking` are packages whose modules are all imported, though no line says so.
    """
    graph = _graph()
    inner = [graph.find_children(package) for package in found_by_looking]
    assert all(len(modules) > 5 for modules in inner)
    direct = set().union(*(graph.find_modules_directly_imported_by(module) for module in makers))
    assert direct >= set(not_makers)
    found = direct.union(*inner) - set(not_makers) - set(makers)
    return found.union(*(graph.find_upstream_modules(module) for module in found))


def files_of(modules: Collection[str]) -> set[str]:
    """The files of those of the modules that are ours, below the package."""
    ours = {module: "/".join(module.split(".")[1:]) for module in modules if module.startswith("baocao.")}
    return {f"{path}/__init__.py" if _graph().find_children(name) else f"{path}.py" for name, path in ours.items()}


def libraries_of(modules: Collection[str]) -> set[str]:
    """The libraries among the modules, by the names they are installed by."""
    outside = {module.partition(".")[0] for module in modules} - sys.stdlib_module_names - {"baocao"}
    known = packages_distributions()
    return {known[name][0] for name in outside}


def lie_in(file: str, names: Collection[str]) -> bool:
    """Whether a file is one of the files and folders called `names`."""
    return any(file == name or file.startswith(f"{name}/") for name in names)
