"""What a new office says where nobody has said otherwise: true of any office in the country. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from baocao.config.report_templates import SectionTemplate
from baocao.config.schema import AreaTemplate
from baocao.language.letters import folded_words, without_diacritics
from baocao.language.signing import head_above
from baocao.language.wording import one_line
from baocao.model import LONGEST_SLUG, PLAN, RESULTS, Signer

SUBJECT = "Kết quả công tác tháng {month:02} và phương hướng, nhiệm vụ tháng {next.month:02} năm {next.year}"
CLOSING = (
    "Trên đây là báo cáo kết quả công tác tháng {month:02} và phương hướng, nhiệm vụ tháng {next.month:02} "
    "năm {next.year}./."
)
SECTIONS = (
    SectionTemplate(RESULTS, "KẾT QUẢ CÔNG TÁC THÁNG {month:02}/{year}", "all"),
    SectionTemplate("assessment", "ĐÁNH GIÁ CHUNG"),
    SectionTemplate(PLAN, "PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG {next.month:02}/{next.year}", "all"),
)
AREA_TITLES = (
    "Công tác chuyên môn",
    "Cải cách hành chính và chuyển đổi số",
    "Tổ chức bộ máy và cán bộ",
    "Tiếp công dân, giải quyết khiếu nại, tố cáo",
    "Công tác khác",
)
ARCHIVE = ("VT",)

_JOINING = frozenset({"và", "của", "về", "các", "-", "–"})
_SHORT_WORDS = (
    ("uỷ ban nhân dân", "UBND"),
    ("ủy ban nhân dân", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("ubnd", "UBND"),
    ("hđnd", "HĐND"),
    ("thanh tra", "TTr"),
    ("ngoại vụ", "NgV"),  # NV is nội vụ
)
_CHAIR = "CHỦ TỊCH"
_PEOPLES_COMMITTEE = re.compile("(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\\b")
_COLLECTIVE = "TM. ỦY BAN NHÂN DÂN"
_POSITIONS = (
    ("ủy ban nhân dân", _CHAIR),
    ("uỷ ban nhân dân", _CHAIR),
    ("ubnd", _CHAIR),
    ("hội", _CHAIR),
    ("chi cục", "CHI CỤC TRƯỞNG"),
    ("cục", "CỤC TRƯỞNG"),
    ("vụ", "VỤ TRƯỞNG"),
    ("viện", "VIỆN TRƯỞNG"),
    ("văn phòng", "CHÁNH VĂN PHÒNG"),
    ("thanh tra", "CHÁNH THANH TRA"),
    ("phòng", "TRƯỞNG PHÒNG"),
    ("ban", "TRƯỞNG BAN"),
    ("trạm", "TRẠM TRƯỞNG"),
    ("trường", "HIỆU TRƯỞNG"),
    ("sở", "GIÁM ĐỐC"),
    ("trung tâm", "GIÁM ĐỐC"),
    ("bệnh viện", "GIÁM ĐỐC"),
)
_ANY_POSITION = "THỦ TRƯỞNG CƠ QUAN"
_TERRITORIES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_TERRITORY = re.compile(rf"\b({'|'.join(_TERRITORIES)})\s+(?!hội\b)(?P<name>\S.*)", re.IGNORECASE)
_LONGEST_NOTATION = 30
_MOST_SYLLABLES = 5
_SAYS_LITTLE = ("công tác", "lĩnh vực", "hoạt động", "về")


def notation_of(name: str) -> str:
    """The ký hiệu of the office's reports, by the first letters of its name: `SỞ NGOẠI VỤ` → `BC-SNgV`."""
    words = _of_its_territory(name)[0].casefold()
    for long, short in _SHORT_WORDS:
        words = re.sub(rf"\b{long}\b", short, words)
    syllables = (word.strip(",.()\"“”'") for word in re.split(r"[\s/-]+", words))
    letters = (_short(word) for word in syllables if word and word not in _JOINING)
    return f"BC-{''.join(letters)}"[:_LONGEST_NOTATION].rstrip("-") or "BC"


def _short(word: str) -> str:
    if any(letter.isupper() for letter in word):
        return word
    first = unicodedata.normalize("NFD", word[0])[0]
    return first.upper() if first.isalnum() else ""


def place_of(name: str, parent: str) -> str:
    """The địa danh, by the territory that the office's own name or that of the one above it ends with."""
    for words in (name, parent):
        territory = _of_its_territory(words)[1]
        if territory:
            return " ".join(word.capitalize() for word in territory.split())
    return ""


def _of_its_territory(name: str) -> tuple[str, str]:
    """A body's name without the territory it is of, and the name of that."""
    match = _TERRITORY.search(name)
    return (name[: match.start()].rstrip(" -,"), match["name"].strip()) if match else (name, "")


def position_of(name: str) -> str:
    """The chức vụ of who heads such an office."""
    words = f"{name.casefold()} "
    return next((position for kind, position in _POSITIONS if words.startswith(f"{kind} ")), _ANY_POSITION)


def signer_of(name: str, position: str) -> Signer:
    """Who signs for such an office in this position, with the lines that NĐ30 wants above it (PL I, mục II.7b)."""
    head = head_above(position) or position
    collective = _COLLECTIVE if _PEOPLES_COMMITTEE.match(name.casefold()) and head == _CHAIR else ""
    authority = " / ".join(filter(None, (collective, f"KT. {head}" if head != position else "")))
    return Signer(position, "", authority)


def doubt_of(name: str, signer: Signer) -> tuple[str, str]:
    """The key of `signer` that somebody should look at, and what is said beside it; both empty where all is clear."""
    if signer.authority:
        return "authority", "quyền hạn ký: thường như vậy, xem lại"
    if signer.position == _CHAIR and position_of(name) == _CHAIR:
        return "position", "ký thay mặt tập thể thì thêm dòng authority: TM. …; xem lại"
    return "", ""


def titles_in(typed: str) -> tuple[str, ...]:
    """The titles of areas in a list that was typed, parted by `;`, or where there is none, by `,`; each once."""
    titles: dict[str, str] = {}
    for part in map(one_line, typed.split(";" if ";" in typed else ",")):
        titles.setdefault(folded_words(part), part)
    titles.pop("", None)  # signs alone
    return tuple(titles.values())


def area_templates(titles: Iterable[str]) -> tuple[AreaTemplate, ...]:
    """Areas with these titles, each with an id made of its first words."""
    areas: list[AreaTemplate] = []
    for title in titles:
        areas.append(AreaTemplate(slug_of(title, [area.id for area in areas]), title))
    return tuple(areas)


def slug_of(title: str, taken: Collection[str]) -> str:
    """A short id of ASCII letters made of the first words of `title`, that is not taken."""
    words: Sequence[str] = [word for word in folded_words(title).split() if word not in _JOINING]
    for phrase in _SAYS_LITTLE:
        lead = phrase.split()
        if list(words[: len(lead)]) == lead and len(words) > len(lead) + 1:
            words = words[len(lead) :]
    stem = "-".join(filter(None, (re.sub(r"[^a-z0-9]", "", without_diacritics(word)) for word in words)))
    stem = "-".join(stem.split("-")[:_MOST_SYLLABLES])[: LONGEST_SLUG - 4].strip("-")
    stem = stem if len(stem) > 1 else "linh-vuc"
    return next(slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if slug not in taken)
