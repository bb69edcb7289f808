"""The rules that the user chose by id or name; none is imported before it is asked for."""

from typing import TYPE_CHECKING, NamedTuple

from baocao.commands.common.outcome import WRONG_USAGE, Refused

if TYPE_CHECKING:
    from baocao.checking.rule import LoadedRule, ReportRule


class RuleChoice(NamedTuple):
    """The rules whose ids begin as one of `select` (all where there is none) and as none of `ignore`."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def typed(cls, select: str, ignore: str) -> "RuleChoice":
        """The choice in ids and families as typed: `K01,T`."""
        return cls(_ids(select), _ids(ignore))

    @property
    def name(self) -> str:
        """What tells the choice from others."""
        return f"{','.join(self.select)}/{','.join(self.ignore)}"

    def rules(self) -> tuple["LoadedRule", ...]:
        """The rules. Raises Refused where one is chosen that there is not."""
        from baocao.checking.check import chosen_rules

        self.refuse_unknown()
        return chosen_rules(self.select, self.ignore)

    def refuse_unknown(self) -> None:
        """Raise Refused where a rule is chosen that there is not."""
        for typed in (*self.select, *self.ignore):
            from baocao.checking.rules import all_rules

            if not any(loaded.rule.id.startswith(typed) for loaded in all_rules()):
                raise _no_rule(typed)


def rule_named(typed: str) -> "ReportRule":
    """The rule of that id or name. Raises Refused."""
    from baocao.checking.rules import all_rules

    for loaded in all_rules():
        if loaded.rule.id == typed.strip().upper() or loaded.rule.name == typed.strip().lower():
            return loaded.rule
    raise _no_rule(typed)


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())


def _no_rule(typed: str) -> Refused:
    import difflib  # only who mistypes needs it

    from baocao.checking.rules import all_rules

    known = [loaded.rule.id for loaded in all_rules()]
    near = difflib.get_close_matches(typed.upper(), known, n=3, cutoff=0.5)
    hint = f" Có phải là {', '.join(near)}?" if near else ""
    return Refused(f"Không có quy tắc “{typed}”.{hint} Các quy tắc đang có: {', '.join(known)}.", WRONG_USAGE)
