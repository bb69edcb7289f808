"""`baocao check`: findings, on screen or for other programs; `--fix` mends what is safe."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from baocao.archive import Repository, replace_report
from baocao.checking.check import UNREADABLE, Summary, check_office, check_report, chosen_rules, in_order, summarise
from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, screen_width, show, wants_colour
from baocao.commands.common.parallel import processes, processors
from baocao.commands.common.reports import Chosen, Wanted, add_reports, load, parsed, repository_of, wanted, with_text
from baocao.commands.common.writing import Change, write_all
from baocao.model import Diagnostic, ReportStatus, Severity, Source
from baocao.office import Office
from baocao.render.formats import formats_of, renderer

OFFICES_A_WORKER = 4
"""Fewer are not worth a process of their own."""

W = TypeVar("W")
F = TypeVar("F")

ORDER = 1


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `check`."""
    parser = commands.add_parser("check", help="kiểm tra báo cáo", description="Kiểm tra báo cáo, chỉ ra chỗ cần sửa.")
    add_reports(parser)
    parser.add_argument("--format", choices=formats_of("check"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--strict", action="store_true", help="có cảnh báo cũng coi là không đạt")
    parser.add_argument("--fix", action="store_true", help="tự sửa những chỗ sửa được an toàn")
    parser.add_argument("--select", metavar="R,…", default="", help="chỉ dùng các quy tắc này (K01, hoặc cả nhóm K)")
    parser.add_argument("--ignore", metavar="R,…", default="", help="bỏ qua các quy tắc này")
    parser.add_argument("--since", metavar="BẢN", help="chỉ nêu điều do thay đổi từ bản git này gây ra (main, HEAD~1)")
    parser.add_argument("--explain", metavar="R", help="giải thích một quy tắc rồi thôi")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check, mend if asked, print; 0 when nothing is wrong."""
    if arguments.explain:
        from baocao.render.rule_texts import explained  # nothing else should wait for it

        show(explained(_rule_named(arguments.explain).rule, wants_colour()))
        return OK
    rules = chosen_rules(_ids(arguments.select), _ids(arguments.ignore))
    repository = repository_of(arguments)
    if arguments.since is not None:
        return _since(repository, rules, arguments)
    look = partial(_look, repository, rules, fix=arguments.fix)
    wants = wanted(repository, arguments.reports)
    looks = list(_in_parallel(look, wants, arguments.jobs))
    code = OK
    if changes := [change for found in looks for change in found.changes]:
        written, code = write_all(repository, changes, "sửa")
        if len(written) == len(changes):
            say(f"Đã sửa {len(written)} tệp.")
        looks = list(_again(partial(_look, repository, rules), wants, looks, arguments.jobs))
    elif arguments.fix:
        say("Không có gì để tự sửa.")
    diagnostics = in_order(diagnostic for found in looks for diagnostic in found.diagnostics)
    return max(code, _tell(diagnostics, summarise(diagnostics, sum(found.reports for found in looks)), arguments))


def _since(repository: Repository, rules: tuple[LoadedRule, ...], arguments: Namespace) -> int:
    """Print what the change since a revision brought; the exit code by that alone."""
    from baocao.commands.common.since import compared, look_since, named_paths  # nothing else should wait for git

    if arguments.fix:
        raise Refused("--fix sửa mọi chỗ sửa được an toàn, không dùng cùng --since. Chạy từng lệnh một.", WRONG_USAGE)
    changes = compared(repository, arguments.since).offices
    only, lost = named_paths(repository, arguments.reports)
    looks = list(_in_parallel(partial(look_since, repository, rules, only), changes, arguments.jobs))
    diagnostics = in_order([*lost, *(diagnostic for found in looks for diagnostic in found.diagnostics)])
    reports, left = sum(found.reports for found in looks), sum(found.left for found in looks)
    return _tell(diagnostics, summarise(diagnostics, reports, left), arguments)


def _tell(diagnostics: list[Diagnostic], summary: Summary, arguments: Namespace) -> int:
    """Print the findings in the format that is wanted; the exit code."""
    text = renderer("check", arguments.format)(diagnostics, summary, wants_colour(), screen_width())
    show(text, are_commands=arguments.format == "github")
    return exit_code(diagnostics, strict=arguments.strict)


@dataclass(frozen=True, slots=True)
class OfficeFindings:
    """What was found in the reports of one office, and how many they are; or, where some can be mended, how:
    there is more to find only once that is done."""

    diagnostics: tuple[Diagnostic, ...]
    reports: int
    changes: tuple[Change, ...] = ()


def _look(repository: Repository, rules: tuple[LoadedRule, ...], want: Wanted, *, fix: bool = False) -> OfficeFindings:
    chosen = load(repository, want)
    changes = tuple(_mended(chosen, rules)) if fix else ()
    found = () if changes else check_office(chosen.office, rules, chosen.paths)
    return OfficeFindings(found, len(chosen.reports), changes)


def _again(
    look: Callable[[Wanted], OfficeFindings], wants: list[Wanted], looks: list[OfficeFindings], jobs: int | None
) -> Iterator[OfficeFindings]:
    """`looks`, with a new one at each office of which reports were to be mended."""
    new = _in_parallel(look, [want for want, found in zip(wants, looks, strict=True) if found.changes], jobs)
    return (next(new) if found.changes else found for found in looks)


def _in_parallel(look: Callable[[W], F], offices: Sequence[W], jobs: int | None) -> Iterator[F]:
    """`look` at each office, in order; many offices are shared out among processes."""
    workers = min(jobs or processors(), len(offices) // OFFICES_A_WORKER)
    if workers < 2:
        yield from map(look, offices)
    else:
        with processes(workers) as pool:
            yield from pool.map(look, offices, chunksize=OFFICES_A_WORKER)


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """2 when a file could not be read, 1 for an error (or with `strict` a warning), 0 otherwise; notes never fail."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    code = OK
    for diagnostic in diagnostics:
        if diagnostic.rule == UNREADABLE:
            return WRONG_USAGE
        if diagnostic.severity in failing:
            code = FOUND
    return code


def _mended(chosen: Chosen, rules: tuple[LoadedRule, ...]) -> Iterator[Change]:
    """What is to be written over those of the chosen reports that can be mended."""
    from baocao.checking.fix import mend  # only who mends needs it

    office = chosen.office
    rules = tuple(loaded for loaded in rules if loaded.rule.fixable)
    for report in chosen.reports:
        if not report.is_readable or report.front.status is ReportStatus.ISSUED:
            continue  # an issued document is not mended in place (NĐ30 Điều 18)
        mended = mend(report.source, partial(_findings, office, rules))
        if mended != report.source.raw:
            yield Change(report.path, report.source.raw, mended)
            office = replace_report(office, with_text(office, report.path, mended))


def _findings(office: Office, rules: tuple[LoadedRule, ...], source: Source) -> tuple[Diagnostic, ...]:
    """The findings in `source`, standing in its office in place of the report it was read from."""
    report = parsed(source, office)
    return tuple(check_report(report, replace_report(office, report), rules))


def _ids(text: str) -> tuple[str, ...]:
    """Rule ids and families as typed: `K01,T`. Raises Refused for one that no rule has."""
    ids = tuple(part.strip().upper() for part in text.split(",") if part.strip())
    for typed in ids:
        if not any(loaded.rule.id.startswith(typed) for loaded in all_rules()):
            raise Refused(_no_rule(typed), WRONG_USAGE)
    return ids


def _rule_named(typed: str) -> LoadedRule:
    for loaded in all_rules():
        if loaded.rule.id == typed.strip().upper() or loaded.rule.name == typed.strip().lower():
            return loaded
    raise Refused(_no_rule(typed), WRONG_USAGE)


def _no_rule(typed: str) -> str:
    import difflib  # only who mistypes needs it

    known = [loaded.rule.id for loaded in all_rules()]
    near = difflib.get_close_matches(typed.upper(), known, n=3, cutoff=0.5)
    hint = f" Có phải là {', '.join(near)}?" if near else ""
    return f"Không có quy tắc “{typed}”.{hint} Các quy tắc đang có: {', '.join(known)}."
