"""What changed in the front matter of a report, key by key as an author writes it; figures are told apart. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import FrontKey, Report, Signer
from baocao.review.model import HeadChange


def head_changes(old: Report, new: Report) -> tuple[HeadChange, ...]:
    """The keys with another value."""
    before, after = dict(_values(old)), dict(_values(new))
    return tuple(
        HeadChange(key, before.get(key, ""), after.get(key, ""))
        for key in {**before, **after}
        if before.get(key, "") != after.get(key, "")
    )


def _values(report: Report) -> Iterator[tuple[str, str]]:
    front = report.front
    for key in FrontKey:
        value = getattr(front, key)
        if key is FrontKey.INDICATORS or value is None or value == ():
            continue
        if isinstance(value, Signer):
            yield key.entry("authority"), value.authority
            yield key.entry("position"), value.position
            yield key.entry("full_name"), value.full_name
        elif key is FrontKey.IGNORE:
            yield from ((key.entry(rule), reason) for rule, reason in front.ignore.items())
        elif isinstance(value, tuple) and key is not FrontKey.PERIOD:
            yield key, "; ".join(value)
        elif isinstance(value, bool):
            yield key, "true" if value else ""
        else:
            yield key, str(value)
