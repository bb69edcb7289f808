"""Whether a sentence says an action of its own, or only tells more of the action before it. Pure.

Two kinds are clear: a sentence that begins with what is done (`Tổ chức …`, `Trong tháng, Sở đã ban hành …`), and one
that begins by looking back (`Kết quả cho thấy …`, `Trong đó …`, `Hội nghị đã …` after a hội nghị). Between them a
sentence is an action where it tells of something that the text before it has not named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from baocao.language.letters import fold_tone_marks
from baocao.language.vocabulary import ACTION_VERBS, NOT_ACTIONS, VERBLIKE_NOUNS
from baocao.language.word_lists import words_of
from baocao.regex import regex

_READ = 240
"""Characters of a sentence that are looked at."""
_TELLING = 140
"""The verb of a sentence that begins with its subject stands within as many characters."""
_LONGEST_HEAD = 3
_LONGEST_START = 48

_LABEL = regex(r"(?:\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,4}[.)])\s+|[\s*_“\"«‘–-]+")
# `Bên cạnh đó,`, `Trong tháng`, `Ngày 12/4,`: what may stand before an action.
_FORE = regex(
    r"(?:(?:(?:bên cạnh|cùng với|song song với|cùng|tiếp|sau|trước) (?:đó|việc đó|việc này)|ngoài ra|đồng thời"
    r"|cùng (?:ngày|lúc|thời gian)|tiếp theo|trước mắt|mặt khác|thời gian (?:tới|qua)"
    r"|(?:(?:(?:vào|trong|từ|cũng|sáng|chiều|tối|đầu|giữa|cuối) )++(?:các |hai |ba )?"
    r"(?:ngày|tháng|quý|tuần|năm|kỳ)(?! học| thi| lễ)|(?:ngày|tháng|quý|tuần|năm|kỳ)(?= (?:\d|[ivx]+\b)))"
    r"(?: ?(?:này|qua|tới|sau|trước|báo cáo|và|đến|ngày|tháng|quý|năm|đầu|cuối|[ivx]+\b|[\d/.-]*\d))*+)"
    r"(?:,\s*|\s+)|cũng )++"
)
_PLACED = regex(
    r"(?:tại|ở|theo|nhằm|để|với|căn cứ|trên|trước|sau|khi|từ|vào|trong|đối với|nhân|nhờ|thông qua)\b[^,;.]{1,90},\s*"
)
_RESULT = regex(r"kết quả\W*(?:[:,.]|$)")
_RESULT_OF = regex(r"kết quả ([^\W\d_]+)")
# `Hoàn thành trước ngày 20/10`, `Trình UBND tỉnh phê duyệt`, `Chuyển sang tháng 5`: when and to whom, but not what.
_ONLY_WHEN = regex(
    r"(?:(?:đã|sẽ|đang|cần|phải) )*(?:hoàn thành|hoàn tất|kết thúc|xong|báo cáo|trình|gửi|thực hiện|triển khai"
    r"|lấy ý kiến|tổng hợp|(?:chuyển|lùi|dời|hoãn)(?: lại)?(?= (?:sang|đến|từ)))"
    r"(?:,? (?:(?:sở|bộ|ban|phòng)(?: [^\W\d_]+){2}"
    r"|trước|trong|vào|chậm nhất|là|từ|đến|hết|cuối|đầu|giữa|ngày|tháng|quý|năm|tuần|kỳ|này|tới|sau|sang|[ivx]+"
    r"|\d[\d/-]*|và|các|theo|về|lên|cho|đúng|việc|nội dung|nêu trên|kết quả|quy định|kế hoạch|tiến độ|yêu cầu"
    r"|ubnd|ủy ban nhân dân|hđnd|tỉnh|huyện|xã|sở|bộ|ngành|phòng|ban|đơn vị|địa phương|thường trực|lãnh đạo|cấp trên"
    r"|phê duyệt|thẩm định|xem xét|quyết định|ý kiến|ban hành|thông qua|theo dõi|chỉ đạo|gửi|trình|báo cáo))*+"
    r"\s*(?:$|[.;!?…])"
)
_BEFORE_WHEN = frozenset(
    {
        "đã", "sẽ", "đang", "cần", "phải", "hoàn", "kết", "xong", "báo", "trình", "gửi", "thực", "triển", "lấy", "tổng",
        "chuyển", "lùi", "dời", "hoãn",
    }
)  # fmt: skip
_COUNTED = regex(r"(?:(?:có|được|trên|hơn|khoảng|gần) )*\d[\d.,/%]*\s+(?:trong số \d+ )?")
_DETERMINERS = regex(r"(?:(?:các|những|một số|cả|toàn bộ|nhiều|mỗi|hai|ba|bốn|đợt|số)\s)+")
_ALL_OF_THEM = regex(r"\bđều\b")
_LOOKS_BACK = regex(r"(?:[^\W\d_]+ ){1,3}?(?:này|đó|nói trên|nêu trên|kể trên|trên đây)\b")
# What follows a subject that was named before, where the sentence goes on telling of it.
_TELLS = frozenset(
    {
        "đã", "đều", "được", "có", "thu", "là", "gồm", "sẽ", "bảo", "đảm", "đạt", "còn", "chưa", "đang", "phải", "vẫn",
        "cơ", "cũng", "với", "do", "bị", "chấp", "không", "tập", "nhằm", "giúp", "góp", "mang", "đúng", "bao",
        "dự", "xác", "diễn", "nhận", "nêu", "quy", "yêu", "cho", "thống",
    }
)  # fmt: skip
_END = regex(r";|[.!?…](?=\s)")
_SYLLABLE, _WORD_GOES_ON = regex(r"[^\W_]+"), regex(r"\w")


def is_own_action(sentence: str, before: str) -> bool:
    """Whether `sentence`, which follows `before` in the same item, says an action of its own."""
    text = fold_tone_marks(sentence[:_READ]).lower()
    if label := _LABEL.match(text):
        text = text[label.end() :]
    known = _says(text)
    for opening in (_FORE, _PLACED, _FORE):
        if known is None and (match := opening.match(text)):
            text = text[match.end() :]
            known = _says(text)
    if known is not None:
        return known
    return _tells_of_something_new(text, before)


def _says(text: str) -> bool | None:
    """Whether what `text` begins with is an action, or adds to one; None where it is neither."""
    first = _SYLLABLE.match(text)
    known = _openings().get(first[0]) if first else None
    if known is None:
        return None
    adding, verbs, may_say_when = known
    if _begins_with(text, adding) or _RESULT.match(text) or (may_say_when and _ONLY_WHEN.match(text)):
        return False
    return True if text.startswith(verbs) and not text.startswith(VERBLIKE_NOUNS) else None


def _tells_of_something_new(text: str, before: str) -> bool:
    """Whether `text`, which begins with what it is about, leaves what `before` is about."""
    if text.startswith(("việc ", "công tác ")) or _says_who(text):
        return not _LOOKS_BACK.match(text)
    if _LOOKS_BACK.match(text):
        return False
    before = fold_tone_marks(before).lower()
    text = text[: end.start()] if (end := _END.search(text)) else text
    if result := _RESULT_OF.match(text):
        return not _names(before, result[1]) and _says_doing(text[:_TELLING])
    counted = _COUNTED.match(text)
    text = text[counted.end() :] if counted else text
    if determiners := _DETERMINERS.match(text):
        if not counted and _ALL_OF_THEM.search(text, 0, _TELLING):
            return False
        text = text[determiners.end() :]
    words = _SYLLABLE.findall(text[:_LONGEST_START])
    for size in range(1, min(_LONGEST_HEAD, len(words) - 1) + 1):
        if (counted or words[size] in _TELLS) and _names(before, " ".join(words[:size])):
            return False
    if counted or not words or words[0].isdigit() or words[0] in NOT_ACTIONS or _names(before, " ".join(words[:2])):
        return _says_doing(text[:_TELLING])
    return True


def _names(before: str, words: str) -> bool:
    """Whether `words` stand in `before`, whole."""
    at = before.find(words)
    while at >= 0:
        end = at + len(words)
        if not (before[at - 1 : at].isalnum() or before[end : end + 1].isalnum()):
            return True
        at = before.find(words, end)
    return False


def _begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` begins with one of `words`, whole."""
    return text.startswith(words) and any(
        text.startswith(word) and not _WORD_GOES_ON.match(text, len(word)) for word in words
    )


@cache
def _openings() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...], bool]]:
    """By first syllable: what adds to an action, what is one, and whether only a date may follow."""
    adding: defaultdict[str, list[str]] = defaultdict(list)
    verbs: defaultdict[str, list[str]] = defaultdict(list)
    for words in words_of("adding"):
        adding[words.split()[0]].append(words)
    for verb in map(fold_tone_marks, ACTION_VERBS):
        verbs[verb.split()[0].rstrip(",")].append(verb)
    return {
        first: (tuple(adding.get(first, ())), tuple(verbs.get(first, ())), first in _BEFORE_WHEN)
        for first in {*adding, *verbs, *_BEFORE_WHEN}
    }


def _says_who(text: str) -> bool:
    """Whether `text` begins with somebody who acts."""
    known, others = _agents()
    return _begins_with(text, known) and not _begins_with(text, others)


@cache
def _agents() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts, and what begins like them."""
    agents = words_of("agents")
    known = tuple(word for word in agents if not word.startswith("-"))
    return known, tuple(word[1:] for word in agents if word.startswith("-"))


def _says_doing(text: str) -> bool:
    """Whether there is in `text` what makes a sentence with a subject tell of something done."""
    text = text.replace("_", "x")  # a letter as any other
    doing = _doing()
    return any(_names(text, words) for first in _SYLLABLE.findall(text) for words in doing.get(first, ()))


@cache
def _doing() -> Mapping[str, list[str]]:
    """What tells of something done, by its first syllable."""
    verbs = [verb for verb in map(str.strip, map(fold_tone_marks, ACTION_VERBS)) if " " in verb and "," not in verb]
    every = (
        "đã", "đang", "sẽ", "chưa", "được", "cho thấy", "hoãn", "lùi", "diễn ra", "thu hút", "nhập học", "giảng dạy",
        "ký", "nhận", "gửi", "tham gia", "tham dự", "nói chuyện", "khai mạc", "khai giảng", "ra mắt", "khởi công",
        "khánh thành", "lựa chọn", "tuyển", *verbs,
    )  # fmt: skip
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words in every:
        found[words.split()[0]].append(words)
    return found
