"""`baocao pdf`: the official PDF of each report, from the same Word file that `baocao docx` makes."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.commands.common.printing.file_kinds import PDF, WORD, add_files
from baocao.commands.common.printing.untouched import unless_untouched

ORDER = 7


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `pdf`."""
    parser = commands.add_parser(
        "pdf", help="xuất tệp PDF", description="Xuất báo cáo ra PDF bằng LibreOffice, trình bày như tệp Word."
    )
    add_files(parser, PDF)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Make the files; what is refused or fails does not stop the others."""

    def make() -> int:
        from baocao.commands.common.printing.pdf_run import make_pdfs  # nobody waits for it where all is made

        return make_pdfs(arguments)

    # A PDF shows the Word file that is kept, where one is.
    return unless_untouched(arguments, (PDF, WORD), make)
