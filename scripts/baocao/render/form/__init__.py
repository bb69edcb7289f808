"""What is said of a Word file's form: for the screen, for programs, and the page about its rules. Pure."""

from baocao.render.form.page import FORM_PAGE, render_form_list, render_form_page
from baocao.render.form.sheet import FormCheck, FormRule, Origin, Sheet
from baocao.render.form.show import FORMATS, render_sheet

__all__ = [
    "FORMATS",
    "FORM_PAGE",
    "FormCheck",
    "FormRule",
    "Origin",
    "Sheet",
    "render_form_list",
    "render_form_page",
    "render_sheet",
]
