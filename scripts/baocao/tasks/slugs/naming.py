"""Which words of an item make its slug: the few that tell most, in their order, and none cut in two. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.slugs.phrases import Phrase, is_verb, numbers_of, phrases_of, places_of
from baocao.tasks.slugs.words import MOST, Word, may_part

_USUAL = 5
"""Syllables of a name before anything is added to tell it apart."""
_SHORT = 3
"""A name of no more syllables may be joined with another phrase."""
_TELLS = 0.7
"""Weight that a name must have to say what an item is about."""
_WORTH_JOINING = 0.9
_ENOUGH = 2.2
"""More weight than this makes a phrase no better: another may as well say what the item is about."""
_ASIDE, _LATER_SENTENCE, _FORMULAS_ONLY = 0.5, 0.6, 0.3
_SKIPPED, _LONG = 0.08, 0.7
_LATER_PHRASE, _LEAST_FACTOR = 0.12, 0.4
"""What an item is about mostly comes first."""
_BY_LEAD = {
    "về": 1.2,
    **dict.fromkeys(("của", "với", "theo", "do", "bởi", "gửi", "giữa", "cùng", "bằng"), 0.5),
    **dict.fromkeys(("tại", "ở", "trên", "trong", "từ", "đến", "thuộc", "phục vụ"), 0.7),
}
"""`về` leads to the subject; who does it, where, and by which plan is named after the other words."""
_BODIES = frozenset(
    {
        "ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân", "thủ tướng", "chính phủ", "quốc hội", "chủ tịch", "bộ",
        "sở", "cục", "ban thường vụ", "thường trực", "tỉnh ủy", "huyện ủy", "đảng ủy", "lãnh đạo", "hội đồng",
    }
)  # fmt: skip
_OF_A_BODY = 0.4
_TRIVIAL = frozenset(
    {
        "tiếp tục", "triển khai", "thực hiện", "tổ chức", "tăng cường", "đẩy mạnh", "chủ động", "phối hợp", "tham gia",
        "tham mưu", "hoàn thành", "hoàn thiện", "trình", "báo cáo", "công tác", "nội dung", "hoạt động", "việc",
        "nâng cao", "duy trì", "hỗ trợ", "chỉ đạo", "bảo đảm", "đảm bảo", "ban hành", "xây dựng", "lập", "phục vụ",
        "tháng", "năm", "quý", "ngày",
    }
)  # fmt: skip
"""Formulas that make no name better."""
_LAST_RESORT = frozenset({"báo cáo", "xây dựng", "ban hành", "trình", "họp"})
"""What may stand before a name that says nothing else: `bao-cao-moi-truong`."""

WordPlaces = list[int]
"""The places of words in their item, in order."""


class Namer:
    """Finds names for the item that has `words`; `weight` says how much a word tells."""

    def __init__(self, words: Sequence[Word], weight: Callable[[Word], float]) -> None:
        self._words = words
        self._weight = weight
        self._phrases = phrases_of(words)
        self._cores = [self._core(phrase) for phrase in self._phrases]
        self._ranked = sorted(range(len(self._cores)), key=lambda at: -self._rank(at))
        self._numbers = [[first, last] for first, last in numbers_of(words)]
        self._places = [at for at in places_of(words) if weight(words[at]) > 0]

    def names(self) -> Iterator[WordPlaces]:
        """The names, best first; none where there are no words."""
        return (name if self._size(name) <= MOST else self._shortened(name, MOST) for name in self._names())

    def _names(self) -> Iterator[WordPlaces]:
        if not self._ranked:
            return
        first = self._told(self._ranked[0])
        yield first
        others = [self._cores[at] for at in self._ranked[1:]]
        telling = [name for name in others if self._told_by(name) >= _WORTH_JOINING]
        for more in (*([place] for place in self._places), *telling, *self._numbers):
            yield self._together(first, more)
        yield self._widened(first, MOST)
        for more in others:
            yield self._together(first, more)
        for at in self._ranked[1:]:
            yield self._told(at)

    # ----------------------------------------------------------------------- one phrase

    def _core(self, phrase: Phrase) -> WordPlaces:
        """The words of a phrase that name it: its beginning, without empty words at either end."""
        name = self._trimmed(list(range(phrase.start, phrase.end)))
        if self._size(name) <= _USUAL:
            return name
        named = next((at for at in name[1:] if self._words[at].is_proper), None)
        if named is not None and self._words[named].size < _USUAL and self._may_end(name, name.index(named) + 1):
            return self._together(name[: name.index(named)], [named])
        return self._best_part(name, _USUAL)

    def _best_part(self, name: WordPlaces, most: int) -> WordPlaces:
        """The stretch of `name`, of at most `most` syllables, that tells most; early ones are preferred."""
        starts = [at for at in range(len(name)) if not at or self._may_end(name, at)]
        parts = [part for at in starts for size in (most, most + 1) if (part := self._shortened(name[at:], size))]
        longest = most + (most == _USUAL)
        fitting = [part for part in parts if self._size(part) <= longest] or parts

        def telling(part: WordPlaces) -> float:
            long = _LONG if self._size(part) > most else 1.0
            return min(self._told_by(part), _ENOUGH) * long * (1 - _SKIPPED * (part[0] - name[0]))

        return max(fitting, key=telling)

    def _shortened(self, name: WordPlaces, most: int) -> WordPlaces:
        """The beginning of `name`, of at most `most` syllables where it may end there; else a little more."""
        fits = [end for end in range(1, len(name) + 1) if self._size(name[:end]) <= most]
        whole = [end for end in fits if self._may_end(name, end)]
        if not whole:
            whole = [end for end in range(1, len(name) + 1) if self._may_end(name, end)][:1]
            if self._size(name[: whole[0]]) > MOST:
                whole = fits[-1:] or [1]
        return self._trimmed(name[: whole[-1]]) if whole else []

    def _may_end(self, name: WordPlaces, end: int) -> bool:
        at = name[end - 1]
        return end == len(name) or name[end] != at + 1 or may_part(self._words[at], self._words[at + 1])

    def _trimmed(self, name: WordPlaces) -> WordPlaces:
        """`name` without empty words at its ends, unless all are empty or a word would be cut in two."""
        if all(map(self._is_dull, name)):
            return name
        words, first, last = self._words, 0, len(name) - 1
        while self._is_dull(name[first]) and may_part(words[name[first]], words[name[first] + 1]):
            first += 1
        while self._is_dull(name[last]) and may_part(words[name[last] - 1], words[name[last]]):
            last -= 1
        return name[first : last + 1] or name

    def _rank(self, at: int) -> float:
        lead = _BY_LEAD.get(self._phrases[at].lead, 1.0)
        aside = _ASIDE if self._words[self._phrases[at].start].is_aside else 1.0
        later = max(_LEAST_FACTOR, 1 - _LATER_PHRASE * at)
        dull = _FORMULAS_ONLY if all(map(self._is_dull, self._cores[at])) else 1.0
        sentence = _LATER_SENTENCE if self._words[self._phrases[at].start].sentence else 1.0
        return min(self._told_by(self._cores[at]), _ENOUGH) * lead * aside * later * dull * sentence

    # ----------------------------------------------------------------------- what tells it apart

    def _told(self, rank: int) -> WordPlaces:
        """The name that a phrase makes, with its place or the next phrase where there is room."""
        name = self._cores[rank]
        if self._told_by(name) < _TELLS:
            name = self._widened(name, _USUAL)
        number = next((number for number in self._numbers if number[0] == name[-1] and self._size(name) < _SHORT), [])
        name = [*name, *number[1:]]
        place = next((at for at in self._places if self._words[at].sentence == self._words[name[0]].sentence), None)
        if place is not None and place not in name:
            return self._together(name, [place])
        is_mere_name = all(self._words[at].is_proper for at in name)
        is_short = self._size(name) < _SHORT or is_mere_name
        if not is_short and self._size(name) > _SHORT:
            return name
        for at in self._ranked:
            other = self._cores[at]
            tells = self._told_by(other) >= (_TELLS if is_short else _WORTH_JOINING)
            if at != rank and tells and (is_short or at < rank) and not (is_mere_name and self._is_name(other[0])):
                both = sorted({*name, *other})
                if self._size(both) <= (MOST if is_short else _USUAL):
                    return both
        return self._widened(name, _USUAL, with_verbs=is_mere_name) if is_short else name

    def _together(self, name: WordPlaces, other: WordPlaces) -> WordPlaces:
        """Both in one name, the first shortened to make room."""
        room = MOST - self._size([at for at in other if at not in name])
        kept = name if self._size(name) <= room else self._best_part(name, max(room, 1))
        return sorted({*kept, *other})

    def _widened(self, name: WordPlaces, most: int, *, with_verbs: bool = True) -> WordPlaces:
        """`name` with telling words from around it, then with those that hardly tell."""
        words, wide, sentence = self._words, list(name), self._words[name[0]].sentence
        near = [*range(name[0] - 1, -1, -1), *range(name[-1] + 1, len(words))]
        near = [at for at in near if words[at].sentence == sentence and not words[at].is_aside]
        near = [at for at in near if not words[at].is_number and words[at].text not in _TRIVIAL | _BODIES]
        telling = [self._whole(at) for at in near if self._tells(at) and (with_verbs or not is_verb(words[at]))]
        numbers = [
            number for number in self._numbers if number[0] not in name and words[number[0]].sentence == sentence
        ]
        formulas = [[at] for at in near if words[at].role is Role.FORMULA and words[at].size > 1] if with_verbs else []
        if with_verbs:
            formulas += [[at] for at in range(name[0] - 1, -1, -1) if words[at].text in _LAST_RESORT]
        for more in (*telling, *numbers, *formulas):
            both = sorted({*wide, *more})
            if self._size(both) <= most and (self._told_by(wide) < _TELLS or self._size(wide) < _SHORT):
                wide = both
        return wide

    def _whole(self, at: int) -> WordPlaces:
        """The word at `at` with the neighbours that may be syllables of the same."""
        first = last = at
        while first and not may_part(self._words[first - 1], self._words[first]):
            first -= 1
        while last + 1 < len(self._words) and not may_part(self._words[last], self._words[last + 1]):
            last += 1
        return list(range(first, last + 1))

    # ----------------------------------------------------------------------- words

    def _size(self, name: WordPlaces) -> int:
        return sum(self._words[at].size for at in name)

    def _told_by(self, name: WordPlaces) -> float:
        weight = sum(self._weight(self._words[at]) for at in dict.fromkeys(name))
        return weight * (_OF_A_BODY if self._words[name[0]].text in _BODIES else 1.0)

    def _is_name(self, at: int) -> bool:
        return self._words[at].is_name

    def _tells(self, at: int) -> bool:
        return self._words[at].role >= Role.GENERAL

    def _is_dull(self, at: int) -> bool:
        return self._words[at].is_dull
