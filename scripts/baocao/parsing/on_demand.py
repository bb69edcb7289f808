"""A report of which the body is parsed when somebody asks for it.

Of most reports of an office a command wants to know no more than what the front matter says: the period,
the number, the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from baocao.model import FrontMatter, Note, Report, Source
from baocao.period import Period


class ReportOnDemand(Report):
    """A report that is as any other for whoever reads its fields."""

    __slots__ = ("_body", "_parse_body")

    @classmethod
    def of(
        cls,
        parse_body: Callable[[], Mapping[str, Any]],
        *,
        source: Source,
        period: Period | None,
        front: FrontMatter,
        notes: tuple[Note, ...],
        body_start: int,
    ) -> Report:
        """The report with these fields, and the other ones by name from `parse_body`."""
        report = cls.__new__(cls)
        known = {"source": source, "period": period, "front": front, "notes": notes, "body_start": body_start}
        unseen: dict[str, Any] = {"_body": {}, "_parse_body": parse_body}
        for name, value in {**known, **unseen}.items():
            object.__setattr__(report, name, value)
        return report

    def __getattr__(self, name: str) -> Any:
        """Called for a field that has no value yet."""
        if name not in _BODY_FIELDS:
            raise AttributeError(name)
        # Of two threads that come at once, both take what the first one has parsed.
        body: Mapping[str, Any] = self._body.setdefault("body", self._parse_body())
        for field, value in body.items():
            object.__setattr__(self, field, value)
        return body[name]


_BODY_FIELDS = {field.name for field in fields(Report)} - {"source", "period", "front", "notes", "body_start"}
