"""Everything that knows DOCX: layout numbers, styles, template, writing.

The writer takes a `Report` and gives bytes; the only thing outside that it uses is the pandoc process.
"""

from baocao.word.pandoc import WordError
from baocao.word.write import write_docx

__all__ = ["WordError", "write_docx"]
