"""Letters set above or below the line, as Unicode has them: ², ⁻³, ₂. Pure."""

RAISED_FIGURES = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED_FIGURES = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_RAISED = {**RAISED_FIGURES, **str.maketrans("−–=()no", "⁻⁻⁼⁽⁾ⁿº")}
_LOWERED = {**LOWERED_FIGURES, **str.maketrans("−–=()", "₋₋₌₍₎")}


def small(text: str, lift: int) -> str | None:
    """`text` in letters above the line, below it where `lift` is negative; None where some have no such letter."""
    table = _RAISED if lift > 0 else _LOWERED
    if not all(ord(letter) in table or letter.isspace() for letter in text):
        return None
    return text.translate(table)
