"""Chooses the versions that make and CI install, with their hashes: requirements.lock, and a file for each extra.

The core and what builds the package are in requirements.lock; an extra's file lists only what comes on top of it, and
a package has one version in all of them. What is locked stays as it is while pyproject.toml allows it; `--upgrade`
takes the newest. uv resolves for every system and every Python at once, which pip-compile can not.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
CORE = Path("requirements.lock")


def main() -> int:
    """Resolves the core, then each extra on top of all that came before it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true")
    more = ["--upgrade"] if parser.parse_args().upgrade else []
    pyproject = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    more += ["--python-version", project["requires-python"].removeprefix(">=")]
    resolve(CORE, ["-", *more], "\n".join(pyproject["build-system"]["requires"]))
    # With a marker it is not for everybody, so an extra may want it where the core does not.
    core = re.findall(r"^([\w-]+)==\S+ \\$", (REPOSITORY / CORE).read_text(encoding="utf-8"), re.MULTILINE)
    known = ["--constraint", str(CORE)]
    for extra in project["optional-dependencies"]:
        target = Path("requirements", f"{extra}.lock")
        resolve(target, ["--extra", extra, *known, *(f"--no-emit-package={name}" for name in core), *more])
        known += ["--constraint", str(target)]
    return 0


def resolve(target: Path, options: list[str], typed: str = "") -> None:
    """Writes what the package needs under the options, and what is `typed` where they name `-`."""
    command = [
        str(Path(sys.executable).with_name("uv")),
        "pip",
        "compile",
        "pyproject.toml",
        "--output-file",
        str(target),
    ]
    command += ["--universal", "--generate-hashes", "--no-annotate", "--quiet", "--custom-compile-command", "make lock"]
    subprocess.run([*command, *options], cwd=REPOSITORY, input=typed, encoding="utf-8", check=True)


if __name__ == "__main__":
    sys.exit(main())
