"""What search engines and other programs read of a page: schema.org as JSON-LD. Pure.

Browsers do not run such a block, so that a page's own policy, which allows no script inside it, lets it stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePosixPath

from baocao.site.data_files import INDEX, INDICATORS, REPORTS, TASKS
from baocao.site.site_page import ReportFacts, SitePage

Address = Callable[[str], str]
"""The address of a page or file of the site."""
_LANGUAGE = "vi"
_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".pdf": "application/pdf",
}
_TABLES = {REPORTS: "Báo cáo", TASKS: "Nhiệm vụ", INDICATORS: "Chỉ tiêu", INDEX: "Toàn kho"}


def page_data(page: SitePage, address: Address) -> str:
    """What is said of a report's page; empty for other pages."""
    if page.facts is None:
        return ""
    crumbs = [
        {"@type": "ListItem", "position": at, "name": line.name, "item": address(line.uri)}
        for at, line in enumerate(page.crumbs, start=1)
    ]
    return _json([_report(page, page.facts, address), {"@type": "BreadcrumbList", "itemListElement": crumbs}])


def archive_data(name: str, description: str, address: Address) -> str:
    """What is said on the front page of the whole archive: its tables, as a data set."""
    files = [{"name": words, **_file(file, address)} for file, words in _TABLES.items()]
    dataset = {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": _LANGUAGE,
        "isAccessibleForFree": True,
        "distribution": [{"@type": "DataDownload", **file} for file in files],
    }
    return _json([dataset])


def _report(page: SitePage, facts: ReportFacts, address: Address) -> dict[str, object]:
    said = {
        "@type": "Report",
        "name": page.title,
        "headline": facts.subject,
        "url": address(page.uri),
        "inLanguage": _LANGUAGE,
        "creativeWorkStatus": "Draft" if facts.is_draft else "Published",
        "reportNumber": facts.code,
        "datePublished": facts.issued,
        "dateModified": facts.changed,
        "temporalCoverage": facts.days,
        "publisher": {"@type": "GovernmentOrganization", "name": facts.publisher},
        "encoding": [{"@type": "MediaObject", **_file(name, address)} for name in page.downloads],
    }
    return {name: value for name, value in said.items() if value}


def _file(name: str, address: Address) -> dict[str, str]:
    return {"contentUrl": address(name), "encodingFormat": _TYPES[PurePosixPath(name).suffix]}


def _json(graph: list[dict[str, object]]) -> str:
    """The graph as text that cannot end the element around it."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
