"""Which new file is one of the old ones under another name. Contents in, names out; pure.

Git follows only what was committed or added to its index; a report that was just moved in the work tree is neither.
So both are told here in the same way: the same content, else at least half of it in the same lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_ENOUGH = 0.5
"""The share of two files that is the same in a renamed one, as git has it."""
_COMMON = 20
"""A line of more files than this tells none from the other."""


def renamed(gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> dict[str, str]:
    """By new path the old one, for those of the files that have `come` which are one that is `gone`."""
    old_paths: defaultdict[bytes, list[str]] = defaultdict(list)
    for path in sorted(gone, reverse=True):
        old_paths[gone[path]].append(path)
    names = set(map(_name, gone))
    found: dict[str, str] = {}
    for path in sorted(come, key=lambda path: _name(path) not in names):
        same = old_paths[come[path]] if come[path].strip() else []
        if same:
            same.sort(key=lambda old: _name(old) == _name(path))
            found[path] = same.pop()
    taken = set(found.values())
    left = {path: _lines(data) for path, data in gone.items() if path not in taken}
    rest = {path: _lines(data) for path, data in come.items() if path not in found}
    for _, _, new, old in sorted(_pairs(left, rest), key=lambda pair: (-pair[0], not pair[1], *pair[2:])):
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _pairs(
    gone: Mapping[str, Counter[bytes]], come: Mapping[str, Counter[bytes]]
) -> Iterable[tuple[float, bool, str, str]]:
    """How much is the same, whether the names are, and the two paths, of each pair alike enough."""
    holders: defaultdict[bytes, list[str]] = defaultdict(list)
    for path, lines in gone.items():
        for line in lines:
            holders[line].append(path)
    for new, lines in come.items():
        near = {old for line in lines if len(holders.get(line, ())) <= _COMMON for old in holders.get(line, ())}
        for old in near:
            same = _weight(lines & gone[old])
            share = 2 * same / max(_weight(lines) + _weight(gone[old]), 1)
            if share >= _ENOUGH:
                yield share, _name(old) == _name(new), new, old


def _lines(data: bytes) -> Counter[bytes]:
    return Counter(line.strip() for line in data.splitlines() if line.strip())


def _weight(lines: Counter[bytes]) -> int:
    return sum(len(line) * count for line, count in lines.items())


def _name(path: str) -> str:
    return path.rpartition("/")[2]
