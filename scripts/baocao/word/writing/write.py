"""The Word stage: one `Report` in, the bytes of its official file out, ready to sign.

One pandoc call with our template and reference document, then one pass over what it made. No disk, no
clock, no network; the same report and configuration give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from lxml import etree

from baocao.config.schema import Config
from baocao.model import Report, ReportStatus
from baocao.official import OfficialParts, official_parts
from baocao.parsing.defaults import signer_of
from baocao.word.package import CUSTOM, DOCUMENT, custom_properties, properties, whole_package, zip_package
from baocao.word.pandoc_program import WordError
from baocao.word.profile import profile_for
from baocao.word.stamp import CLOSING, NAMES, OF_OFFICE, OF_REPORT, WordStamp, package_digest, words_digest
from baocao.word.writing.body import finish
from baocao.word.writing.layout import template_values
from baocao.word.writing.pandoc import run_pandoc
from baocao.word.writing.reference import REFERENCE, reference_parts
from baocao.word.writing.styles import styles_xml

__all__ = ["WordError", "write_docx"]

_TEMPLATE = REFERENCE.with_name("template.openxml")
_FILTER = REFERENCE.with_name("filter.lua")
_COPIED = (
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
    "word/header1.xml",
    "word/header2.xml",
)
_READ = {"document": DOCUMENT, "numbering": "word/numbering.xml", "relationships": "word/_rels/document.xml.rels"}
_NEEDS_FILTER = re.compile(r"<|!\[")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    LookupError,
    ValueError,
    NotImplementedError,
    EOFError,
)
"""What zipfile, lxml and `finish` raise for what is no Word file, or not made from our template."""
_STATUS = {ReportStatus.DRAFT: "Dự thảo", ReportStatus.ISSUED: "Đã ban hành"}


def write_docx(report: Report, config: Config, *, made_at: datetime | None = None) -> bytes:
    """The official Word file of `report`.

    `made_at` is the moment written into the file's properties (a build's SOURCE_DATE_EPOCH); without it
    the day the report was issued, or the first day of its period. Raises WordError when pandoc cannot
    make the file.
    """
    profile = profile_for(config.word)
    texts = official_parts(report, config)
    try:
        made = run_pandoc(_arguments(report.body, template_values(texts, profile)), report.body)
    except WordError as error:
        raise WordError(f"Chưa tạo được bản Word: {error}") from error
    try:
        with zipfile.ZipFile(BytesIO(made)) as package:
            parts = {name: package.read(part) for name, part in _READ.items()}
        finished = finish(parts, report, texts, profile)
    except _UNREADABLE as error:
        raise WordError(
            "Chưa tạo được bản Word: pandoc chạy xong nhưng không tạo ra tệp Word đúng mẫu. Xuất lại; nếu vẫn vậy thì "
            "cài lại baocao."
        ) from error
    reference = reference_parts()
    custom = _metadata(report, config, texts) | _origin(report, finished.document)
    whole = whole_package(
        {
            DOCUMENT: finished.document,
            "word/styles.xml": styles_xml(profile),
            "word/numbering.xml": finished.numbering,
            **{name: reference[name] for name in _COPIED},
            **properties(
                title=texts.subject,
                creator=texts.name,
                category=texts.type_name,
                status=_STATUS[report.front.status],
                made_at=made_at or _moment(report),
            ),
            CUSTOM: b"",
        },
        finished.links,
    )
    whole[CUSTOM] = custom_properties(custom | {NAMES["package_sha256"]: package_digest(whole)})
    return zip_package(whole)


def _arguments(text: str, values: Mapping[str, object]) -> list[str]:
    arguments = [
        "--from=commonmark+pipe_tables",
        "--to=docx",
        "--output=-",
        "--sandbox",
        "--syntax-highlighting=none",
        f"--template={_TEMPLATE}",
        f"--reference-doc={REFERENCE}",
        # No report has an abstract, but pandoc loads its translations to know how one is called.
        "--metadata=abstract-title:-",
        *(f"--variable-json={key}:{json.dumps(value)}" for key, value in values.items()),
    ]
    # Starting pandoc's Lua costs a tenth of a report's time, so it is started only where it has work to do.
    if _NEEDS_FILTER.search(text):
        arguments.append(f"--lua-filter={_FILTER}")
    return arguments


def _metadata(report: Report, config: Config, o: OfficialParts) -> dict[str, str]:
    """The metadata of NĐ30 PL VI by its names."""
    front, signer = report.front, signer_of(report, config)
    return {
        "OrganId": front.organ_id or config.organ.id,
        "TypeName": o.type_name,
        "CodeNumber": front.code_number,
        "CodeNotation": o.code_notation,
        "IssuedDate": front.issued_date.strftime("%d/%m/%Y") if front.issued_date else "",
        "OrganName": o.name,
        "Subject": o.subject,
        "Language": "Tiếng Việt",
        "SignerInfo.Position": (o.positions or ("",))[-1],
        "SignerInfo.FullName": signer.full_name,
    }


def _origin(report: Report, document: bytes) -> dict[str, str]:
    """The stamp that `read_stamp` reads back: the report the file was made from, and the digest of its words."""
    stamp = WordStamp(
        source=Path(report.path).name,
        source_sha256=hashlib.sha256(report.source.raw.encode()).hexdigest(),
        words_sha256=words_digest(document),
        status=report.front.status.value,
        period=str(report.period or ""),
    )
    closing = OF_REPORT if report.closing else OF_OFFICE
    return {name: getattr(stamp, key) for key, name in NAMES.items()} | {CLOSING: closing}


def _moment(report: Report) -> datetime:
    if report.front.issued_date is not None:
        return datetime.combine(report.front.issued_date, time(), UTC)
    if report.period is not None:
        return datetime(report.period.year, report.period.first, 1, tzinfo=UTC)
    return datetime(1980, 1, 1, tzinfo=UTC)
