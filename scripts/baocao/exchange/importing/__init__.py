"""Brings a stranger's document into the archive: what Word shows in, a report in Markdown out."""

from baocao.exchange.importing.document import NotImported, Unreadable, import_document

__all__ = ["NotImported", "Unreadable", "import_document"]
