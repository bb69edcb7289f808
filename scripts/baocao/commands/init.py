"""`baocao init`: a new office with all it needs, from answers or from its old reports. Never overwrites."""

from __future__ import annotations

import shlex
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from baocao.commands.common.document_files import find_files
from baocao.commands.common.foreign_documents import opened
from baocao.commands.common.new_files import ensure_free, take_back, write_new
from baocao.commands.common.office_answers import Answering, Answers, period_named
from baocao.commands.common.office_place import SCHEMA_NAME, OfficePlace
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, show_line
from baocao.commands.common.own_source import OwnSource, own_program, own_source
from baocao.commands.common.set_up import SetUp
from baocao.commands.common.writing import not_written
from baocao.commands.schema import config_schema
from baocao.config.load import config_document, load_config
from baocao.config.office_list import with_office
from baocao.config.schema import Config
from baocao.exchange.importing import NotImported, Unreadable, import_document
from baocao.exchange.importing.kinds import SUFFIXES
from baocao.files import Changed, Outside, version, write_over
from baocao.model import Source
from baocao.new_office.config_yaml import config_yaml, office_list_yaml, one_key_yaml
from baocao.new_office.first_report import first_report
from baocao.new_office.learned import Learned, learned
from baocao.new_office.office_files import office_files
from baocao.new_office.old_report import OldReport, old_report
from baocao.parsing.escaping import escaped_heading
from baocao.period import Period
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER

ORDER = 0

_MOST_TOLD = 12
_PROGRAM_NOTE = "build/program"
"""Where the program lies whose name alone does not find it: for make on this machine, no part of the repository."""


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `init`."""
    parser = commands.add_parser(
        "init",
        help="tạo kho báo cáo cho một cơ quan mới",
        description="Tạo kho báo cáo cho một cơ quan: baocao.yml, báo cáo đầu tiên, Makefile, trang lưu trữ, tệp cho "
        "VS Code và GitHub. Hỏi vài câu, hoặc lấy từ báo cáo Word cũ. Không ghi đè tệp nào.",
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="THƯ_MỤC", help="nơi đặt kho (mặc định: thư mục này)"
    )
    parser.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        action="extend",
        type=Path,
        metavar="TỆP",
        help="vài báo cáo cũ (.docx …): lấy mẫu của cơ quan từ đó, rồi nhập luôn các báo cáo ấy",
    )
    parser.add_argument("--office", metavar="TÊN_TẮT", help="thêm một cơ quan vào kho nhiều cơ quan, ví dụ so-y-te")
    parser.add_argument("--name", metavar="TÊN", help="tên cơ quan, ví dụ 'Sở Ngoại vụ'")
    parser.add_argument("--parent", metavar="TÊN", help="cơ quan chủ quản, ví dụ 'UBND tỉnh Hòa Bình'")
    parser.add_argument("--place", metavar="TÊN", help="địa danh ghi trước ngày ban hành")
    parser.add_argument("--notation", metavar="KÝ_HIỆU", help="phần sau số văn bản, ví dụ BC-SNgV")
    parser.add_argument("--position", metavar="CHỨC_VỤ", help="chức vụ người ký")
    parser.add_argument("--areas", metavar="'A; B; C'", help="các lĩnh vực, cách nhau bằng dấu chấm phẩy")
    parser.add_argument("--period", metavar="KỲ", help="kỳ của báo cáo đầu tiên, ví dụ 2026-01 (mặc định: tháng này)")
    parser.add_argument("--yes", "-y", action="store_true", help="không hỏi; điều gì chưa nói thì lấy như thường gặp")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Gather everything, then write it; refused where a file that it would write is there."""
    place = OfficePlace(arguments)
    ensure_free(place.root, [*place.shared_files, place.inside(CONFIG_NAME)])
    if arguments.period is not None:
        period_named(arguments.period)
        if arguments.sources:
            raise Refused("Có --from thì kỳ lấy từ chính các báo cáo cũ, không dùng --period.", WRONG_USAGE)
    old = _old_reports(arguments.sources) if arguments.sources else []
    known = learned(old) if old else None
    if known:
        _tell_learned(known, old)
    answers = _answers(arguments, place, known)
    text = _config_text(answers, place)
    config = _checked(text, place)
    reports = dict(_imported(old, config)) if old else {}
    if not reports:
        reports[answers.period] = first_report(config, answers.period, answers.title)
    source = own_source()
    texts = {place.inside(CONFIG_NAME): text}
    for period, report in sorted(reports.items()):
        texts[place.inside(f"{REPORTS_FOLDER}/{period.year}/{period}.md")] = report
    if place.is_new:
        texts |= _files_around(answers, place, source, max(reports))
    ensure_free(place.root, list(texts))
    write_new(place.root, texts)
    if not place.is_new:
        _add_to_list(place, texts)
    for name in texts:
        show_line((place.shown / name if place.is_new else Path(name)).as_posix())
    _tell(answers, place, source, max(reports), old)
    return OK


# --------------------------------------------------------------------------- old reports


def _old_reports(sources: Sequence[Path]) -> list[OldReport]:
    """What each of the files says, one for a period; those that are no reports are told. Raises Refused for none."""
    found: dict[Period, OldReport] = {}
    worst = FOUND
    for path, document in opened(find_files(sources, SUFFIXES)):
        try:
            if isinstance(document, Refused):
                raise document
            report = old_report(path.name, document)
        except Refused as refused:
            worst = max(worst, refused.code)
            say(str(refused))
        except (NotImported, Unreadable) as error:
            say(f"{path}: {error}")
        else:
            first = found.setdefault(report.period, report)
            if first is not report:
                say(f"{path}: cùng kỳ {report.period} với {first.name}; chỉ dùng {first.name}.")
    if not found:
        raise Refused("Không có tệp nào sau --from là báo cáo đọc được, nên chưa tạo gì.", worst)
    return list(found.values())


def _tell_learned(known: Learned, old: Sequence[OldReport]) -> None:
    names = ", ".join(report.name for report in old)
    say(f"Đã đọc {len(old)} báo cáo cũ: {names}.")
    for sentence in known.disagreements[:_MOST_TOLD]:
        say(f"  {sentence}")
    if (more := len(known.disagreements) - _MOST_TOLD) > 0:
        say(f"  và {more} chỗ khác nhau nữa.")


def _imported(old: Sequence[OldReport], config: Config) -> Iterator[tuple[Period, str]]:
    for report in old:
        try:
            imported = import_document(report.file, config, report.period)
        except (NotImported, Unreadable) as error:
            say(f"{report.name}: {error}")
            continue
        say(f"Đã nhập {report.name} (kỳ {imported.period}).")
        if imported.unplaced:
            say(f"  {len(imported.unplaced)} chỗ chưa xếp được, để ở cuối báo cáo; chuyển về đúng chỗ hoặc xóa.")
        yield imported.period, imported.text


# --------------------------------------------------------------------------- answers and texts


def _answers(arguments: Namespace, place: OfficePlace, known: Learned | None) -> Answers:
    today = date.today()
    month = Period(today.year, today.month, today.month)
    asks = not arguments.yes and arguments.name is None
    if asks:
        say(f"Kho báo cáo mới ở {place.root / place.folder}.")
        say("Gõ Enter để lấy giá trị trong ngoặc vuông; Ctrl-C để thôi, chưa ghi gì.")
        say("")
    shared = place.main.value if place.main else None
    try:
        return Answering(arguments, asks, month, known, shared).answers()
    except EOFError:
        raise Refused(
            "Chưa trả lời hết các câu hỏi nên chưa tạo gì. Trả lời tiếp trên dòng lệnh, hoặc ghi --name và các mục "
            "khác, hoặc thêm --yes.",
            WRONG_USAGE,
        ) from None


def _config_text(answers: Answers, place: OfficePlace) -> str:
    shared = place.main.value if place.main else None
    return config_yaml(answers.config, answers.remarks, shared, answers.spoken)


def _checked(text: str, place: OfficePlace) -> Config:
    """The configuration that the text is. Raises Refused where an answer is none that it can hold."""
    config, notes = load_config(config_document(Source(CONFIG_NAME, text)), place.main)
    if config is None:
        said = " ".join(dict.fromkeys(f"{note.message} {note.help}".strip() for note in notes))
        raise Refused(f"Chưa tạo được kho với các câu trả lời này: {said}", WRONG_USAGE)
    return config


def _files_around(answers: Answers, place: OfficePlace, source: OwnSource, last: Period) -> Mapping[str, str]:
    """The files at the root of a new repository."""
    title = "Kho báo cáo" if place.office else f"Báo cáo của {answers.title}"
    values = {
        "title": escaped_heading(title),
        "site_name": one_key_yaml("site_name", title),
        "next": place.named(last.next),
        "reports": f"`{place.inside(REPORTS_FOLDER)}/`",
        "requirement": source.requirement,
        "action": source.action,
        "schema_options": "--many " if place.office else "",
    }
    texts = office_files(values)
    if place.office:
        texts[CONFIG_NAME] = office_list_yaml(place.office, place.folder)
    if program := own_program():
        texts[_PROGRAM_NOTE] = f"{program}\n"
    return {**texts, SCHEMA_NAME: config_schema(bool(place.office))}


def _add_to_list(place: OfficePlace, texts: Mapping[str, str]) -> None:
    """Add the office to the list of the root's baocao.yml. Raises Refused; then nothing of it is left."""
    assert place.main is not None
    source = place.main.span.source
    changed = with_office(place.main, place.office, place.folder)
    if changed is None:
        say(f"Còn một việc: thêm vào mục offices của {CONFIG_NAME} ở gốc dòng “{place.office}: {place.folder}”.")
        return
    try:
        write_over(place.root / source.path, changed.encode(), version(source.raw.encode()), place.root)
    except (Changed, Outside, OSError) as error:
        take_back(place.root, texts)
        raise not_written(source.path, error) from None


def _tell(answers: Answers, place: OfficePlace, source: OwnSource, last: Period, old: Sequence[OldReport]) -> None:
    """What there is now, and what to do with it."""
    config_name = place.inside(CONFIG_NAME)
    here = "" if place.root == Path.cwd() else f"cd {shlex.quote(str(place.shown if place.is_new else place.root))} && "
    say("")
    made = f"Đã tạo kho báo cáo của {answers.title}" if place.is_new else f"Đã thêm {answers.title} vào kho"
    say(f"{made}. Làm tiếp:")
    there = SetUp(place.root)
    say(f"  {here}{there.in_turn('check', 'docx', 'site')}")
    say(f"  viết báo cáo ở {place.inside(f'{REPORTS_FOLDER}/{last.year}/{last}.md')}, khai cơ quan ở {config_name}")
    if old:
        carry, new = f"baocao carry {place.named(last)} --write", f"baocao new {place.named(last.next)}"
        say(f"  đặt mã nhiệm vụ cho báo cáo cũ: {there.said(carry)} (mỗi kỳ một lần, trừ kỳ đầu)")
        say(f"  tạo bản nháp kỳ sau: {there.said(new)}")
    if answers.remarks:
        say(f"Trong {config_name}, dòng nào có “xem lại”, “sửa lại” là chỗ đoán hoặc chưa khai: soát giúp các dòng ấy.")
    if place.is_new and not source.is_known:
        say("Nếu dùng GitHub: thay <tổ-chức>/baocao@v1 trong .github/workflows/bao-cao.yml bằng nơi có baocao.")
