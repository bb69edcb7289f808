"""The plain values that are shown of a file's form: rules, checks, and where the file came from.

They know nothing of how a file is read or held against the decree: views do not import each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baocao.model import Severity

_PARTS = ("PL ", "Điều ")
"""How a place in the decree is named."""


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule of NĐ30 for people: what it wants, of which box, how grave a breach is, and its source."""

    id: str
    name: str
    title: str
    wanted: str
    severity: Severity
    source: str
    box: str

    @property
    def ground(self) -> str:
        """Its source in full; what is none of the decree's says so itself."""
        return f"Nghị định số 30/2020/NĐ-CP, {self.source}" if self.source.startswith(_PARTS) else self.source


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What a rule found. `part`: where a clerk looks; `paragraph`: its number in the file and `words` its first
    words, None and empty where there is none; `others`: in how many more places it is the same."""

    rule: FormRule
    ok: bool
    found: str
    wanted: str
    severity: Severity
    part: str
    paragraph: int | None = None
    words: str = ""
    others: int = 0

    @property
    def where(self) -> str:
        """The place in words: `nội dung, đoạn 12 “Tiếp nhận …”`."""
        place = self.part if self.paragraph is None else f"{self.part}, đoạn {self.paragraph}"
        if self.words:
            place += f" “{self.words}”"
        return f"{place} và {self.others} chỗ nữa" if self.others else place


@dataclass(frozen=True, slots=True)
class Origin:
    """From which report a file says it was made, and what became of both.

    `untouched`: no byte of the file has changed since; `same_words`: its words have not; `same_report`: the
    report still is the one it was made from, None where the report is not in the repository. `report`: its
    path there, empty likewise.
    """

    source: str
    period: str
    status: str
    untouched: bool
    same_words: bool
    report: str = ""
    same_report: bool | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is said of one file."""

    file: str
    profile: str
    checks: tuple[FormCheck, ...]
    silent: tuple[FormRule, ...] = ()
    remarks: tuple[str, ...] = ()
    origin: Origin | None = None

    @property
    def failed(self) -> tuple[FormCheck, ...]:
        return tuple(check for check in self.checks if not check.ok)

    @property
    def passed_rules(self) -> tuple[FormRule, ...]:
        """The rules that hold in the whole file."""
        return tuple(check.rule for check in self.checks if check.ok)

    @property
    def failed_rules(self) -> tuple[FormRule, ...]:
        """The rules that are broken somewhere, each once."""
        return tuple({check.rule.id: check.rule for check in self.failed}.values())


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that nothing can be said of, and why, in a sentence."""

    file: str
    message: str


def by_box(rules: Iterable[FormRule]) -> dict[str, list[FormRule]]:
    """Rules under the box they speak of, in the order they come."""
    boxes: dict[str, list[FormRule]] = {}
    for rule in rules:
        boxes.setdefault(rule.box, []).append(rule)
    return boxes
