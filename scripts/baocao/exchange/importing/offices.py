"""Which office of a repository a document is of, by the name at its head. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.exchange.importing.document_head import document_values
from baocao.exchange.importing.old_fonts import in_unicode
from baocao.form.boxes.document import find_parts
from baocao.form.boxes.lines import alike, folded
from baocao.word.reading import WordFile


def office_named(file: WordFile, names: Mapping[str, str]) -> str | None:
    """The id of the office whose name, among `names` by id, the document has; None where that is not one."""
    organ = folded(document_values(find_parts(in_unicode(file)[0])).head.organ)
    found = [office for office, name in names.items() if organ and alike(organ, folded(name), 0.95)]
    return found[0] if len(found) == 1 else None
