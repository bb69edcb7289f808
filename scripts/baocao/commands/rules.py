"""`baocao rules`: the list of rules, or the pages about them that docs/ carries."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence

from baocao.checking.rules import all_rules
from baocao.commands.common.outcome import OK
from baocao.commands.common.output import say, show, wants_colour
from baocao.model.rule import Rule
from baocao.render.formats import formats_of, renderer

ORDER = 16


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `rules`."""
    parser = commands.add_parser("rules", help="liệt kê các quy tắc", description="Liệt kê các quy tắc kiểm tra.")
    parser.add_argument(
        "--format", choices=formats_of("rules"), default="text", help="markdown là trang trong thư mục docs"
    )
    parser.add_argument("--form", action="store_true", help="các quy tắc thể thức (D) mà baocao verify dùng")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the rules."""
    rules: Sequence[Rule]
    if arguments.form:
        from baocao.form import form_rules  # no other command should wait for it

        rules = form_rules()
    else:
        rules = [loaded.rule for loaded in all_rules()]
    show(renderer("rules", arguments.format)(rules, wants_colour()))
    if arguments.format == "text" and not arguments.form:
        say("Giải thích một quy tắc: baocao check --explain MÃ")
    return OK
