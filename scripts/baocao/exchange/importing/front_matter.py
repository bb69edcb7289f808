"""The front matter of an imported report: what the document says otherwise than this office's baocao.yml. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from baocao.config.schema import Config
from baocao.exchange.importing.document_head import DocumentValues, is_as_above
from baocao.language.signing import positions_of
from baocao.language.wording import one_line
from baocao.model import FrontKey, ReportStatus, Signer
from baocao.period import Period

_LONGEST_SUBJECT = 500
_LONGEST_NOTATION = 30
_LONGEST_OF_SIGNER = {"position": 100, "authority": 100, "full_name": 50}
"""NĐ30 Annex VI; what is longer was not read rightly, and is left to the author."""
_CLERK = "VT"


def front_matter(
    values: DocumentValues,
    config: Config,
    period: Period,
    indicators: Mapping[str, float],
    status: ReportStatus = ReportStatus.DRAFT,
    *,
    sample: bool = False,
) -> list[str]:
    """The lines of the front matter, its fences included."""
    head = values.head
    keys = CommentedMap({FrontKey.PERIOD.value: str(period), FrontKey.STATUS.value: status.value})
    if re.fullmatch(r"0*[1-9]\d{0,9}", head.code_number):
        keys[FrontKey.CODE_NUMBER.value] = _number(head.code_number)
    if head.issued_date is not None:
        keys[FrontKey.ISSUED_DATE.value] = head.issued_date
    if head.code_notation not in ("", config.organ.code_notation) and len(head.code_notation) <= _LONGEST_NOTATION:
        keys[FrontKey.CODE_NOTATION.value] = head.code_notation
    usual = one_line(config.report.subject_for(period))
    if head.subject not in ("", usual) and len(head.subject) <= _LONGEST_SUBJECT:
        keys[FrontKey.SUBJECT.value] = head.subject
    if signer := _signer(values, config.signer):
        keys[FrontKey.SIGNER.value] = _flow_map(signer)
    if values.addressees and values.addressees != config.addressees:
        keys[FrontKey.ADDRESSEES.value] = CommentedSeq(values.addressees)
    to = [entry for entry in values.recipients if not is_as_above(entry)]
    if values.recipients and to != list(config.to):
        keys[FrontKey.TO.value] = CommentedSeq(to)
    if values.archive and _kept(values.archive) != _kept(config.archive):
        keys[FrontKey.ARCHIVE.value] = _flow_list(values.archive)
    if indicators:
        keys[FrontKey.INDICATORS.value] = _flow_map(indicators)
    if sample:
        keys[FrontKey.SAMPLE.value] = True
    return ["---", *_yaml(keys), "---"]


def _number(written: str) -> object:
    """The number as NĐ30 writes it, `05`; quoted, so that YAML takes it for no other number."""
    number = written.lstrip("0")
    return int(number) if len(number) > 1 else DoubleQuotedScalarString(number.zfill(2))


def _kept(places: Sequence[str]) -> list[str]:
    """The places where a document is kept, the clerk's office, which every report names, left out."""
    return [place for place in places if place != _CLERK]


def _signer(values: DocumentValues, usual: Signer) -> dict[str, str]:
    """What of the signer is not the office's usual one."""
    own = values.signer
    said = Signer(own.position, own.full_name, own.authority)
    found: dict[str, str] = {}
    if own.position and positions_of(said) != positions_of(usual):
        found["position"] = own.position
        found["authority"] = own.authority
    if own.full_name != usual.full_name:
        found["full_name"] = own.full_name
    return {key: value for key, value in found.items() if value and len(value) <= _LONGEST_OF_SIGNER[key]}


def _flow_map(values: Mapping[str, object]) -> CommentedMap:
    made = CommentedMap(values)
    made.fa.set_flow_style()
    return made


def _flow_list(values: Sequence[str]) -> CommentedSeq:
    made = CommentedSeq(values)
    made.fa.set_flow_style()
    return made


def _yaml(keys: CommentedMap) -> list[str]:
    yaml = YAML()
    yaml.width = 10_000
    stream = io.StringIO()
    yaml.dump(keys, stream)
    return stream.getvalue().rstrip("\n").split("\n")
