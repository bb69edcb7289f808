"""What is said of a Word file's form: checks, verdicts, and where a file came from.

It stands here because `form/` finds it and `render/`, which knows nothing of `form/`, shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.model.finding import Severity
from baocao.model.merge import Merge
from baocao.model.rule import FormRule


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What a rule says of a file, once for all places where it is the same.

    `part`: where a clerk looks; `paragraph`: its number in the file and `words` its first words, None and empty
    where there is none; `others`: in how many more places it is the same.
    """

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
class Verdict:
    """All checks of a file, by rule, and the rules that had nothing to look at.

    `remarks`: what the reader of the checks should know of the file first, in whole sentences.
    """

    profile: str
    checks: tuple[FormCheck, ...]
    silent: tuple[FormRule, ...] = ()
    remarks: tuple[str, ...] = ()

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
class FileOrigin:
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
class VerifiedFile:
    """A Word file and all that is said of it. `edits`: what was done since to a file of ours, and said in comments,
    None where nothing was, or where it cannot be told."""

    file: str
    verdict: Verdict
    origin: FileOrigin | None = None
    edits: Merge | None = None


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that nothing can be said of, and why, in a sentence."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was verified at once, and the rules that there are.

    `is_one`: a single file was asked for, not several or a folder.
    """

    files: tuple[VerifiedFile, ...]
    unreadable: tuple[UnreadableFile, ...]
    rules: tuple[FormRule, ...]
    is_one: bool = False
