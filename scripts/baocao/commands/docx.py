"""`baocao docx`: the official Word file of each report."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.commands.common.printing.file_kinds import WORD, add_files
from baocao.commands.common.printing.untouched import unless_untouched

ORDER = 6


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `docx`."""
    parser = commands.add_parser(
        "docx", help="xuất tệp Word", description="Xuất báo cáo ra tệp Word trình bày theo Nghị định 30/2020/NĐ-CP."
    )
    add_files(parser, WORD)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Make the files; what is refused does not stop the others."""

    def make() -> int:
        from baocao.commands.common.printing.docx_files import make_all  # nobody waits for it where all is made

        return make_all(arguments)

    return unless_untouched(arguments, (WORD,), make)
