"""All that lies in a folder and below it, as the system lists it: `os.walk` says less, so that whoever wants to know
what a link is must ask for each file again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator


def entries_below(
    top: str | os.PathLike[str],
    on_closed: Callable[[str], object] = lambda _: None,
    *,
    below: bool = True,
) -> Iterator[os.DirEntry[str]]:
    """What is in the folder `top`, and `below` it unless that is not wished, in no order; links are not followed.

    `on_closed` is told of folders that cannot be listed.
    """
    folders = [os.fspath(top)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError:
            on_closed(folder)
            continue
        yield from entries
        if below:
            folders += [entry.path for entry in entries if _is_folder(entry)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
