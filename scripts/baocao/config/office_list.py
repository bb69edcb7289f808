"""Another office in the list of a root's baocao.yml, the rest of the file left as it stands. Pure."""

from __future__ import annotations

from baocao.config.load import config_document, listed_offices
from baocao.model import Source
from baocao.yaml.document import YamlDocument

_LIST = ("offices",)


def with_office(document: YamlDocument, office: str, folder: str) -> str | None:
    """The text of the file with one office more; None where that cannot be said surely: it is for the author then."""
    source = document.span.source
    listed, _ = listed_offices(document)
    if not listed or source.raw != source.text:
        return None
    last = next(reversed(listed))
    value, key = document.spans.get((*_LIST, last)), document.keys.get((*_LIST, last))
    if value is None or key is None:
        return None
    text = source.text
    start = text.rfind("\n", 0, key.start) + 1
    end = text.find("\n", value.end)
    end = len(text) if end == -1 else end
    indent = text[start : key.start]
    if indent.strip():
        changed = f"{text[: value.end]}, {office}: {folder}{text[value.end :]}"
    else:
        changed = f"{text[:end]}\n{indent}{office}: {folder}{text[end:]}"
    again = config_document(Source(source.path, changed))
    wanted = {**_without_offices(document), "offices": {**listed, office: folder}}
    return changed if not again.notes and again.value == wanted else None


def _without_offices(document: YamlDocument) -> dict[str, object]:
    return {**document.value} if isinstance(document.value, dict) else {}
