"""Values of a baocao.yml that are right by themselves but contradict each other.

Part of loading the configuration: a `Config` and its document in, notes at their lines out.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config.reporting import ReportingDays, overlapping
from baocao.config.schema import AreaTemplate, Config, Indicator, Term
from baocao.model import PLAN, RESULTS, Note, NoteKind
from baocao.yaml.document import YamlDocument
from baocao.yaml.tree import Path


def contradictions(config: Config, document: YamlDocument) -> Iterator[Note]:
    """A note for each value that contradicts another, or is missing although another needs it."""
    for name, things in (("areas", config.areas), ("sections", config.sections)):
        if not things:
            message = f"Mục “{name}” chưa có dòng nào."
            yield bad_value(document, (name,), message, "Thêm ít nhất một dòng {id: …, title: …}.")
    yield from _repeated_areas(config, document)
    first: dict[str, int] = {}
    for i, section in enumerate(config.sections):
        if (earlier := first.setdefault(section.id, i)) != i:
            line = document.place(("sections", earlier, "id")).line
            message = f"Tên tắt “{section.id}” đã dùng ở dòng {line}."
            yield bad_value(document, ("sections", i, "id"), message, "Mỗi phần phải có một tên tắt riêng.")
    for needed, what in ((RESULTS, "kết quả"), (PLAN, "kế hoạch")):
        if config.sections and needed not in first:
            message = f"Mục “sections” thiếu phần {what} (id: {needed})."
            yield bad_value(document, ("sections",), message, f"Thêm một dòng {{id: {needed}, title: …}}.", at_key=True)
    dated: list[tuple[Path, AreaTemplate | Indicator | Term | ReportingDays]] = [
        *((("areas", i), area) for i, area in enumerate(config.areas)),
        *((("indicators", name), indicator) for name, indicator in config.indicators.items()),
        *((("terms", i), term) for i, term in enumerate(config.terms)),
        *((_reporting(document, i), days) for i, days in enumerate(config.reporting)),
    ]
    for path, entry in dated:
        if entry.since and entry.until and entry.until.end < entry.since.start:
            message = f"Kỳ cuối “until: {entry.until}” lại trước kỳ đầu “from: {entry.since}”."
            yield bad_value(document, (*path, "until"), message, "Sửa lại một trong hai kỳ.")
    for earlier, later in overlapping(config.reporting):
        line = document.place(_reporting(document, earlier)).line
        message = f"Cùng một kỳ lại có hai cách tính ngày: ở đây và ở dòng {line}."
        remedy = "Ghi until ở quy định cũ, from ở quy định mới."
        yield bad_value(document, _reporting(document, later), message, remedy)
    areas = {area.id for area in config.areas}
    for name, indicator in config.indicators.items():
        if indicator.area and indicator.area not in areas:
            message = f"Không có lĩnh vực nào có tên tắt “{indicator.area}”."
            known = ", ".join(sorted(areas))
            remedy = f"Các lĩnh vực đang có: {known}." if areas else "Thêm lĩnh vực ấy vào mục “areas”."
            yield bad_value(document, ("indicators", name, "area"), message, remedy)


def _reporting(document: YamlDocument, number: int) -> Path:
    """Where an entry of `reporting` stands, which may be a list or a single entry."""
    tree = document.value
    is_list = isinstance(tree, dict) and isinstance(tree.get("reporting"), list)
    return ("reporting", number) if is_list else ("reporting",)


def _repeated_areas(config: Config, document: YamlDocument) -> Iterator[Note]:
    """The areas whose id is taken at the same time; an area may change its title from one period to the next."""
    same: dict[str, list[int]] = {}
    for i, area in enumerate(config.areas):
        earlier = same.setdefault(area.id, [])
        clash = next((j for j in earlier if _overlap(config.areas[j], area)), None)
        if clash is not None:
            line = document.place(("areas", clash, "id")).line
            message = f"Tên tắt “{area.id}” đã dùng ở dòng {line}."
            remedy = "Mỗi lĩnh vực phải có một tên tắt riêng; nếu là đổi tên thì ghi until ở dòng cũ, from ở dòng mới."
            yield bad_value(document, ("areas", i, "id"), message, remedy)
        earlier.append(i)


def _overlap(first: AreaTemplate, second: AreaTemplate) -> bool:
    def ends_before(early: AreaTemplate, late: AreaTemplate) -> bool:
        return early.until is not None and late.since is not None and early.until.end < late.since.start

    return not ends_before(first, second) and not ends_before(second, first)


def bad_value(document: YamlDocument, path: Path, message: str, remedy: str, *, at_key: bool = False) -> Note:
    """A note at the value (or key) that `path` leads to."""
    return Note(NoteKind.BAD_VALUE, document.place(path, at_key=at_key), message, remedy)
