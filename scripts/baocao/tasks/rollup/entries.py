"""What is written below the headings of a rolled-up draft: bullets with their remarks, in the office's areas. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.config.schema import AreaTemplate
from baocao.model import Area
from baocao.parsing.markers import remark
from baocao.period import Period
from baocao.tasks.item_markdown import ListedItem, bullets
from baocao.tasks.nesting import Nesting


@dataclass(frozen=True, slots=True)
class Entry:
    """A bullet of an area: an item with its marker, or `text` of its own, or only the remarks.

    `remarks`: the first stands behind the bullet, the others below it. `blocks`: the Markdown of what belongs
    below, as a table. `area` is where the item comes from, `area_id` the id of an area where it has no item.
    """

    area: Area | None = None
    area_id: str | None = None
    listed: ListedItem | None = None
    text: str = ""
    remarks: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


def names(months: Iterable[Period]) -> str:
    """The months as files are called, in order: `2022-01, 2022-02`."""
    return ", ".join(map(str, sorted(set(months))))


def spans(months: Iterable[Period]) -> str:
    """The same, with three months or more in a row by the first and the last: `2022-04 đến 2022-12`."""
    runs: list[list[Period]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1].next == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(f"{run[0]} đến {run[-1]}" if len(run) > 2 else names(run) for run in runs)


def body(entries: Iterable[Entry], areas: Sequence[AreaTemplate], nesting: Nesting) -> Iterator[str]:
    """The entries under the headings of their areas; those of an area that has ended under the last one.

    `nesting` is that of the reports that the entries come from.
    """
    by_area: defaultdict[str | None, list[Entry]] = defaultdict(list)
    ids = {area.id for area in areas}
    for entry in entries:
        found = entry.area.id if entry.area else entry.area_id
        has_area = areas and (entry.area is not None or found is not None)
        by_area[(found if found in ids else areas[-1].id) if has_area else None].append(entry)
    yield from _written(by_area[None], nesting)
    for number, area in enumerate(areas, start=1):
        yield f"### {number}. {area.title}"
        yield from _written(by_area[area.id], nesting)


def _written(entries: Iterable[Entry], nesting: Nesting) -> Iterator[str]:
    """The paragraphs of one area; what stands below a bullet ends the list."""
    lines: list[str] = []
    waiting: list[ListedItem] = []

    def listed() -> list[str]:
        done = [*lines, *bullets(waiting, nesting)]
        lines.clear()
        waiting.clear()
        return done

    for entry in entries:
        if entry.listed:
            waiting.append(replace(entry.listed, marker=_behind(entry.listed.marker, entry.remarks)))
        elif entry.text:
            lines += [*bullets(waiting, nesting), f"- {_behind(entry.text, entry.remarks)}"]
            waiting.clear()
        else:
            if before := listed():
                yield "\n".join(before)
            yield from map(remark, entry.remarks)
        if entry.blocks:
            yield "\n".join(listed())
            yield from entry.blocks
    if rest := listed():
        yield "\n".join(rest)


def _behind(words: str, remarks: Sequence[str]) -> str:
    first = [remark(remarks[0])] if remarks else []
    return "\n  ".join([" ".join([*([words] if words else []), *first]), *map(remark, remarks[1:])])
