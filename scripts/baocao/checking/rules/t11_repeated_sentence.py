"""T11: the same sentence twice in a section."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from baocao.checking.report_text import ReportText
from baocao.checking.rule import Context, ReportRule
from baocao.language.letters import fold_tone_marks
from baocao.language.sentences import sentence_ends
from baocao.model import PLAN, RESULTS, BlockKind, Finding, Related, Report, Section, Severity
from baocao.parsing.running_text import Passage
from baocao.parsing.walk import walk
from baocao.regex import regex
from baocao.tasks.boilerplate import empty_plan

MIN_WORDS = 6
"""Shorter sentences (`Tiếp công dân định kỳ.`) may rightly stand in two areas."""
_MOST_WORDS_OF_DETAIL = 12
"""So short a sentence may tell the same of two tasks: `Đơn vị chủ trì: Phòng Công chức, viên chức.`"""

RULE = ReportRule(
    id="T11",
    name="repeated-sentence",
    summary="Một câu không viết hai lần trong cùng một phần.",
    why="Câu lặp thường còn lại khi chuyển nội dung từ lĩnh vực này sang lĩnh vực khác mà quên xóa chỗ cũ.",
    fix="Giữ câu ở đúng lĩnh vực của nó, xóa chỗ còn lại.",
    bad=(
        "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n"
        "- Tập huấn kỹ năng số cho cán bộ cấp xã năm 2022.\n\n### 2. Cải cách hành chính\n\n"
        "- Tập huấn kỹ năng số cho cán bộ cấp xã năm 2022. <!-- T11 -->\n"
    ),
    good=(
        "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n"
        "- Tập huấn kỹ năng số cho cán bộ cấp xã năm 2022.\n\n### 2. Cải cách hành chính\n\n"
        "- Tập huấn kỹ năng số cho cán bộ cấp huyện năm 2022.\n"
    ),
    issued=Severity.WARNING,
)

_CLAUSE_END = regex(r";\s+(?=(\w))")
_MAY_END, _MOST_BLANKS = ".!?…;", 30
_MAY_GO_ON = regex(rf"[^\w\s,:]\s{{1,{_MOST_BLANKS}}}")
_GOES_ON_IN_LINE = regex(rf"[{_MAY_END}](?=[^\S\n])")
_WORDS = regex(r"\w+(?:[.,/-]\w+)*")
_PARTS_OF_WORDS = regex(r"\w+")


class _Sentence(NamedTuple):
    """A sentence of a passage, or a clause of one that begins like a sentence after `;`."""

    passage: Passage
    start: int
    end: int
    words: int

    @property
    def is_detail(self) -> bool:
        """Whether it is short and tells more of what stands before it: who takes part, until when."""
        return self.words <= _MOST_WORDS_OF_DETAIL and any(map(str.isalnum, self.passage.text[: self.start]))

    def slugs(self) -> set[str]:
        """The tasks that the marker at its end names."""
        return {slug for at, marker in self.passage.prose.marks if at == self.end for slug in marker.slugs}


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = context.text
    going_on = {id(context.passages[at]) for at in _going_on(text)}
    words = {id(passage): said for passage, said in zip(context.passages, text.run_together, strict=True)}
    own = [passage for passage in context.passages if not passage.is_template]
    if all(_is_one_sentence(passage, going_on) for passage in own):  # a quick look, for most have none twice
        long = [said for passage in own if len(said := words[id(passage)]) >= MIN_WORDS]
        if len({*long}) == len(long):
            return
    idle: set[int] | None = None
    for section in report.sections:
        passages = [context.passage_of[block] for block in _running_text(section) if block in context.passage_of]
        starts = {
            id(passage): _later_starts(passage, id(passage) in going_on)
            for passage in passages
            if passage.prose.marks or id(passage) in going_on
        }
        if not _may_repeat(passages, words, starts):
            continue
        if idle is None:
            plan = empty_plan(report)
            idle = {id(item.prose) for item in plan.items} if plan else set()
        is_marked = section.id in (RESULTS, PLAN)
        seen: dict[str, _Sentence] = {}
        for passage in passages:
            if id(passage.prose) in idle:
                continue  # rule K13 asks for a plan there, so that none of them is the one to keep
            repeated: list[tuple[_Sentence, _Sentence]] = []
            for key, sentence in _sentences(passage):
                first = seen.setdefault(key, sentence)
                # K03 reports a line copied with its marker.
                if first is not sentence and not (is_marked and first.slugs() & sentence.slugs()):
                    repeated.append((sentence, first))
            if any(not (sentence.is_detail and first.is_detail) for sentence, first in repeated):
                # A paragraph that occurs twice is one finding.
                start, end = repeated[0][0].start, repeated[-1][0].end
                first = repeated[0][1]
                line = first.passage.span(first.start, first.end).line
                yield Finding(
                    passage.span(start, end),
                    f"Câu này đã có ở dòng {line} trong cùng phần.",
                    related=(Related(first.passage.span(first.start, first.end), "Câu giống hệt ở đây."),),
                )


def _going_on(text: ReportText) -> set[int]:
    """Which passages have a sign within that may end a sentence."""
    if text.has_odd_blanks:
        return set(text.matching(_GOES_ON_IN_LINE))
    return set[int]().union(*(text.going_on(f"{sign} ") for sign in _MAY_END if sign in text.letters))


def _is_one_sentence(passage: Passage, going_on: Container[int]) -> bool:
    marks = passage.prose.marks
    return id(passage) not in going_on and (not marks or marks[0][0] == len(passage.text))


def _running_text(section: Section) -> Iterator[int]:
    """The identities of the blocks of the section that are neither tables nor headings."""
    for blocks in (section.blocks, *(area.blocks for area in section.areas)):
        yield from map(id, walk(block for block in blocks if block.kind not in (BlockKind.TABLE, BlockKind.HEADING)))


def _may_repeat(passages: Sequence[Passage], words: Mapping[int, str], starts: Mapping[int, list[int]]) -> bool:
    """Whether these passages may have the same sentence twice.

    By the identity of each, `words` has its words run together, and `starts` where a sentence but the first may begin.
    """
    if any(starts.values()):
        passages = _beginning_alike(passages, starts)
    known: set[str] = set()
    for passage in passages:
        if starts.get(id(passage)):
            sentences = ["".join(_PARTS_OF_WORDS.findall(key)) for key, _ in _sentences(passage)]
        else:
            sentences = [words[id(passage)]]
        for sentence in sentences:
            if len(sentence) >= MIN_WORDS:
                if sentence in known:
                    return True
                known.add(sentence)
    return False


def _later_starts(passage: Passage, goes_on: bool) -> list[int]:
    """Where a sentence of the passage but the first may begin: behind a marker, or, where it `goes_on`, a sign."""
    text, marks = passage.text, passage.prose.marks
    ends = [match.end() for match in _MAY_GO_ON.finditer(text)] if goes_on else []
    starts = [end for end in ends if not text[end : end + 1].islower()]
    return starts + [at for at, _ in marks if at != len(text)] if marks else starts


def _beginning_alike(passages: Sequence[Passage], starts: Mapping[int, list[int]]) -> list[Passage]:
    """Those of which some sentence may begin with the words that another begins with, here or in another of them."""
    first_in: dict[str, int] = {}
    alike: set[int] = set()
    for passage in passages:
        for at in (0, *starts.get(id(passage), ())):
            said = [word[0] for word in islice(_PARTS_OF_WORDS.finditer(passage.text, at), MIN_WORDS)]
            if len(said) < MIN_WORDS:
                continue
            beginning = fold_tone_marks(" ".join(said)).lower()
            if beginning in first_in:
                alike.update((first_in[beginning], id(passage)))
            first_in.setdefault(beginning, id(passage))
    return [passage for passage in passages if id(passage) in alike]


def _sentences(passage: Passage) -> Iterator[tuple[str, _Sentence]]:
    """The sentences of at least `MIN_WORDS` words, each with what it is compared by."""
    text = passage.text
    cuts = {match.start() + 1 for match in _CLAUSE_END.finditer(text) if match[1].isupper()}
    cuts.update(sentence_ends(text))
    cuts.update(at for at, _ in passage.prose.marks)
    plain = fold_tone_marks(text).lower()
    start = 0
    for end in [*sorted(cuts), len(text)]:
        words = _WORDS.findall(plain[start:end])
        if len(words) >= MIN_WORDS:
            first = start + len(text[start:end]) - len(text[start:end].lstrip(" ;.,"))
            yield " ".join(words), _Sentence(passage, first, end, len(words))
        start = end
