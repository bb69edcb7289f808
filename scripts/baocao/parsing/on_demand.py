"""A report of which the body is parsed when somebody asks for it, and may be let go.

Of most reports of an office a command wants to know no more than what the front matter says: the period,
the number, the figures. Twenty times as much memory as its text takes what is parsed of it: whoever goes through an
office of very many reports lets go of those that are behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from baocao.model import FrontMatter, Note, Report, Source
from baocao.period import Period

MOST_HELD = 240
"""How many reports of an office, twenty years of months, are held with their bodies while all are gone through."""


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

    @property
    def holds_body(self) -> bool:
        """Whether a body is held that could be parsed again."""
        return bool(getattr(self, "_body", None))

    def let_go(self) -> None:
        """Forget the body. Who asks again gets an equal one, of which no part is the same object as before."""
        for field in self._body.pop("body", ()) if self.holds_body else ():
            object.__delattr__(self, field)


def let_go(reports: Iterable[Report]) -> None:
    """Forget the bodies of those of the `reports` that can be parsed again."""
    for report in reports:
        if isinstance(report, ReportOnDemand):
            report.let_go()


def in_passing(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, for one who looks at each once and compares no part of it by identity: where they are very many,
    each body that was not held when he began is let go behind him."""
    reports = tuple(reports)
    many = len(reports) > MOST_HELD
    held = {id(report) for report in reports if isinstance(report, ReportOnDemand) and report.holds_body}
    for report in reports:
        try:
            yield report
        finally:
            if many and id(report) not in held:
                let_go((report,))


_BODY_FIELDS = {field.name for field in fields(Report)} - {"source", "period", "front", "notes", "body_start"}
