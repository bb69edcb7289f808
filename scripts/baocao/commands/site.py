"""`baocao site`: the archive as web pages, with the Word files that they offer; or shown while it is worked on."""

from __future__ import annotations

import errno
import os
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.commands import docx
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, show_line
from baocao.commands.common.printing.jobs import shown
from baocao.commands.common.reports import repository_of
from baocao.commands.common.scheduling import add_scheduler, cluster_of
from baocao.commands.common.set_up import SetUp
from baocao.interrupt import unwinding
from baocao.language.system_errors import why
from baocao.repository import Repository, read_configs
from baocao.site.edge.site_folder import NoFolder, NotOurs, ensure_ours

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ORDER = 18
_NEEDED = ("mkdocs", "material")
_LAST_PORT = 65535


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `site`."""
    parser = commands.add_parser(
        "site",
        help="dựng trang lưu trữ, hoặc xem ngay trên máy",
        description="Dựng các báo cáo thành trang web vào build/site/, kèm tệp Word để tải về; chép thư mục ấy lên máy "
        "chủ web nào cũng được. Thêm --serve để xem ngay trên máy này: lưu báo cáo là trang tự đổi. Không cần "
        "mkdocs.yml; có thì những gì ghi trong đó được dùng.",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="THƯ_MỤC", help="nơi ghi (mặc định: build/site/)")
    parser.add_argument("--serve", action="store_true", help="xem trên máy này, tự dựng lại khi lưu báo cáo")
    parser.add_argument("--port", type=_port, metavar="CỔNG", help="cổng để xem (mặc định: 8000); dùng cùng --serve")
    parser.add_argument(
        "--address",
        metavar="ĐỊA_CHỈ",
        help="địa chỉ để xem (mặc định: 127.0.0.1, chỉ máy này; 0.0.0.0 thì máy khác trong mạng cũng xem được); dùng "
        "cùng --serve",
    )
    add_scheduler(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Make the Word files that changed, then the site."""
    _check(arguments)
    repository = repository_of(arguments)
    read_configs(repository)
    if not all(map(find_spec, _NEEDED)):
        raise Refused(f"Chưa có thư viện để dựng trang lưu trữ; {SetUp().installing('site', 'site')}")
    if arguments.output:
        _ensure_ours(arguments.output, repository)
    configuration = _configuration(arguments)  # what is wrong there is told before any work
    if not arguments.serve:
        _ensure_ours(Path(configuration.site_dir), repository)
    from jinja2 import TemplateError
    from mkdocs.exceptions import Abort

    from baocao.site.edge.mkdocs_words import told

    try:
        with told():
            if arguments.serve:
                _serve(arguments)
            else:
                _make_word_files(arguments)
                _build(configuration)
    except Abort:
        raise Refused("Chưa dựng được trang lưu trữ: sửa những chỗ nêu ở trên rồi chạy lại.") from None
    except TemplateError as error:
        raise Refused(f"Chưa dựng được trang lưu trữ: mục theme trong mkdocs.yml chưa hợp ({error}).") from None
    return OK


def _check(arguments: Namespace) -> None:
    if arguments.serve and arguments.output:
        raise Refused("--serve chỉ để xem, không ghi ra thư mục nào: bỏ -o, hoặc bỏ --serve.", WRONG_USAGE)
    if arguments.serve and arguments.scheduler:
        raise Refused("--serve xem ngay trên máy này, không giao việc cho cụm máy: bỏ --scheduler.", WRONG_USAGE)
    if not arguments.serve and (arguments.port or arguments.address):
        raise Refused("--port và --address chỉ dùng cùng --serve.", WRONG_USAGE)


def _port(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= _LAST_PORT):
        raise ArgumentTypeError(f"cần một số từ 1 đến {_LAST_PORT}, không phải “{typed}”")
    return int(typed)


def _make_word_files(arguments: Namespace) -> None:
    """Those that changed, as `baocao docx --changed` does."""
    changed = Namespace(
        config=arguments.config,
        jobs=arguments.jobs,
        scheduler=arguments.scheduler,
        reports=[],
        output=None,
        changed=True,
        force=False,
        since=None,
    )
    if docx.run(changed) != OK:
        say("Có báo cáo chưa xuất được Word: trang của nó không có tệp tải về.")


def _configuration(arguments: Namespace, site: Path | None = None) -> MkDocsConfig:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's opinion of what MkDocs may become
    from baocao.site.edge.site_config import WrongSettings, site_config

    try:
        repository = repository_of(arguments)
        return site_config(repository, site or arguments.output, cluster_of(arguments, repository))
    except WrongSettings as wrong:
        raise Refused(str(wrong), WRONG_USAGE) from None


# --------------------------------------------------------------------------- where it goes


def _ensure_ours(site: Path, repository: Repository) -> None:
    """Raises Refused where the folder, which is emptied, holds what no build of a site has put there."""
    try:
        ensure_ours(site, repository.root)
    except NoFolder as error:
        raise Refused(str(error), WRONG_USAGE) from None
    except NotOurs as error:
        raise Refused(str(error)) from None


# --------------------------------------------------------------------------- the work


def _build(configuration: MkDocsConfig) -> None:
    from mkdocs.commands.build import build

    configuration.plugins.on_startup(command="build", dirty=False)
    build(configuration)
    configuration.plugins.on_shutdown()
    show_line(f"{shown(Path(configuration.site_dir))}/")
    say("Đã dựng trang lưu trữ: chép thư mục ấy lên máy chủ web. Xem ngay trên máy này bằng: baocao site --serve")


def _serve(arguments: Namespace) -> None:
    from baocao.site.edge.serving import serve

    try:
        with unwinding():
            serve(
                lambda site: _configuration(arguments, site),
                arguments.address,
                arguments.port,
                lambda: _make_word_files(arguments),
            )
    except KeyboardInterrupt:
        say("Đã dừng.")
    except OSError as error:
        raise _unserved(error, arguments) from None


def _unserved(error: OSError, arguments: Namespace) -> Exception:
    """Why nothing is shown, and the way out."""
    if error.errno == errno.EADDRINUSE:
        return Refused(
            "Cổng ấy đang có chương trình khác dùng, có thể là một lần xem trang khác chưa dừng. Dừng chương trình ấy, "
            f"hoặc chọn cổng khác, ví dụ: baocao site --serve --port {(arguments.port or 8000) + 1}"
        )
    if error.errno == errno.EACCES and error.filename is None:
        return Refused("Máy không cho dùng cổng ấy. Chọn một cổng từ 1024 trở lên, ví dụ --port 8001.", WRONG_USAGE)
    if error.filename is None and arguments.address:
        return Refused(
            f"Không mở được địa chỉ {arguments.address}: {why(error)}. Bỏ --address thì xem được trên máy này.",
            WRONG_USAGE,
        )
    return error
