"""Which lines of a document are its headings, and at what level: sections, areas, and what stands below. Pure.

A heading is told by this office's template, which it may say in other letters or for another month, by Word's own
levels, by its label and its look. A line that only may be one stays text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from baocao.config.schema import Config
from baocao.config.titles import FIELD
from baocao.exchange.importing.flow import GridPiece, Piece, TextPiece
from baocao.exchange.importing.labels import LabelKind, typed_label
from baocao.language.letters import folded_words
from baocao.period import Period

SECTION, AREA = 2, 3
"""Levels of headings in Markdown."""
_DEEPEST = 6
_ALIKE = 86
_ALIKE_UNLABELLED = 92
"""How much of a title a line must have in common with a template, of 100."""
_SAME = 99.9
_LONGEST_TITLE = 250
_LONGEST_PLAIN = 130
"""Characters of the longest title, and of one that nothing but its number and place sets apart."""
_SENTENCE_ENDS = (".", ";", ",")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Template:
    """The titles of an office's sections and areas as they compare, figures left out."""

    sections: tuple[str, ...]
    areas: tuple[str, ...]

    @classmethod
    def of(cls, config: Config, period: Period | None) -> Template:
        return cls(
            tuple(_comparable(FIELD.sub("", section.template_for(period))) for section in config.sections),
            tuple(_comparable(area.title) for area in config.areas_in_force(period)),
        )

    @classmethod
    def of_areas(cls, titles: Iterable[str]) -> Template:
        """That of an office of which only titles of areas are known."""
        return cls((), tuple(map(_comparable, titles)))

    def level(self, text: str, least: float) -> int | None:
        """The level of the title that `text` is alike to at least so much; None where it is like none."""
        words = _comparable(text)
        best = {
            level: max((fuzz.ratio(words, title) for title in titles), default=0)
            for level, titles in ((SECTION, self.sections), (AREA, self.areas))
        }
        level = max(best, key=lambda each: best[each])
        return level if words and best[level] >= least else None


def with_whole_titles(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, a label that stands on a line of its own, `Phần thứ nhất`, joined with the title below it."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if isinstance(above, TextPiece) and isinstance(piece, TextPiece) and _is_label_of(above, piece):
            found[-1] = replace(above, text=f"{above.text}. {piece.text}")
        else:
            found.append(piece)
    return tuple(found)


def _is_label_of(above: TextPiece, below: TextPiece) -> bool:
    label = above.label
    alone = label is not None and label.kind is LabelKind.PART and above.text == label.written
    return alone and below.label is None and _is_set_apart(above) and _is_set_apart(below)


def is_heading_like(text: str, template: Template, *, is_set_alike: bool) -> bool:
    """Whether a line below the title is the first heading by its words, and not the title's last line.

    `is_set_alike`: it stands in the page as the title does, so that words alike to a heading's are no proof.
    """
    label, rest = typed_label(text)
    if label is not None and label.kind.is_number:
        return True
    return not is_set_alike and template.level(rest, _ALIKE_UNLABELLED) is not None


def heading_levels(pieces: Sequence[Piece], template: Template) -> Mapping[int, int]:
    """The level of each heading by its index among `pieces`."""
    candidates = {at: piece for at, piece in enumerate(pieces) if isinstance(piece, TextPiece) and _may_be(piece)}
    known = {at: level for at, piece in candidates.items() if (level := _template_level(piece, template)) is not None}
    levels = _levels_of_word(candidates.values())
    if len(levels) == 1:  # of the sections alone; what stands below is told by its look
        known |= {at: SECTION for at, piece in candidates.items() if piece.paragraph.level}
    elif levels:
        heads = {at: piece for at, piece in candidates.items() if piece.paragraph.level}
        return {at: min(SECTION + levels.index(piece.paragraph.level), _DEEPEST) for at, piece in heads.items()}
    heads_by_text = _counted_heads(pieces, known)
    ranked = {
        at: piece.label.kind
        for at, piece in candidates.items()
        if piece.label is not None and piece.label.kind.is_number and (at in known or _heads(at, pieces, heads_by_text))
    }
    return _leveled(ranked, known, candidates, pieces)


def without_colons(pieces: Sequence[Piece], levels: Mapping[int, int], template: Template) -> tuple[Piece, ...]:
    """The pieces, the office's own titles without the colon that others set behind them."""
    return tuple(
        replace(piece, text=piece.text.rstrip(" :"))
        if isinstance(piece, TextPiece) and at in levels and template.level(piece.text, _SAME) == levels[at]
        else piece
        for at, piece in enumerate(pieces)
    )


def _leveled(
    ranked: Mapping[int, LabelKind],
    known: Mapping[int, int],
    candidates: Mapping[int, TextPiece],
    pieces: Sequence[Piece],
) -> dict[int, int]:
    """Levels from the kinds of labels: the highest kind makes the sections, the next the areas."""
    kinds = sorted(set(ranked.values()))
    by_template = {kind: _agreed(ranked, known, kind) for kind in kinds}
    of_kind: dict[LabelKind, int] = {}
    level = SECTION - 1
    for kind in kinds:
        level = min(max(by_template[kind] or level + 1, level + (level >= SECTION)), _DEEPEST)
        of_kind[kind] = level
    found = {at: of_kind[kind] for at, kind in ranked.items()}
    found |= {at: level for at, level in known.items() if at not in found}
    numbered_areas = any(level == AREA for at, level in found.items() if at in ranked)
    if not numbered_areas and any(level == AREA for level in found.values()):
        found |= {
            at: AREA
            for at, piece in candidates.items()
            if at not in found and piece.label is None and _is_set_apart(piece) and _has_text_below(at, pieces)
        }
    return found


def _agreed(ranked: Mapping[int, LabelKind], known: Mapping[int, int], kind: LabelKind) -> int | None:
    """The level of the template's titles that most labels of a kind stand before; None where there are none."""
    levels = [known[at] for at, own in ranked.items() if own is kind and at in known]
    return max(set(levels), key=lambda level: (levels.count(level), -level)) if levels else None


def _may_be(piece: TextPiece) -> bool:
    return len(piece.text) <= _LONGEST_TITLE and (piece.label is None or piece.label.kind.is_number)


def _template_level(piece: TextPiece, template: Template) -> int | None:
    sure = piece.label is not None or _is_set_apart(piece)
    return template.level(piece.text, _ALIKE if sure else _ALIKE_UNLABELLED)


def _levels_of_word(candidates: Iterable[TextPiece]) -> list[int]:
    """Word's outline levels in use, where every line that looks like a section's title has one; else none."""
    heads = list(candidates)
    levels = sorted({piece.paragraph.level for piece in heads if piece.paragraph.level})
    looks_so = [piece for piece in heads if piece.label is not None and piece.label.kind <= LabelKind.ROMAN]
    has_all = all(piece.paragraph.level for piece in looks_so if piece.is_bold or piece.is_capital)
    return levels if has_all else []


def _is_set_apart(piece: TextPiece) -> bool:
    """Whether the line stands out as a whole."""
    return piece.is_bold or piece.is_capital or piece.paragraph.level > 0


def _heads(at: int, pieces: Sequence[Piece], heads_by_text: Container[int]) -> bool:
    """Whether a numbered line, which the template does not know, names what follows and is no point of a list."""
    piece = pieces[at]
    assert isinstance(piece, TextPiece)
    assert piece.label is not None
    kind = piece.label.kind
    if kind <= LabelKind.ROMAN:
        return _is_set_apart(piece) or (len(piece.text) <= _LONGEST_PLAIN and not piece.text.endswith(_SENTENCE_ENDS))
    if _is_set_apart(piece):
        return _has_text_below(at, pieces) or not piece.text.endswith(_SENTENCE_ENDS)
    if kind is LabelKind.LETTER or piece.label.counted_in:
        return False
    return len(piece.text) <= _LONGEST_PLAIN and not piece.text.endswith(_SENTENCE_ENDS) and at in heads_by_text


def _counted_heads(pieces: Sequence[Piece], known: Container[int]) -> set[int]:
    """The numbered lines that have text below them, where most that count with them, 1.1, 1.2, 1.3, have some too.

    What follows the last of them may follow them all, and tells nothing where there are others.
    """
    found: set[int] = set()
    for together in _counted_together(pieces):
        have_text = {at for at in together if at in known or _has_text_below(at, pieces)}
        others = together[:-1]
        if not others or sum(at in have_text for at in others) * 2 > len(others):
            found |= have_text
    return found


def _counted_together(pieces: Sequence[Piece]) -> list[list[int]]:
    """The indexes of numbered lines by the count they belong to; a line of a higher kind ends those below it."""
    closed: list[list[int]] = []
    open_: dict[LabelKind, tuple[list[str], list[int]]] = {}
    for at, piece in enumerate(pieces):
        label = piece.label if isinstance(piece, TextPiece) else None
        if label is None or not label.kind.is_number:
            continue
        for kind in [kind for kind in open_ if kind > label.kind]:
            closed.append(open_.pop(kind)[1])
        *above, last = _FIGURES.findall(label.written) or [""]
        before, together = open_.get(label.kind, ([], []))
        if together and last and before == [*above, str(int(last) - 1)]:
            together.append(at)
        else:
            closed.append(together)
            together = [at]
        open_[label.kind] = ([*above, str(int(last or 0))], together)
    return [together for together in (*closed, *(group for _, group in open_.values())) if together]


def _has_text_below(at: int, pieces: Sequence[Piece]) -> bool:
    """Whether something that belongs to the line follows it: a table, text, or a point of a lower kind."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None:
        return False
    if isinstance(following, GridPiece) or following.label is None:
        return True
    own = pieces[at]
    label = own.label if isinstance(own, TextPiece) else None
    return label is None or following.label.kind > label.kind


def _comparable(text: str) -> str:
    return folded_words(_FIGURES.sub(" ", text))
