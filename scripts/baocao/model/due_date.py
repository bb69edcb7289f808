"""When a task is due: a month, or a day of one."""

from datetime import date
from typing import NamedTuple

from baocao.period import Period, days_counted


class DueDate(NamedTuple):
    """A month of the calendar by whose end a task is due, or the `day` of it. Compared by `last_day`."""

    year: int
    month: int
    day: int | None = None

    @property
    def last_day(self) -> date:
        """The last day that is not too late."""
        if self.day:
            return date(self.year, self.month, self.day)
        return days_counted(Period(self.year, self.month, self.month), None).last

    def __str__(self) -> str:
        """As it stands in a marker: `2022-06`, `2022-06-15`."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")
