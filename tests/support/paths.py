"""Files to test, found by looking: a test that finds none fails, where a loop over nothing would pass."""

from __future__ import annotations

from pathlib import Path


def paths_in(folder: Path, pattern: str) -> list[Path]:
    """What `pattern` matches in `folder`, at least one path, in order."""
    paths = sorted(folder.glob(pattern))
    assert paths, f"no {pattern} in {folder}"
    return paths
