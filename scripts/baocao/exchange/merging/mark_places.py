"""Where the markers and remarks of texts stand once these are others: behind the clauses that they ended before. Pure.

A clause is known by its words, wherever in its text, or in another, these stand now. Of one that is no more, the
markers are no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Leaf, Mark
from baocao.exchange.merging.clause_words import JOINING, Clause, NewText, OldText, glued
from baocao.exchange.merging.word_tracing import traced
from baocao.exchange.merging.wording import END

_KNOWN = 0.4
"""The share of its words by which a clause is known again."""
_KNOWN_IN_ORDER = 0.2
"""The same, of one that stands between the same clauses."""
_REST = 0.6
"""The share of what stands there now that may be all that is left of a clause."""
_KNOWN_ELSEWHERE = 0.75
"""The share of its words by which a clause is known in another paragraph."""
_FEWEST_ELSEWHERE = 2
_ENOUGH = 0.3
"""The share of its words in one of several stretches from which on that with the last of them is the clause."""
_FEWEST_OF_PART = 3
_SIGNS_LEFT = re.compile(r"[^\u2029]*[^\s;,.:!?…]")
_STOPS = " ;,.:!?…"
_STOP = re.compile(r"[.!?…]+")


@dataclass(frozen=True, slots=True)
class Reworded:
    """The leaves of a text, none of a new one, and what it says now, `END` between its paragraphs; nothing if gone."""

    leaves: tuple[Leaf, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands now: in which text, from which of its words to which; of these, what they were."""

    text: int
    first: int
    last: int
    old: tuple[int | None, ...]


_Known = tuple[int, int] | None
"""Which word of the old text a new one is, and of which clause."""


def mark_places(texts: Sequence[Reworded]) -> list[list[tuple[int, Mark]]]:
    """For each text the marks that stand in it now, in order, each with the letters that it stands behind."""
    return _Placing(texts).places()


class _Placing:
    def __init__(self, texts: Sequence[Reworded]) -> None:
        self._texts = texts
        self._old = [OldText(at, text.leaves) for at, text in enumerate(texts)]
        self._new = [NewText(text.text) for text in texts]
        self._found: dict[int, _Place] = {}

    def places(self) -> list[list[tuple[int, Mark]]]:
        made: list[list[tuple[int, Mark]]] = [[] for _ in self._texts]
        if not any(leaf.marks for text in self._texts for leaf in text.leaves):
            return made
        for at in range(len(self._texts)):
            self._take_whole(at, self._old[at].clauses)
        beginning: dict[str, list[int]] = {}
        for at, new in enumerate(self._new):
            for said in new.phrases:
                beginning.setdefault(said, []).append(at)
        for clause in self._lost():
            for at in beginning.get(self._said(clause)[0], ()) if clause.size >= _FEWEST_ELSEWHERE else ():
                if id(clause) not in self._found:
                    self._take_whole(at, [clause])
        for at in range(len(self._texts)):
            self._take_reworded(at)
        for clause in self._lost():
            if clause.marks:
                self._take_elsewhere(clause)
        for old in self._old:
            for clause in old.clauses:
                if place := self._found.get(id(clause)):
                    for mark, word in clause.marks:
                        made[place.text].append((self._offset(clause, place, mark, word), mark))
        for at, old in enumerate(self._old):
            made[at] += [(self._wordless(at, number), mark) for number, mark in old.wordless]
        return [sorted(marks, key=lambda each: each[0]) for marks in made]

    # ----------------------------------------------------------------- clauses

    def _lost(self) -> list[Clause]:
        return [clause for old in self._old for clause in old.clauses if id(clause) not in self._found]

    def _take(self, clause: Clause, place: _Place) -> None:
        self._found[id(clause)] = place
        self._new[place.text].take(clause, place.first, place.last)

    def _said(self, clause: Clause) -> list[str]:
        return [word.text for word in self._old[clause.home].words[clause.first : clause.last]]

    def _take_whole(self, at: int, clauses: Sequence[Clause]) -> None:
        """Find those of the clauses that stand in a text word by word, between two signs; the longest first."""
        new = self._new[at]
        for clause in sorted(clauses, key=lambda clause: -clause.size):
            wanted = self._said(clause)
            for first in new.phrases.get(wanted[0], ()):
                last = first + clause.size
                said = [word.text for word in new.words[first:last]]
                is_between = last == len(new.words) or (last < len(new.words) and new.begins_phrase[last])
                if is_between and said == wanted and not any(new.taken[first:last]):
                    self._take(clause, _Place(at, first, last, tuple(range(clause.first, clause.last))))
                    break

    def _take_reworded(self, at: int) -> None:
        """Find the other clauses of a text in what is left of it."""
        old, new = self._old[at], self._new[at]
        left = [clause for clause in old.clauses if id(clause) not in self._found]
        if not left or not any(clause.marks for clause in old.clauses):
            return
        words = [(word, number) for number, clause in enumerate(left) for word in range(clause.first, clause.last)]
        path = traced(
            [old.words[word].text for word, _ in words],
            [number for _, number in words],
            new.open_words,
            new.begins_phrase,
        )
        known = [None if each is None else words[each] for each in path]
        echoes = self._runs(at, known)
        is_settled = False
        while not is_settled:
            best = {
                number: _Place(at, first, last, tuple(None if word is None else word[0] for word in known[first:last]))
                for number, (first, last) in self._best_runs(at, known, left).items()
            }
            places = {id(left[number]): place for number, place in best.items()}
            kept = {number for number in best if self._is_known(left[number], places, old.clauses)}
            is_settled = True
            for j, each in enumerate(known):
                if each and not (each[1] in kept and best[each[1]].first <= j < best[each[1]].last):
                    known[j], is_settled = None, False
        for number, place in best.items():
            self._take(left[number], place)
        for count, number, first, last in echoes:  # parts of a clause that stand elsewhere in the text now
            if count >= _FEWEST_OF_PART and not any(new.taken[first:last]):
                new.take(left[number], first, last)

    def _runs(self, at: int, known: Sequence[_Known]) -> list[tuple[int, int, int, int]]:
        """The stretches of words of one clause: how many are its words, which clause, and from where to where."""
        runs: list[tuple[int, int, int, int]] = []
        is_open = False
        for j, each in enumerate(known):
            if self._new[at].taken[j] is not None:
                is_open = False
            elif each is not None:
                if is_open and runs[-1][1] == each[1]:
                    count, number, first, _ = runs.pop()
                    runs.append((count + 1, number, first, j + 1))
                else:
                    runs.append((1, each[1], j, j + 1))
                is_open = True
        return runs

    def _best_runs(self, at: int, known: Sequence[_Known], clauses: Sequence[Clause]) -> dict[int, tuple[int, int]]:
        """For each clause the stretch with its last words, of those that have enough of them; else with the most."""
        best: dict[int, tuple[tuple[bool, int, int], int, int]] = {}
        for count, number, first, last in self._runs(at, known):
            has_enough = count >= _ENOUGH * clauses[number].size
            reached = max(each[0] for each in known[first:last] if each)
            rank = (has_enough, reached if has_enough else count, count)
            if number not in best or rank > best[number][0]:
                best[number] = rank, first, last
        return {number: (first, last) for number, (_, first, last) in best.items()}

    def _is_known(self, clause: Clause, places: dict[int, _Place], clauses: Sequence[Clause]) -> bool:
        """Whether what is found of a clause is that clause; `places`: those of others that are not yet taken."""
        place = places[id(clause)]
        count = sum(known is not None for known in place.old)
        if len(clauses) == 1 or count >= _KNOWN * clause.size:
            return True
        new = self._new[place.text]
        first, last = place.first, place.last
        while not new.begins_clause[first]:
            first -= 1
        while last < len(new.words) and not new.begins_clause[last]:
            last += 1
        if count >= _REST * (last - first):
            return True
        here = clauses.index(clause)
        all_places = {**self._found, **places}
        before = [all_places[id(each)] for each in clauses[:here] if id(each) in all_places]
        behind = [all_places[id(each)] for each in clauses[here + 1 :] if id(each) in all_places]
        is_between = all(each.text == place.text and each.last <= place.first for each in before) and all(
            each.text == place.text and place.last <= each.first for each in behind
        )
        return is_between and count >= _KNOWN_IN_ORDER * clause.size

    def _take_elsewhere(self, clause: Clause) -> None:
        """Find the clause among words that are new, in whatever text."""
        wanted = self._said(clause)
        least = max(_KNOWN_ELSEWHERE * len(wanted), min(_FEWEST_ELSEWHERE, len(wanted)))
        counted = Counter(wanted)
        best: tuple[int, _Place] | None = None
        for at, new in enumerate(self._new):
            if not new.has_open(counted, least):
                continue
            path = traced(wanted, [0] * len(wanted), new.open_words, new.begins_phrase)
            old = [None if word is None else word + clause.first for word in path]
            for first, last in self._best_runs(
                at, [None if word is None else (word, 0) for word in old], [clause]
            ).values():
                count = sum(word is not None for word in old[first:last])
                if count >= max(least, _REST * (last - first)) and (best is None or count > best[0]):
                    best = count, _Place(at, first, last, tuple(old[first:last]))
        if best:
            self._take(clause, best[1])

    # ----------------------------------------------------------------- letters

    def _offset(self, clause: Clause, place: _Place, mark: Mark, word: int | None) -> int:
        new = self._new[place.text]
        if word is None and (
            place.first == 0 or END in new.text[new.words[place.first - 1].end : new.words[place.first].start]
        ):
            return new.text.rfind(END, 0, new.words[place.first].start) + 1
        if word is None or word == clause.last - 1:
            last = self._end(new, place)
        else:
            inside = [j for j, known in enumerate(place.old) if known is not None and known <= word]
            last = place.first + inside[-1] if inside else place.first
        at = glued(new.text, new.words[last].end)
        end = new.words[last + 1].start if last + 1 < len(new.words) else len(new.text)
        if (END in new.text[at:end] or end == len(new.text)) and (signs := _SIGNS_LEFT.match(new.text, at, end)):
            at = signs.end()
        if word is None:
            return at
        between, behind = self._old[clause.home].around(word, mark, self._texts[clause.home].leaves)
        if between and new.text.startswith(between, at):
            return at + len(between)
        rest = new.text[at:].partition(END)[0].rstrip()
        if not behind.strip() and not rest.strip(_STOPS):  # it ends its paragraph as it did
            return at + len(rest)
        stop = _STOP.match(new.text, at)
        return stop.end() if stop and _STOP.match(between) else at

    def _end(self, new: NewText, place: _Place) -> int:
        """The last word of a clause, with what was put in behind it."""
        end = place.last
        while end < len(new.words) and new.taken[end] is None and not new.begins_action[end]:
            end += 1
        if end < len(new.words) and not new.begins_action[end]:  # another clause follows in the same action
            cuts = range(place.last, end + 1)
            cut = next((at for at in cuts if new.begins_clause[at]), None)
            if cut is None:
                cut = next((at for at in cuts if new.begins_phrase[at]), end)
            end = cut
        if new.words[end - 1].text in JOINING and end > place.first + 1 and end < len(new.words):
            end -= 1
        return end - 1

    def _wordless(self, at: int, number: int) -> int:
        """The offset for a mark of a leaf without words."""
        parts = self._new[at].text.split(END)
        return len(END.join(parts[: number + 1])) if len(parts) > number else len(self._new[at].text)
