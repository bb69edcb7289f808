"""Where this program was installed from, for the offices that it starts: what pip noted then (PEP 610)."""

from __future__ import annotations

import json
import re
import shutil
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from baocao import __version__

_PACKAGE, _EXTRAS = "baocao", "[pdf,site,watch]"
_ADDRESS = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w.~-]+)+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_GITHUB = re.compile(r"https://github\.com/(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?")
_UNKNOWN_ACTION = "<tổ-chức>/baocao@v1"


class OwnSource(NamedTuple):
    """How another machine gets this program: what pip installs, what a workflow uses; `is_known`, or is left open."""

    requirement: str
    action: str
    is_known: bool


def own_source() -> OwnSource:
    """The repository and commit that the program came from; of any other install, its version."""
    address, commit = _git_address()
    if not address:
        return OwnSource(f"{_PACKAGE}{_EXTRAS}>={__version__}", _UNKNOWN_ACTION, is_known=False)
    requirement = f"{_PACKAGE}{_EXTRAS} @ git+{address}@{commit}"
    github = _GITHUB.fullmatch(address)
    action = f"{github['name']}@{commit}" if github else _UNKNOWN_ACTION
    return OwnSource(requirement, action, is_known=github is not None)


def own_program() -> str:
    """Where this program lies on this machine; empty where its name alone finds it, or it is no file."""
    program = Path(sysconfig.get_path("scripts"), _PACKAGE)
    return "" if shutil.which(_PACKAGE) or not program.is_file() else str(program)


def _git_address() -> tuple[str, str]:
    """Both empty where it came from no public place: a folder of this machine is none for another."""
    try:
        said = json.loads(distribution(_PACKAGE).read_text("direct_url.json") or "{}")
        address, commit = said["url"], said["vcs_info"]["commit_id"]
    except (PackageNotFoundError, ValueError, KeyError, TypeError):
        return "", ""
    is_plain = isinstance(address, str) and isinstance(commit, str)
    return (address, commit) if is_plain and _ADDRESS.fullmatch(address) and _COMMIT.fullmatch(commit) else ("", "")
