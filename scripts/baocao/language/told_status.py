"""How a task stands, as far as a result plainly says so in words. Pure; None where it does not.

What is said first counts, and only of the task itself: in `Kiểm tra 05 cơ sở chưa đăng ký` it is the
premises that are not registered. In a sentence that begins with a verb, only what follows a comma tells more of
the task; in one that begins with its subject, the middle does: `Gói thầu số 2 chưa mở thầu`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from baocao.language.letters import fold_tone_marks
from baocao.language.vocabulary import ACTION_VERBS, VERBLIKE_NOUNS
from baocao.model import Status
from baocao.regex import regex

_READ = 600
"""Characters of a result that are looked at."""
_VERBS = tuple(fold_tone_marks(verb) for verb in ACTION_VERBS if verb.strip() not in ("đã", "đang", "chưa", "không"))

_ASIDE = regex(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)")
# That nothing turned up says nothing of the task itself.
_NOTHING = regex(r"\b(?:chưa|không) (?:phát hiện|phát sinh|ghi nhận|xảy ra|để xảy ra|có)\b|\bkhi (?:chưa|không)\b")
_STARTS = (
    r"(?:^|(?<=[,;.:–-] ))"
    r"(?:(?:đến nay|hiện nay|hiện|tuy nhiên|nhưng|song|trong tháng|nay|và|vẫn|(?:phần )?còn lại|còn)[,]? )*"
)
_REASON_FOLLOWS = r"(?=$|[,;.:]| (?:do|vì|lý do|trong|theo|nên)\b)"

_OPENS = regex(
    _STARTS + r"(?:(?P<dropped>(?:(?:đã|quyết định|thống nhất|xin|phải) )*(?:hủy|hủy bỏ|thôi không|dừng hẳn|chấm dứt) "
    r"|không (?=[^;]{0,200}\blý do\b)|(?:(?:quyết định|thống nhất|xin) )*(?:không|dừng) (?:việc )?(?:tiếp tục )?"
    r"(?:tổ chức|triển khai|thực hiện|mở|xây dựng|mua|mua sắm|đầu tư|tham gia)\b"
    r"|(?:(?:đề nghị|xin|đã) )*(?:đưa|rút|bỏ|loại) (?:(?:nội dung|nhiệm vụ|việc) này )?(?:ra )?khỏi "
    r"(?:kế hoạch|danh mục|chương trình)(?: nhiệm vụ| công tác)?(?=$|[,;.:]| (?:năm|quý|tháng|do|vì|lý do|theo)\b))"
    r"|(?P<not_done>chưa\b|(?:phải |xin |đề nghị |đã )*(?:tạm )?(?:hoãn|lùi|dời)\b|tạm dừng\b"
    r"|(?:chuyển|để) sang (?:tháng|quý|năm)\b"
    r"|(?:(?:đề nghị|xin) )*chuyển (?:nội dung|nhiệm vụ|việc) này sang (?:tháng|quý|năm)\b)"
    r"|(?P<ongoing>đang\b|tiếp tục\b|duy trì\b|bước đầu\b|dự kiến (?:hoàn thành|xong|kết thúc|nghiệm thu|bàn giao)\b"
    r"|(?:đã |mới )+(?:bắt đầu|khởi động|đạt|được|hoàn thành|xong)?(?: khoảng| gần| trên| hơn)? ?"
    r"(?P<part>\d{1,3})(?:[.,]\d+)? ?%"
    r"|(?:đã )?hoàn thành (?P<some>\d{1,3})/(?P<all>\d{1,3})(?= [^\W\d_]))"
    r"|(?P<done>(?:đã )?(?:cơ bản )?(?:hoàn thành|hoàn tất|tổ chức thành công)\b|đã \w+"
    r"|(?!(?:khi|sau|nếu|sẽ|cần|phải|để|không|chờ|đợi|gần|sắp)\b)(?:[^\W\d_]+ ){1,2}xong\b"
    r"(?! (?:phần|bước|giai đoạn|một|\d))"
    r"|ban hành (?:quyết định|kế hoạch|công văn|văn bản|thông báo|báo cáo|tờ trình|quy chế|hướng dẫn|chương trình"
    r"|chỉ thị) số \d+/))"
)
_MIDDLE = regex(
    r"\b(?:(?P<dropped>(?:không|thôi) (?:[^\W\d_]+ ){1,8}?nữa\b|(?:đã |phải |bị )hủy"
    + _REASON_FOLLOWS
    + r"|(?:không|cho dừng|cho phép dừng) (?:tổ chức|triển khai|thực hiện)"
    + _REASON_FOLLOWS
    + r")"
    r"|(?P<not_done>chưa (?:thể )?(?:[^\W\d_]+ ){0,5}?được\b|(?:vẫn|nhưng|song) chưa\b"
    r"|chưa [^\W\d_]+(?: [^\W\d_]+){0,3},? (?=do\b|vì\b|lý do\b)"
    r"|chưa (?:mở thầu|bàn giao|tổ chức|triển khai|thực hiện|ban hành|lắp đặt|phê duyệt|đủ điều kiện|hoàn thành|xong"
    r"|khởi công|nghiệm thu|tiến hành|thẩm định|giải ngân|bố trí|thông qua)\b"
    r"|(?:phải |xin |tạm |được |đã )(?:hoãn|lùi|dời)\b|(?:hoãn|lùi|dời) (?:lại )?sang (?:tháng|quý|năm)\b)"
    r"|(?P<ongoing>(?:hiện|vẫn|và|hiện nay) đang\b|đang (?:được|lấy ý kiến|trình|chờ|hoàn thiện|hoàn chỉnh|tổng hợp"
    r"|thẩm định|thi công|xin ý kiến|dự thảo|chuẩn bị|xem xét|chỉnh sửa|tiến hành|soạn thảo)\b"
    r"|(?:được|đạt|xong)(?: khoảng| gần| trên| hơn)? (?P<part>\d{1,3})(?:[.,]\d+)? ?%"
    r" (?:khối lượng|tiến độ|công việc|giá trị)\b)"
    r"|(?P<done>(?:đã|được) (?:cơ bản )?(?:hoàn thành|hoàn tất)\b"
    r"|đã (?:được |cùng |phối hợp |chủ trì |ký )?(?:tổ chức|ban hành|mua|ký|công bố|công khai|nghiệm thu|bàn giao"
    r"|phê duyệt|cấp|gửi|thành lập|phát hành|tham gia|tham dự|mở|lắp đặt|xây dựng|kiểm tra|thẩm định|tập huấn|trao|đăng"
    r"|khánh thành|quyết toán|thanh toán|chi trả|xử lý|trả lời|giải quyết|sửa chữa|trang bị|rà soát|cập nhật|tham mưu"
    r"|lập|trình|đi)\b"
    r"|xong$))"
)
_SIGNS_OF_ONGOING = ("đang", "tục", "trì", "bước", "kiến", "hoàn", "%")
"""Without any of these, in small letters, nothing is found as `ongoing`."""
# `đã bắt đầu`, `đã mở thầu`, `xong phần móng`: done, but not the task
_ONLY_BEGUN = regex(
    r"\b(?:(?:đã|mới) (?:bắt đầu|khởi động|mở thầu|đăng ký|có|nhận|tiếp nhận|dự kiến|đề nghị|xin)"
    r"|(?:hoàn thành|hoàn tất|xong) (?:phần|bước|giai đoạn))\b"
)
_PROBLEM = regex(r"\b(?:chưa|không|hoãn|lùi|dời|dừng|hủy|thôi)\b")
# `chưa mở thầu do phải điều chỉnh hồ sơ, chuyển sang tháng 5`; `do Sở chủ trì` before is no reason
_WHY = regex(
    r"\b(?:chưa|không|hoãn|lùi|dời|dừng|hủy|huỷ|thôi)\b[^;.:“”\"]{0,200}?"
    r"(?<!l[ýí] )\b(?:do|vì) (?P<why>[^;:.,“”\"{}()…]{3,120}?)"
    r"(?= *(?:$|[;.](?:\s|$)|, ?(?:chuyển|dự kiến|sẽ|trả|xin|đề nghị|lùi|hoãn|nên)\b| nên\b))",
    re.IGNORECASE,
)
# `lý do: vướng thủ tục`, `với lý do là …`; nothing after it is no reason
_STATED = regex(r"\bl[ýí] do\b[\s:,–-]*(?:(?:là|do|vì)\b[\s:,–-]*)?(?P<why>\w[^;]*)", re.IGNORECASE)
_NOT_POSSIBLE = regex(r"\bchưa (?:[^\W\d_]+ ){0,4}?được" + _REASON_FOLLOWS)
_STATUSES = {
    "dropped": Status.DROPPED, "not_done": Status.NOT_DONE, "ongoing": Status.ONGOING, "done": Status.DONE
}  # fmt: skip
_WHOLE = 100


def tells_of_problem(text: str) -> bool:
    """Whether the words say that anything at all was not done, put off or dropped."""
    return _PROBLEM.search(_plain(text)) is not None


def stated_reason(text: str) -> str:
    """The reason that the text calls one: what follows `lý do:`; empty without."""
    said = _STATED.search(text)
    return " ".join(said["why"].split()).rstrip(" .") if said else ""


def told_reason(text: str) -> str:
    """Why the task was not done or dropped, in the text's own words: what follows `do` or `vì`; empty without."""
    told = _WHY.search(text if len(text) <= _READ else text[:_READ] + "…")  # what is cut off ends no reason
    return " ".join(told["why"].split()) if told else ""


def tells_ongoing(text: str) -> bool:
    """Whether the words plainly say that the task goes on."""
    words = text[:_READ].lower()
    return any(map(words.__contains__, _SIGNS_OF_ONGOING)) and told_status(text) is Status.ONGOING


@lru_cache(maxsize=1 << 13)
def told_status(text: str) -> Status | None:
    """How the task of a result with these words stands; None where they do not plainly tell."""
    words = _plain(text)
    found = list(_OPENS.finditer(words))
    if not f"{words} ".startswith(_VERBS) or words.startswith(VERBLIKE_NOUNS):
        found += _MIDDLE.finditer(words)
    elif late := _NOT_POSSIBLE.search(words):
        return Status.NOT_DONE if not found or late.start() < found[0].start() else None
    found.sort(key=re.Match.start)
    told = [_status(match) for match in found]
    says_of_itself = any(match.re is _MIDDLE and match["not_done"] for match in found)
    is_late = bool(told) and found[0].start() > 0 and found[0].re is _OPENS and not says_of_itself
    if not told or ({Status.NOT_DONE, Status.DROPPED} & set(told) and (told[0] is Status.DONE or is_late)):
        return None  # nothing is said, or a part is done and a part is not
    if told[0] is Status.DONE and Status.ONGOING in told:
        return Status.ONGOING  # `Đã xây dựng dự thảo, đang lấy ý kiến`
    return None if told[0] is Status.DONE and _ONLY_BEGUN.search(words) else told[0]


def _plain(text: str) -> str:
    """The beginning of `text` in lower case, without asides and without what says that nothing turned up."""
    words = " ".join(_ASIDE.sub(" ", fold_tone_marks(text[:_READ]).lower()).split())
    return _NOTHING.sub("…", words).strip(" .;,:-–")


def _status(match: re.Match[str]) -> Status:
    kind = next(name for name in _STATUSES if match[name] is not None)
    groups = match.groupdict()
    if groups["part"] and int(groups["part"]) >= _WHOLE:
        return Status.DONE
    if groups.get("some") and int(groups["some"]) >= int(groups["all"]):
        return Status.DONE
    return _STATUSES[kind]
