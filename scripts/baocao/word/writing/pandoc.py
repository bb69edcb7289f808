"""The pandoc process: one call, its limits, and its errors said in Vietnamese. Nothing else starts a program."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from baocao.interrupt import pass_on
from baocao.language.system_errors import why
from baocao.word.pandoc_program import WordError, pandoc_path

TIME_LIMIT = 60
"""Seconds for one report; a usual one takes a tenth of one."""
MEMORY_LIMIT = "1g"


def run_pandoc(arguments: Sequence[str], text: str, *, time_limit: float = TIME_LIMIT) -> bytes:
    """What pandoc writes for `text`. Raises WordError when it fails, or takes too long or too much memory, and
    KeyboardInterrupt when Ctrl-C ended it."""
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
    pass_on(done.returncode)
    if done.returncode:
        problem = done.stderr.decode(errors="replace").strip().splitlines()
        raise WordError(f"pandoc dừng với mã {done.returncode}: {problem[-1] if problem else 'không rõ vì sao'}.")
    return done.stdout
