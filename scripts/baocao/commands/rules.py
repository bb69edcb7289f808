"""`baocao rules`: the list of rules, or the pages about them that docs/ carries."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.checking.rules import all_rules
from baocao.commands.common.outcome import OK
from baocao.commands.common.output import show, wants_colour
from baocao.render.form import render_form_page
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
    is_page = arguments.format == "markdown"
    if arguments.form:
        from baocao.commands.verify import form_rules  # no other command should wait for it

        rules = form_rules()
        show(render_form_page(rules) if is_page else render_rule_list(rules, wants_colour()))
    else:
        own = [loaded.rule for loaded in all_rules()]
        show(render_rules_page(own) if is_page else render_rule_list(own, wants_colour()))
        if not is_page:
            show("\nGiải thích một quy tắc: baocao check --explain MÃ\n")
    return OK
