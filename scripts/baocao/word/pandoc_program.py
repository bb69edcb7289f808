"""Where pandoc is. Whoever only asks whether it is still the same does not wait for what starts it."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path


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
