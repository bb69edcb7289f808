"""What is said of a Word file's form: for the screen, for programs, and the page about its rules. Pure."""

from baocao.render.form.as_text import render_total
from baocao.render.form.page import render_form_page
from baocao.render.form.show import FORMATS, render_sheet, render_sheets

__all__ = [
    "FORMATS",
    "render_form_page",
    "render_sheet",
    "render_sheets",
    "render_total",
]
