"""An office with its reports, read once. Frozen values."""

from pathlib import PurePosixPath
from typing import NamedTuple

from baocao.config.schema import Config
from baocao.model import Report
from baocao.period import Period


class Office(NamedTuple):
    """One office's configuration and reports, the reports by period, those without one last.

    `id` is empty where the repository holds a single office; `root` is its folder relative to the
    repository, `.` there.
    """

    id: str
    root: str
    config: Config
    reports: tuple[Report, ...]

    def report(self, period: Period) -> Report | None:
        """The (first) report of `period`, or None."""
        return next((report for report in self.reports if report.period == period), None)


def by_period(office: Office) -> dict[Period, Report]:
    """The report that stands for each period: of several, the one whose file is named after it."""
    found: dict[Period, Report] = {}
    for report in office.reports:
        if report.period and (report.period not in found or PurePosixPath(report.path).stem == str(report.period)):
            found[report.period] = report
    return found


def word_file(office: Office, report: Report) -> str:
    """Where the report's Word file lies below `build/docx`, and below `docx/` of the site."""
    year = str(report.period.year) if report.period else ""
    return (PurePosixPath(office.id) / year / f"{PurePosixPath(report.path).stem}.docx").as_posix()
