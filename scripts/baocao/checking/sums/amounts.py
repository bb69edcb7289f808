"""Amounts: figures with what they count, so that they can be added up. Pure."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from baocao.language.figures import Figure, counted
from baocao.language.vocabulary import COUNTED_TOGETHER, COUNTERS, MEASURES
from baocao.regex import regex

_LOOK_BACK = 400
"""How many characters before the parts are searched for their total; clauses are rarely longer."""
_CLAUSE_START = regex(r"[;)]|[.!?](?=\s)")
_FIGURE = regex(r"\d")
_ROUGH = frozenset({"khoảng", "gần", "trên", "hơn", "ngót", "dưới", "chừng", "quá", "xỉ", "đa", "thiểu", "nhất"})


class Amount(NamedTuple):
    """A figure of a total or a part. `word` is what it counts, `kind` what it may be added to.

    `worth`: the value in one unit for all of its kind (of money, đồng). `told`: of a part, all the words
    that tell it.
    """

    figure: Figure
    word: str
    kind: str
    worth: float
    told: str = ""

    @property
    def is_known(self) -> bool:
        """Whether `kind` is a word that is known to count something."""
        return not self.kind.startswith("=")

    @property
    def slack(self) -> float:
        """What a rounded figure (`30,7 tỷ đồng`) may be off, in the unit of `worth`: half of its last digit."""
        _, comma, decimals = self.figure.text.partition(",")
        if not comma or not self.figure.value:
            return 1e-9
        return 0.5 * 0.1 ** len(decimals) * self.worth / self.figure.value

    def of_the_kind_of(self, total: "Amount") -> "Amount":
        """This amount as one of what `total` counts, where it does not say what it counts itself."""
        unit = total.worth / total.figure.value if total.figure.value else 1.0
        return self._replace(word=total.word, kind=total.kind, worth=self.figure.value * unit)


def amount(figure: Figure, told: str = "") -> Amount:
    """The figure with what it counts, as far as its noun is known."""
    words = figure.noun.split()
    kinds = _kinds()
    for count in range(len(words), 0, -1):
        word = " ".join(words[:count])
        if word in kinds:
            kind, worth = kinds[word]
            return Amount(figure, word, kind, figure.value * worth, told)
    word = words[0] if words else ""
    return Amount(figure, word, f"={word}", figure.value, told)


def may_have_total(text: str, end: int) -> bool:
    """Whether there is a figure where `totals_before` looks: a quick look before what costs more."""
    return _FIGURE.search(text, max(0, end - _LOOK_BACK), end) is not None


def totals_before(text: str, end: int) -> list[Amount]:
    """The amounts in the clause that ends at `end`, the nearest first; rough ones (`gần 12 cơ sở`) are none."""
    reach = max(0, end - _LOOK_BACK)
    start = max((cut.end() for cut in _CLAUSE_START.finditer(text, reach, end)), default=reach)
    found = [amount(figure) for figure in counted(text, start, end) if figure.noun and not is_rough(figure)]
    return found[::-1]


def is_rough(figure: Figure) -> bool:
    """Whether the word before says that the figure is not exact."""
    return figure.before in _ROUGH


def is_near(total: Amount, parts: Sequence[Amount], share: float = 0.1) -> bool:
    """Whether the parts add up to the total but for one, or for this share of it: so they were meant to."""
    return abs(sum(part.worth for part in parts) - total.worth) <= max(1, total.worth * share)


def is_kind(word: str) -> bool:
    """Whether the word, in lower case, is known to count or measure something."""
    return word in _kinds()


@cache
def _kinds() -> dict[str, tuple[str, float]]:
    """Each known word with the kind it counts and its worth."""
    kinds = {word: (word, 1.0) for word in COUNTERS}
    kinds |= {word: (group[0], 1.0) for group in COUNTED_TOGETHER for word in group}
    for word, worth in MEASURES.items():
        kinds[word] = (word, 1.0) if worth is None else ("đồng", worth)
    return kinds
