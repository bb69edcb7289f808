"""What a new office says of itself: from the options of the command, from questions at the terminal, or as is usual."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.commands.common.asking import typed_answer
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.config.placeholders import UNSAID
from baocao.config.report_templates import ReportTemplate
from baocao.config.schema import AreaTemplate, Config, Organ
from baocao.model import Signer
from baocao.new_office import usual
from baocao.new_office.learned import Learned
from baocao.parsing.escaping import tidied
from baocao.period import Period, parse_period
from baocao.yaml.tree import Path, Tree

_UNSAID = "chưa khai, sửa lại"
_NONE = "-"
_LONG_GUESS = 60
"""Characters from which on a guess stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said. `title`: the office's name as it was typed; `spoken`: the keys of baocao.yml that somebody set."""

    title: str
    config: Config
    period: Period
    remarks: Mapping[Path, str]
    spoken: frozenset[str]


@dataclass
class Answering:
    """Finds each answer. `asks`: at the terminal what no option says; `shared`: what the root's baocao.yml says."""

    arguments: Namespace
    asks: bool
    today: Period
    known: Learned | None = None
    shared: Tree = None
    remarks: dict[Path, str] = field(default_factory=dict)
    spoken: set[str] = field(default_factory=set)

    def answers(self) -> Answers:
        """All of them, in the order of the questions. Raises Refused, EOFError."""
        before = self.known.config if self.known else None
        if self.known:
            self.remarks |= self.known.remarks
            self.spoken |= {"report", "signer", "addressees", "to", "archive", "areas", "sections"}
        organ = before.organ if before else Organ("", "", "", self._shared("parent"))
        title = self._text("name", "Tên cơ quan", ("organ", "name"), organ.name, UNSAID.name)
        name = title.upper()
        parent = self._text(
            "parent",
            f"Cơ quan chủ quản (không có: gõ {_NONE})",
            ("organ", "parent"),
            organ.parent,
            "",
            optional=True,
        )
        guess = organ.place or self._shared("place") or usual.place_of(name, parent)
        place = self._text("place", "Địa danh, nơi ký văn bản", ("organ", "place"), guess, UNSAID.place)
        guess = organ.code_notation or usual.notation_of(name)
        notation = self._text("notation", "Ký hiệu, phần sau số văn bản", ("organ", "code_notation"), guess, guess)
        signer = self._signer(before, name)
        areas = self._areas(before)
        period = self.today if before else self._period()
        if not before and parent and not self._has_shared("to"):
            self.remarks[("to",)] = "thường gửi cơ quan chủ quản, xem lại"
        return Answers(
            title,
            (before or _usual_config(parent))._replace(
                organ=Organ(name, place, notation, parent.upper()),
                signer=signer,
                areas=areas,
            ),
            period,
            self.remarks,
            frozenset(self.spoken),
        )

    # ----------------------------------------------------------------------- each of them

    def _signer(self, before: Config | None, name: str) -> Signer:
        own = before.signer if before else Signer()
        if not before and self._has_shared("signer") and self.arguments.position is None:
            return own
        guess = own.position or usual.position_of(name)
        position = self._text("position", "Chức vụ người ký", ("signer", "position"), guess, guess).upper()
        if position == own.position:
            return own
        signer = usual.signer_of(name, position)
        key, doubt = usual.doubt_of(name, signer)
        if key:
            self.remarks[("signer", key)] = doubt
        return signer

    def _areas(self, before: Config | None) -> tuple[AreaTemplate, ...]:
        if not before and self._has_shared("areas") and self.arguments.areas is None:
            return usual.area_templates(usual.AREA_TITLES)
        titles = [area.title for area in before.areas] if before else list(usual.AREA_TITLES)
        guess = "; ".join(titles)
        said = self._text("areas", "Các lĩnh vực, cách nhau bằng dấu chấm phẩy", ("areas",), guess, guess)
        if said == guess and before:
            return before.areas
        wanted = usual.titles_in(said)
        if not wanted:
            raise Refused(f"“{said}” không có tên lĩnh vực nào. Ví dụ: --areas 'Thanh tra; Chuyển đổi số'", WRONG_USAGE)
        self.spoken.add("areas")
        return usual.area_templates(wanted)

    def _period(self) -> Period:
        if self.arguments.period is not None:
            return period_named(self.arguments.period)
        while self.asks:
            said = typed_answer(f"Kỳ của báo cáo đầu tiên [{self.today}]: ")
            if not said:
                break
            try:
                return period_named(said)
            except Refused as refused:
                say(str(refused))
        return self.today

    def _text(
        self, option: str, question: str, path: Path, guess: str, otherwise: str, *, optional: bool = False
    ) -> str:
        """One answer; `guess` is what Enter takes, `otherwise` what stands where nobody says anything."""
        given: str | None = getattr(self.arguments, option)
        if given is not None:
            said = tidied(given)
        elif self.asks:
            said = tidied(_asked(question, guess, optional=optional))
        else:
            if not guess and otherwise:
                self.remarks[path] = _UNSAID
            return guess or otherwise
        if not said and not optional:
            raise Refused(f"--{option} để trống; ghi rõ, hoặc bỏ hẳn mục ấy để dùng giá trị thường gặp.", WRONG_USAGE)
        if given is not None or said != guess:
            self.remarks.pop(path, None)
            self.spoken.add(str(path[0]))
        return said

    def _has_shared(self, key: str) -> bool:
        return isinstance(self.shared, dict) and key in self.shared

    def _shared(self, key: str) -> str:
        organ = self.shared.get("organ") if isinstance(self.shared, dict) else None
        value = organ.get(key) if isinstance(organ, dict) else None
        return value if isinstance(value, str) else ""


def period_named(written: str) -> Period:
    """The period that was named. Raises Refused."""
    period = parse_period(written.strip())
    if period is None:
        raise Refused(f"“{written}” không phải kỳ báo cáo. Viết năm và tháng, ví dụ 2026-01.", WRONG_USAGE)
    return period


def _asked(question: str, guess: str, *, optional: bool) -> str:
    """What is typed, or the guess for Enter alone. Raises EOFError."""
    if len(guess) > _LONG_GUESS:
        say(f"{question}; Enter để lấy như sau, sửa sau cũng được:")
        say(f"  {guess}")
        question, shown = "Khác thì gõ", ""
    else:
        shown = f" [{guess}]" if guess else ""
    while True:
        said = typed_answer(f"{question}{shown}: ") or guess
        if optional and said == _NONE:
            return ""
        if said or optional:
            return said
        say("Câu này cần có câu trả lời.")


def _usual_config(parent: str) -> Config:
    return Config(
        organ=Organ("", "", ""),
        report=ReportTemplate(usual.SUBJECT, usual.CLOSING),
        areas=(),
        sections=usual.SECTIONS,
        to=(parent,) if parent else (),
        archive=usual.ARCHIVE,
    )
