"""Lays an office's YAML document over the one that all offices share."""

from __future__ import annotations

from baocao.yaml.document import YamlDocument
from baocao.yaml.tree import Path, Tree


def laid_over(own: YamlDocument, shared: YamlDocument, *, without: str) -> YamlDocument:
    """`own` with the keys of `shared` where it is silent, in the order of `shared`; never its key `without`.

    A group is laid over a group key by key, one level deep; anything else replaces. Each value keeps its
    place in its own file; `span` and `notes` are those of `own`.
    """
    if not isinstance(shared.value, dict) or not (own.value is None or isinstance(own.value, dict)):
        return own
    ours = own.value or {}
    theirs = {key: value for key, value in shared.value.items() if key != without}
    merged: dict[str, Tree] = {}
    for key in dict.fromkeys((*theirs, *ours)):
        mine, base = ours.get(key), theirs.get(key)
        if isinstance(mine, dict) and isinstance(base, dict):
            said = {name: value for name, value in mine.items() if value is not None or name not in base}
            merged[key] = {**base, **said}
        else:
            merged[key] = base if mine is None else mine

    def is_shared(path: Path) -> bool:
        """Whether the value at `path` comes from `shared`."""
        if not path or path[0] == without:
            return False
        mine, base = ours.get(str(path[0])), theirs.get(str(path[0]))
        if isinstance(mine, dict) and isinstance(base, dict):
            return len(path) > 1 and mine.get(str(path[1])) is None and str(path[1]) in base
        return mine is None and str(path[0]) in theirs

    spans = {path: span for path, span in own.spans.items() if not is_shared(path)}
    keys = {path: span for path, span in own.keys.items() if not is_shared(path)}
    spans |= {path: span for path, span in shared.spans.items() if is_shared(path)}
    keys |= {path: span for path, span in shared.keys.items() if is_shared(path)}
    return own._replace(value=merged, spans=spans, keys=keys)
