"""The reports and the office that a change left behind, as they were: an edge, on top of `changes.py`."""

from __future__ import annotations

from baocao.archive import in_order
from baocao.changes import FileChange, OfficeChange
from baocao.config.schema import Config
from baocao.model import Report
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks, unreadable


def report_then(change: FileChange, config: Config) -> Report | None:
    """The report that a changed file was, under the path that it has now; None where there was none."""
    if change.old is None:
        return None
    read = decode(change.content, change.path)
    if change.was_link:
        read = unreadable(change.path, "Tệp khi ấy là một liên kết.", "Thay liên kết bằng một tệp thật.")
    return parse(read.source, config, read.notes)


def office_then(change: OfficeChange, now: Office | None) -> Office | None:
    """The office as it was, its reports under the paths that they have now; None where there was none.

    What did not change is not parsed again, unless the office was configured otherwise.
    """
    config = change.then.config if change.then else None
    config = config or (now.config if now else None)
    if change.then is None or config is None:
        return None
    changed = {file.path for file in change.files}
    reports = [report for report in (now.reports if now else ()) if report.path not in changed]
    if now is None or config != now.config:
        reports = [parse(report.source, config, remarks(report.source)) for report in reports]
    reports += [report for file in change.files if (report := report_then(file, config))]
    return Office(change.then.id, change.then.folder, config, in_order(reports))
