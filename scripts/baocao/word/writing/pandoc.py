"""The pandoc process: one call, its limits, and its errors said in Vietnamese. Nothing else starts a program."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from baocao.language.system_errors import why

TIME_LIMIT = 60
"""Seconds for one report; a usual one takes a tenth of one."""
MEMORY_LIMIT = "1g"


class WordError(Exception):
    """A Word file could not be made; the message says why in Vietnamese."""


@cache
def pandoc_path() -> str:
    """Where pandoc is. Raises WordError where there is none.

    pypandoc's own search starts pandoc several times; the copy that comes with it needs no search.
    """
    spec = find_spec("pypandoc")
    if spec and spec.origin:
        bundled = Path(spec.origin).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
        if bundled.is_file():
            return str(bundled)
        import pypandoc

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    raise WordError("không tìm thấy pandoc trên máy này. Cài lại baocao (pandoc đi kèm) rồi thử lại.")


def run_pandoc(arguments: Sequence[str], text: str, *, time_limit: float = TIME_LIMIT) -> bytes:
    """What pandoc writes for `text`. Raises WordError when it fails, or takes too long or too much memory."""
    # A usual report fills the allocation area no more than twice. A smaller one makes pandoc look through all that it
    # holds in the middle of its work; a larger one, or the 64 MB of heap that it wants by itself, costs fresh memory.
    limits = ["+RTS", "-A24m", "-H4k", f"-M{MEMORY_LIMIT}", "-RTS"]
    try:
        done = subprocess.run(
            [pandoc_path(), *limits, *arguments],
            input=text.encode(),
            capture_output=True,
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WordError(f"pandoc chưa xong sau {time_limit:g} giây nên đã dừng lại.") from None
    except OSError as error:
        raise WordError(f"không chạy được pandoc ({why(error)}).") from error
    if done.returncode:
        problem = done.stderr.decode(errors="replace").strip().splitlines()
        raise WordError(f"pandoc dừng với mã {done.returncode}: {problem[-1] if problem else 'không rõ vì sao'}.")
    return done.stdout
