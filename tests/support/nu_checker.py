"""The Nu HTML Checker, which says whether pages are HTML; a test without it is skipped.

It is a Java program that npm brings (`npm pack vnu-jar`); the variable `VNU_JAR` says where it lies, as .ci/run does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def slips_of(pages: Sequence[Path]) -> list[str]:
    """What it calls an error on these pages, each with its page and line."""
    jar, java = os.environ.get("VNU_JAR", ""), shutil.which("java")
    if not jar or java is None:
        pytest.skip("the Nu HTML Checker is not here (VNU_JAR, and Java)")
    command = [java, "-Xss16m", "-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", "--stdout"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, timeout=300, check=True)
    found = json.loads(done.stdout)["messages"]
    return [f"{slip.get('url')}:{slip.get('lastLine')}: {slip['message']}" for slip in found]
