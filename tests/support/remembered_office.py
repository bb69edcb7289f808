"""LibreOffice that remembers its PDFs, for tests of what is done with them: `sh` starts this program in its place.

Of a Word file that it has made before, it hands out the same PDF; the others the real LibreOffice makes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

SUFFIX = ".docx"


def write_program(path: Path, real: Path, kept: Path) -> Path:
    """A program at `path` that is LibreOffice to who starts it, and keeps PDFs in `kept`."""
    kept.mkdir(exist_ok=True)
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "{__file__}" "{real}" "{kept}" "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def main(real: str, kept: Path, arguments: list[str]) -> int:
    """Put the PDFs where LibreOffice would, in its order; the exit code is its own."""
    made = Path(arguments[arguments.index("--outdir") + 1])
    sources = [Path(argument) for argument in arguments if argument.endswith(SUFFIX)]
    options = sha256(arguments[arguments.index("--convert-to") + 1].encode())
    known: dict[Path, Path] = {}
    for source in sources:
        key = options.copy()
        key.update(source.read_bytes())
        known[source] = kept / f"{key.hexdigest()}.pdf"
    code = 0
    if unknown := [source for source in sources if not known[source].exists()]:
        own = made.parent / "own"  # whoever started us takes a PDF from `made` as soon as it is there, and ends us
        rest = [own if argument == str(made) else argument for argument in arguments if not argument.endswith(SUFFIX)]
        code = subprocess.run([real, *rest, *unknown], check=False).returncode
        for source in unknown:
            if (pdf := own / source.with_suffix(".pdf").name).exists():
                shutil.move(pdf, known[source])
    for source in sources:
        if known[source].exists():
            shutil.copy(known[source], made / source.with_suffix(".pdf").name)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
