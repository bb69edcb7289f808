"""`baocao check`: findings, on screen or for other programs; `--fix` mends what is safe.

What was found before in an office that has not changed since is shown again; only for the others is imported what
reads and judges reports.
"""

import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, screen_width, show, wants_colour
from baocao.commands.common.parallel import Cluster, by_office
from baocao.commands.common.reports import Wanted, WrongName, add_reports, tell_strays, wanted
from baocao.commands.common.rule_choice import RuleChoice, rule_named
from baocao.commands.common.scheduling import add_scheduler, cluster_of
from baocao.commands.common.set_up import SetUp
from baocao.findings import UNREADABLE, Commands, OfficeFindings, ShownFinding, Summary, listed, summarise
from baocao.render.formats import formats_of, renderer
from baocao.repository import Repository, open_repository, real
from baocao.store.findings_store import FindingsStore
from baocao.store.links_store import LinkStore

if TYPE_CHECKING:
    from baocao.changes import OfficeChange
    from baocao.commands.common.since import SinceFindings

ORDER = 1
_CHECKOUTS = {"github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""In which variable a forge that reads a format says where it has put the checkout."""


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `check`."""
    parser = commands.add_parser("check", help="kiểm tra báo cáo", description="Kiểm tra báo cáo, chỉ ra chỗ cần sửa.")
    add_reports(parser)
    add_scheduler(parser)
    parser.add_argument("--format", choices=formats_of("check"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--strict", action="store_true", help="có cảnh báo cũng coi là không đạt")
    parser.add_argument("--fix", action="store_true", help="tự sửa những chỗ sửa được an toàn")
    parser.add_argument("--select", metavar="R,…", default="", help="chỉ dùng các quy tắc này (K01, hoặc cả nhóm K)")
    parser.add_argument("--ignore", metavar="R,…", default="", help="bỏ qua các quy tắc này")
    parser.add_argument("--since", metavar="BẢN", help="chỉ nêu điều do thay đổi từ bản git này gây ra (main, HEAD~1)")
    parser.add_argument(
        "--watch", action="store_true", help="kiểm tra lại mỗi khi lưu báo cáo hoặc baocao.yml, đến khi nhấn Ctrl-C"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="nói vì sao phải kiểm tra lại mà không dùng kết quả cũ"
    )
    parser.add_argument("--explain", metavar="R", help="giải thích một quy tắc rồi thôi")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check, mend if asked, print; 0 when nothing is wrong."""
    if arguments.explain:
        from baocao.render.rule_texts import explained  # nothing else should wait for it

        show(explained(rule_named(arguments.explain), wants_colour(), SetUp().said))
        return OK
    if arguments.watch:
        return _watch(arguments)
    # Of a disk that is nearly full, the last bytes belong to the reports.
    store = FindingsStore(keeps=not arguments.fix)
    repository = open_repository(Path.cwd(), arguments.config, store)
    choice, cluster = RuleChoice.typed(arguments.select, arguments.ignore), cluster_of(arguments, repository)
    check = Check(repository, store, choice, arguments.jobs, cluster, arguments.verbose)
    if arguments.since is not None:
        return _since(check, arguments)
    wants = wanted(repository, arguments.reports)
    looks = check.look(wants)
    code = _mend(check, wants, looks) if arguments.fix else OK
    if not arguments.reports:
        tell_strays(repository)
        store.keep_only(repository.root, repository.folders)
        LinkStore(repository.root).keep_only(folder.id for folder in repository.folders)
    return max(code, _tell_all(check, looks, arguments))


class Check(NamedTuple):
    """What is checked, by which rules, and by how many processes, or by which cluster; and whether to say why what was
    found before does not serve."""

    repository: Repository
    store: FindingsStore
    choice: RuleChoice
    jobs: int | None
    cluster: Cluster | None = None
    says_why: bool = False

    def look(self, wants: Sequence[Wanted]) -> list[OfficeFindings]:
        """What is found in each office, be it now or before."""
        before = list(map(self._found_before, wants))
        missing = [want for want, found in zip(wants, before, strict=True) if found is None]
        if self.says_why:
            from baocao.commands.common.misses import why_again  # only who asks needs it

            for folder in (want.folder for want in missing):
                say(f"{folder.id or 'Kho này'}: {why_again(self.store, folder)}")
        if not missing:
            return [found for found in before if found is not None]
        from baocao.commands.common.judging import judge  # nobody waits for it where all is known
        from baocao.commands.common.progress import with_bar

        if len(missing) == 1 and self.cluster is None:
            over = partial(with_bar, what="Kiểm tra", unit="báo cáo")
            new = [judge(self.store, self.choice, missing[0], over)]
        else:
            looks = by_office(partial(judge, self.store, self.choice), missing, self.jobs, self.cluster)
            new = list(with_bar(looks, len(missing), "Kiểm tra", "cơ quan"))
        new.reverse()
        return [new.pop() if found is None else found for found in before]

    def _found_before(self, want: Wanted) -> OfficeFindings | None:
        """What was found when all was as it is now; None where that is not known of each report that is wanted."""
        kept = self.store.found_in(want.folder)
        if kept is None or not kept.knows(self.choice.name):
            return None
        names = frozenset(kept.names)
        if want.named is not None:
            if any(isinstance(named, WrongName) for named in want.named):
                return None
            names = frozenset(self.repository.name(named) for named in want.named if isinstance(named, Path))
        found = kept.of(self.choice.name, names)
        if len(found) < len(names):
            return None
        return OfficeFindings(tuple(chain.from_iterable(found.values())), len(found))


def _since(check: Check, arguments: Namespace) -> int:
    """Print what the change since a revision brought; the exit code by that alone."""
    from baocao.commands.common.known_changes import KnownChanges  # nothing else should wait for git
    from baocao.commands.common.since import compared, named_paths
    from baocao.render.office_list import listing_sentences
    from baocao.store.answers import AnswerStore

    if arguments.fix:
        raise Refused("--fix sửa mọi chỗ sửa được an toàn, không dùng cùng --since. Chạy từng lệnh một.", WRONG_USAGE)
    check.choice.refuse_unknown()
    comparison = compared(check.repository, arguments.since)
    for sentence in listing_sentences(comparison.listed):
        say(sentence)
    only, lost = named_paths(check.repository, arguments.reports)

    def look() -> Callable[["OfficeChange"], "SinceFindings"]:
        from baocao.commands.common.judging_since import look_since  # nobody waits for it where all is known

        return partial(look_since, check.repository, check.choice, only)

    known = KnownChanges(AnswerStore("since"), check.store, repr((check.choice, only and sorted(only))))
    looks = known.each(comparison.offices, look, check.jobs, check.cluster)
    known.answers.keep_only(check.repository.root, check.repository.folders)
    findings = listed([*lost, *chain.from_iterable(found.findings for found in looks)])
    reports, left = sum(found.reports for found in looks), sum(found.left for found in looks)
    elsewhere = sum(found.elsewhere for found in looks)
    return _tell(check, findings, summarise(findings, reports, left, elsewhere), arguments)


def _watch(arguments: Namespace) -> int:
    """Check now and each time something is saved, until Ctrl-C; what is wrong meanwhile is told, and waited for."""
    if arguments.fix or arguments.since is not None or arguments.format != "text" or arguments.scheduler:
        raise Refused(
            "--watch chỉ để xem trên màn hình, không dùng cùng --fix, --since, --format, --scheduler.", WRONG_USAGE
        )
    from baocao.commands.common.watched import watch  # nothing else should wait for it

    choice, store = RuleChoice.typed(arguments.select, arguments.ignore), FindingsStore()
    choice.rules()  # what is wrong there is told before any work

    def look(repository: Repository, wants: Sequence[Wanted], jobs: int | None) -> list[OfficeFindings]:
        return Check(repository, store, choice, jobs).look(wants)

    def tell(repository: Repository, looks: Sequence[OfficeFindings]) -> None:
        _tell_all(Check(repository, store, choice, 1), looks, arguments)

    return watch(arguments, store, look, tell)


def _tell_all(check: Check, looks: Sequence[OfficeFindings], arguments: Namespace) -> int:
    """Print what was found in the offices; the exit code."""
    findings = listed(chain.from_iterable(found.findings for found in looks))
    return _tell(check, findings, summarise(findings, sum(found.reports for found in looks)), arguments)


def _tell(check: Check, findings: list[ShownFinding], summary: Summary, arguments: Namespace) -> int:
    """Print the findings in the format that is wanted; the exit code."""
    here = SetUp()
    said = [found._replace(message=here.said(found.message), help=here.said(found.help)) for found in findings]
    told = _from_checkout(said, check.repository.root, _CHECKOUTS.get(arguments.format, ""))
    mending = here.command("check --fix")
    commands = Commands(here.said, "" if arguments.reports or mending.endswith("--fix") else mending)
    text = renderer("check", arguments.format)(told, summary, wants_colour(), screen_width(), commands)
    show(text, are_commands=arguments.format == "github")
    return exit_code(findings, strict=arguments.strict)


def _from_checkout(findings: list[ShownFinding], root: Path, variable: str) -> list[ShownFinding]:
    """The findings with their paths as a forge knows them: from the folder of its checkout, which `variable` names."""
    named = os.environ.get(variable)
    checkout = real(Path(named)) if named else None
    if checkout is None or not root.is_relative_to(checkout):
        return findings
    below = root.relative_to(checkout)
    places = (found.place._replace(path=(below / found.place.path).as_posix()) for found in findings)
    return [found._replace(place=place) for found, place in zip(findings, places, strict=True)]


def _mend(check: Check, wants: Sequence[Wanted], looks: list[OfficeFindings]) -> int:
    """Mend what can be mended, and look again where something was; the exit code."""
    from baocao.commands.common.mending import mended  # only who mends needs it
    from baocao.commands.common.writing import write_all

    numbers = [number for number, look in enumerate(looks) if any(found.edits for found in look.findings)]
    offices = [wants[number] for number in numbers]
    made = by_office(partial(mended, check.repository, check.choice), offices, check.jobs)
    changes = {number: own for number, own in zip(numbers, made, strict=True) if own}
    if not changes:
        say("Không có gì để tự sửa.")
        return OK
    every = list(chain.from_iterable(changes.values()))
    written, code = write_all(check.repository, every, "sửa")
    if len(written) == len(every):
        say(f"Đã sửa {len(written)} tệp.")
    again = check.look([wants[number] for number in changes])
    for number, look in zip(changes, again, strict=True):
        looks[number] = look
    return code


def exit_code(findings: Iterable[ShownFinding], *, strict: bool = False) -> int:
    """2 when a file could not be read, 1 for an error (or with `strict` a warning), 0 otherwise; notes never fail."""
    failing = {"error", "warning"} if strict else {"error"}
    code = OK
    for found in findings:
        if found.rule == UNREADABLE:
            return WRONG_USAGE
        if found.severity in failing:
            code = FOUND
    return code
