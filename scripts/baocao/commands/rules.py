"""`baocao rules`: the list of rules, or the pages about them that docs/ carries."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.checking.rules import all_rules
from baocao.commands.common.outcome import OK
from baocao.commands.common.output import show, wants_colour
from baocao.render.form import render_form_list, render_form_page
from baocao.render.rules_page import render_rule_list, render_rules_page

ORDER = 8


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `rules`."""
    parser = commands.add_parser("rules", help="liệt kê các quy tắc", description="Liệt kê các quy tắc kiểm tra.")
    parser.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="markdown là trang trong thư mục docs"
    )
    parser.add_argument("--form", action="store_true", help="các quy tắc thể thức (D) mà baocao verify dùng")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the rules."""
    if arguments.form:
        from baocao.commands.verify import form_rules  # no other command should wait for it

        rules = form_rules()
        markdown = arguments.format == "markdown"
        show(render_form_page(rules) if markdown else render_form_list(rules, wants_colour()))
    elif arguments.format == "markdown":
        show(render_rules_page(all_rules()))
    else:
        show(render_rule_list(all_rules(), wants_colour()))
    return OK
