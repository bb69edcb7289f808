"""Brings a stranger's document into the archive: what Word shows in, a report in Markdown out."""

from baocao.exchange.importing.document import import_document
from baocao.exchange.importing.refusals import NotImported, Unreadable

__all__ = ["NotImported", "Unreadable", "import_document"]
