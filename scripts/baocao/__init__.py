"""baocao: monthly reports of a government office as Markdown, checked, to Word and to a site."""

__version__ = "0.1.0"
