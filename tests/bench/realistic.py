"""An archive whose words are those of real reports, as many and as often: what a search must carry to readers.

Seeded, so that the same archive is made each time. An office speaks half of its own field and half of what all
offices speak of; how often a word is used falls with its rank, as in any language (Zipf). What is planned comes
back as a result of the next month, with figures, communes and documents.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

from baocao.language.word_lists import words_of


def _words(text: str) -> list[str]:
    return text.split()


_THINGS = ("compounds", "nouns", "fields", "told", "contrasts", "whole", "same")
_JOINS = ("và", "gắn với", "phục vụ", "đối với", "về", "của", "trong", "cho", "từ", "theo")
_ENDS = (
    "trên địa bàn tỉnh", "theo kế hoạch", "bảo đảm tiến độ", "theo quy định", "trong tháng", "đạt yêu cầu",
    "so với cùng kỳ năm trước", "theo chỉ đạo của UBND tỉnh", "tại các đơn vị", "không có hồ sơ quá hạn",
)  # fmt: skip
_UNITS = ("hồ sơ", "lượt", "hộ", "cơ sở", "lớp", "người", "triệu đồng", "ha", "tấn", "doanh nghiệp", "mẫu", "cuộc")
_SYLLABLES = _words(
    "Tân An Bình Hòa Phú Thạnh Long Vĩnh Thanh Xuân Sơn Hải Đông Tây Nam Bắc Thượng Hạ Trung Lộc Phước Hưng Minh Quang "
    "Thịnh Lâm Giang Hà Mỹ Đức Thọ Lập Tiến Cường Nghĩa Lợi Thành Phong Châu Yên Mường Chiềng Nà Pa Đắk Ia Kon Krông"
)
_FAMILY, _GIVEN = _words("Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Lò"), _words("An Bình Dũng Hạnh Hùng Lan Mai Nga Tú")
_LAWS = ("Nghị định số {}/{}/NĐ-CP", "Quyết định số {}/QĐ-TTg", "Thông tư số {}/{}/TT-BTC", "Nghị quyết số {}/NQ-HĐND")
_FIELDS = (
    "Y TẾ", "XÂY DỰNG", "NỘI VỤ", "TƯ PHÁP", "TÀI CHÍNH", "CÔNG THƯƠNG", "NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "GIÁO DỤC VÀ ĐÀO TẠO", "KHOA HỌC VÀ CÔNG NGHỆ", "VĂN HÓA, THỂ THAO VÀ DU LỊCH",
)  # fmt: skip
_AREAS = (
    "Công tác chuyên môn", "Chuyển đổi số", "Cải cách hành chính", "Thanh tra, tiếp công dân và giải quyết đơn thư",
    "Tổ chức cán bộ", "Tuyên truyền, phổ biến pháp luật",
)  # fmt: skip
_RESULTS, _STATES = 5, ("xong", "đang", "đang", 'chưa "chờ kinh phí"')


def realistic_archive(root: Path, offices: int) -> None:
    """Write `offices` offices of 12 months each, about 12 kB a report, below `root`."""
    chance = Random(30)
    things = list(dict.fromkeys(word for name in _THINGS for word in words_of(name) if "-" not in word))
    chance.shuffle(things)
    language = _Language(things, chance)
    places = [f"{first} {second}" for first in _SYLLABLES for second in _SYLLABLES if first != second]
    chance.shuffle(places)
    names = [f"co-quan-{number:03}" for number in range(offices)]
    (root / "offices").mkdir(parents=True)
    lines = ["offices:", *(f"  {name}: offices/{name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number, name in enumerate(names):
        title = f"SỞ {_FIELDS[number]}" if number < len(_FIELDS) else f"ỦY BAN NHÂN DÂN XÃ {places[-number].upper()}"
        _Office(title, language, places[number * 4 : number * 4 + 12], Random(number)).write(root / "offices" / name)


class _Language:
    """What all offices share: words by their ranks, and the documents that they cite."""

    def __init__(self, things: list[str], chance: Random) -> None:
        self.things = things
        self.actions = [word for word in words_of("actions") if "-" not in word]
        self.laws = [
            f"{chance.choice(_LAWS).format(chance.randint(1, 2400), chance.randint(2015, 2022))} ngày "
            f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2015, 2022)}"
            for _ in range(400)
        ]


class _Ranked:
    """Words of which the second is used half as often as the first, the third a third as often."""

    def __init__(self, words: list[str], chance: Random) -> None:
        self._words, self._chance = words, chance
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def __call__(self) -> str:
        return self._chance.choices(self._words, cum_weights=self._weights)[0]


class _Office:
    def __init__(self, title: str, language: _Language, places: list[str], chance: Random) -> None:
        self._title, self._chance = title, chance
        self._common, self._own = _Ranked(language.things, chance), _Ranked(chance.sample(language.things, 500), chance)
        self._action, self._law, self._place = (_Ranked(w, chance) for w in (language.actions, language.laws, places))
        self._made = 0

    def write(self, folder: Path) -> None:
        """The office's configuration and its twelve reports."""
        (folder / "reports" / "2022").mkdir(parents=True)
        symbol = "".join(word[0] for word in self._title.replace(",", "").split())
        areas = "".join(f'  - {{id: linh-vuc-{at}, title: "{area}"}}\n' for at, area in enumerate(_AREAS, 1))
        (folder / "baocao.yml").write_text(
            f'organ: {{name: "{self._title}", parent: UBND TỈNH HẢI SƠN, place: Hải Sơn, code_notation: BC-{symbol}}}\n'
            "report:\n  subject: Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}\n"
            "  closing: Trân trọng báo cáo./.\n"
            "signer: {position: GIÁM ĐỐC, full_name: Trần Thị Bình}\nto: [UBND tỉnh (báo cáo)]\narchive: [VT]\n"
            f'areas:\n{areas}sections:\n  - {{id: results, title: "KẾT QUẢ THÁNG {{month:02}}/{{year}}", areas: all}}\n'
            "  - {id: assessment, title: ĐÁNH GIÁ CHUNG}\n"
            '  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}\n'
            "indicators:\n  ho_so: {label: Hồ sơ đã giải quyết, unit: hồ sơ, area: linh-vuc-3, "
            'pattern: "giải quyết {n} hồ sơ", required: false}\n',
            encoding="utf-8",
        )
        plans = [self._plans() for _ in _AREAS]
        for month in range(1, 13):
            following = [self._plans() for _ in _AREAS]
            name = folder / "reports" / "2022" / f"2022-{month:02}.md"
            name.write_text(self._report(month, plans, following), encoding="utf-8")
            plans = following

    def _plans(self) -> list[tuple[str, str]]:
        """What one area plans: slug and words."""
        plans = []
        for _ in range(3):
            self._made += 1
            plans.append((f"viec-{self._made}", f"{self._action()} {self._clause()}"))
        return plans

    def _thing(self) -> str:
        return self._own() if self._chance.random() < 0.5 else self._common()

    def _clause(self) -> str:
        words = [self._thing()]
        while self._chance.random() < 0.6:
            words += [self._chance.choice(_JOINS), self._thing()]
        if self._chance.random() < 0.3:
            words.append(f"tại xã {self._place()}")
        return " ".join(words)

    def _number(self) -> str:
        number = int(self._chance.lognormvariate(3, 1.8)) + 1
        return f"{number:02}" if number < 1000 else f"{number:,}".replace(",", ".")

    def _told(self) -> str:
        """A result's words after its plan: figures, an end, a document."""
        words = f"{self._action()} {self._number()} {self._chance.choice(_UNITS)} {self._clause()}"
        match self._chance.randrange(5):
            case 0:
                return f"{words}, đạt {self._chance.randint(20, 110)},{self._chance.randint(0, 9)}% kế hoạch"
            case 1:
                return f"{words} theo {self._law()}"
            case 2:
                return f"{words} do đồng chí {self._chance.choice(_FAMILY)} Văn {self._chance.choice(_GIVEN)} phụ trách"
            case _:
                return f"{words} {self._chance.choice(_ENDS)}"

    def _report(self, month: int, plans: list[list[tuple[str, str]]], following: list[list[tuple[str, str]]]) -> str:
        year, after = (2022, month + 1) if month < 12 else (2023, 1)
        parts = [
            f"---\nperiod: 2022-{month:02}\nstatus: issued\ncode_number: {month * 9 + 3}\nsigner: "
            f"{{full_name: Trần Thị Bình}}\nindicators: {{ho_so: {month * 37 + 5}}}\n---\n",
            f"Căn cứ {self._law()};\n\nĐơn vị báo cáo kết quả tháng {month:02} năm 2022 như sau:\n",
            f"## I. KẾT QUẢ THÁNG {month:02}/2022\n",
        ]
        for number, (area, planned) in enumerate(zip(_AREAS, plans, strict=True), 1):
            rows = [
                f"- {_capital(words)}: {self._told()}; {self._told()}. {{#{slug} {self._chance.choice(_STATES)}}}"
                for slug, words in planned
            ]
            rows += [f"- {_capital(self._told())}; {self._told()}." for _ in range(_RESULTS - len(planned))]
            if number == 3:
                rows.append(f"- Trong tháng giải quyết {month * 37 + 5} hồ sơ.")
            parts.append(f"### {number}. {area}\n\n" + "\n".join(rows) + "\n")
        said = " ".join(f"{_capital(self._told())}." for _ in range(6))
        parts.append(f"## II. ĐÁNH GIÁ CHUNG\n\n{said}\n\n## III. KẾ HOẠCH THÁNG {after:02} NĂM {year}\n")
        for number, (area, planned) in enumerate(zip(_AREAS, following, strict=True), 1):
            rows = [f"- {_capital(words)}. {{#{slug}}}" for slug, words in planned]
            parts.append(f"### {number}. {area}\n\n" + "\n".join(rows) + "\n")
        return "\n".join([*parts, "Trân trọng báo cáo./.\n"])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
