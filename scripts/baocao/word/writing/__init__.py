"""Writes the official Word file: one `Report` in, bytes out. Knows nothing of reading or verifying one."""

from baocao.word.pandoc_program import WordError
from baocao.word.writing.write import write_docx

__all__ = ["WordError", "write_docx"]
