"""What the front matter of a report says."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from baocao.model.source import Span
from baocao.period import Period


class Signer(NamedTuple):
    """Who signs: NĐ30 boxes 7a, 7b and 7c.

    `authority`: the line before the title when signing for somebody, `KT. GIÁM ĐỐC`.
    """

    position: str = ""
    full_name: str = ""
    authority: str = ""


class ReportStatus(StrEnum):
    """Whether a report is still being written or signed and numbered."""

    DRAFT = "draft"
    ISSUED = "issued"


class FrontKey(StrEnum):
    """The keys that front matter may have; `parsing.front_matter.FrontMatterKeys` says what each may hold."""

    PERIOD = "period"
    STATUS = "status"
    CODE_NUMBER = "code_number"
    CODE_NOTATION = "code_notation"
    ISSUED_DATE = "issued_date"
    ORGAN_ID = "organ_id"
    SUBJECT = "subject"
    SIGNER = "signer"
    ADDRESSEES = "addressees"
    TO = "to"
    ARCHIVE = "archive"
    INDICATORS = "indicators"
    IGNORE = "ignore"
    SAMPLE = "sample"

    def entry(self, name: str) -> str:
        """What `spans` calls the entry `name` of this key: `signer.full_name`."""
        return f"{self}.{name}"


class FrontMatter(NamedTuple):
    """A report's metadata, named as in NĐ30 Annex VI; None or empty where the report gives none.

    `spans` has the place of each key that is there, also of nested ones (`signer.full_name`,
    `indicators.mau_thu_nghiem`, `ignore.T07`); `span` is the whole block between the `---` lines.
    `indicators` are in the unit of `baocao.yml`. `ignore` maps rule ids to the reason, which may be empty.
    """

    span: Span
    spans: Mapping[str, Span]
    period: Period | None = None
    status: ReportStatus = ReportStatus.DRAFT
    code_number: str = ""
    code_notation: str | None = None
    issued_date: date | None = None
    organ_id: str | None = None
    subject: str | None = None
    signer: Signer | None = None
    addressees: tuple[str, ...] = ()
    to: tuple[str, ...] | None = None
    archive: tuple[str, ...] | None = None
    indicators: Mapping[str, float] = {}
    ignore: Mapping[str, str] = {}
    sample: bool = False

    def place(self, key: FrontKey, entry: str = "") -> Span:
        """Where `key` stands, or `entry` in it; the whole block where it does not."""
        span = self.spans.get(key.entry(entry)) if entry else None
        return span or self.spans.get(key, self.span)
