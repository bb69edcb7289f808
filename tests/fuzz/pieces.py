"""What reports are made of, as pieces that a fuzzer can put together; and texts of such pieces."""

from __future__ import annotations

from fuzz.choices import Choices

NEXT_REPORT = "\f"
"""Parts the reports of one input."""
MOST_LETTERS = 20_000
"""A text that grows beyond this is cut: what takes long for length alone is for the target `long`."""

PREFIXES = (
    "- ", "* ", "+ ", "  - ", "    - ", "\t- ", "    ", "1. ", "2) ", "10. ", "> ", "# ", "## ", "### ", "#### ", "| ",
    "```\n", "~~~\n", "---\n", "...\n", "===\n", "***\n", "Căn cứ ", "Trên đây là ", "a) ", "– ", "• ", ": ",
)  # fmt: skip
HEADINGS = (
    "## I. KẾT QUẢ THÁNG 03/2022\n\n", "## II. ĐÁNH GIÁ CHUNG\n\n", "## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n",
    "## I. KẾT QUẢ THÁNG 04/2022\n\n", "## III. KẾ HOẠCH THÁNG 05 NĂM 2022\n\n", "### 1. Chuyển đổi số\n\n",
    "### 2. Bảo tàng và di tích\n\n", "### 3. Việc khác\n\n", "### 4.\n\n", "## Phụ lục I. BẢNG SỐ LIỆU\n\n",
    "## Phụ lục\n\n", "## VII. PHẦN LẠ\n\n",
)  # fmt: skip
MARKERS = (
    "{#viec-a}", "{#viec-a xong}", "{#viec-a đang}", "{#viec-a ?}", '{#viec-a chưa "vì mưa"}', "{#viec-b}",
    "{#viec-b bỏ “hết vốn”}", "{#viec-b xong}", "{#viec-c #viec-d đang}", "{#viec-c}", "{#Sai}", "{#viec",
    "{viec-a xong}", "{# viec-a}", "{#viec-a lạ}", "\\{#a}", "{#", "}", "{", "{{", "{xong #viec-a}", "{#a-b\nxong}",
    "{#viec-a han=2022-03}", "{#viec-a đang tx}", "{#viec-b hạn=15/3/2022 ?}", '{#viec-b chưa "vì" han=2022-13}',
    "{#viec-c #viec-d tx han=2022-04", "{#viec-c thường-xuyên}", "{viec-a tx}", "{#viec-a han}",
)  # fmt: skip
SIGNS = (
    ".", ";", ":", ",", "./.", "…", "...", "!", "?", "(", ")", "[", "]", "“", "”", '"', "'", "‘", "’", "«", "»", "*",
    "**", "_", "__", "~~", "`", "``", "\\", "/", "|", "||", "&", "&amp;", "&#0;", "&lt;", "<", ">", "<b>", "</b>",
    "<!-- ", " -->", "<script>", "<br>", "$", "$$", "^", "~", "=", "+", "-", "–", "—", "%", "‰", "#", "@",
    "[x](http://a.vn)", "[x](javascript:a)", "![y](z.png)", "[^1]", "[^1]: ", "<https://a.vn>", "<a@b.vn>", "[a]: /u\n",
    "http://a.vn/?q=1&b=2",
)  # fmt: skip
SPACES = (
    " ", "  ", "\t", "\n", "\n\n", "\n\n\n", "  \n", "\\\n", "\u00a0", "\u200b", "\u202e", "\u2028", "\u00ad", "\r\n",
    "\r", "\ufeff", "\u0085", "\x0b", "\x1b[31m", "\x00", "\u3000", "\u2009",
)  # fmt: skip
WORDS = (
    "Tổ chức", "hội nghị", "tiếp tục", "triển khai", "phối hợp", "kiểm tra", "đã hoàn thành", "đang thực hiện",
    "chưa thực hiện", "không thực hiện", "lý do:", "do", "vì", "trong đó", "trong đó gồm", "gồm", "cụ thể", "và", "của",
    "ban hành", "trình", "UBND tỉnh", "Sở Y tế", "Nguyễn Văn A", "huyện", "02 huyện", "05 cơ sở", "11 cơ sở", "250 mẫu",
    "1.250 lượt", "1,250", "12,5%", "98%", "đón 250 lượt khách", "tăng", "giảm", "so với cùng kỳ", "ngày 5/3/2022",
    "ngày 31/02/2022", "ngày 05 tháng 3 năm 2022", "tháng 3", "tháng 02/2022", "năm 2021", "quý I",
    "Quyết định số 12/QĐ-UBND", "Nghị định 30/2020/NĐ-CP", "Luật Khoa học", "điểm a khoản 2 Điều 5", "khoản", "Điều",
    "Tết Trung thu", "XX", "xx/yy", "[...]", "TODO", "…", "nhiệm vụ nhiệm vụ", "đề tài", "dự án", "còn 4",
    "đã giải quyết 9", "Tổng", "Cộng", "Tổng cộng", "Không phát sinh", "Trong tháng không phát sinh.", "xong", "đang",
    "chưa", "bỏ", "Phòng A", "báo cáo", "tham mưu", "thẩm định", "công nghệ", "nghiệm thu", "chợ phiên", "bảo tàng",
    "trưng bày", "số hóa", "hồ sơ", "văn bản", "CNTT",
)  # fmt: skip
LETTERS = (
    "a", "đ", "Đ", "ế", "e\u0302\u0301", "ẹ\u0302", "\u0301", "\u0344", "漢", "😀", "\u1112\u1161\u11ab", "¸", "µ", "Ö",
    "0", "1", "9", "²", "٣", "½", "I", "V", "X", "x", "É", "ß", "ŉ", "İ", "ﬁ", "\ufffd", "\ufffe", "\U000e0041",
    "\u2066", "\u2069",
)  # fmt: skip
TABLES = (
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n", "| STT | Tên | Số |\n|---|:-:|---:|\n", "| 1 | Phòng A | 9 |\n",
    "| Tổng | | 18 |\n", "| x |\n", "| a | b | c | d |\n", "a\tb\tc\n1\t2\t3\n", "+---+---+\n| a | b |\n+---+---+\n",
    "STT\tTên\tSố\n", "|---|---|\n", "\\|", "| {#viec-a xong} |\n",
)  # fmt: skip
FRONT = (
    "---\nperiod: 2022-03\nstatus: draft\n---\n\n", "---\nperiod: 2022-04\nstatus: draft\n---\n\n", "period: 2022-02\n",
    "status: issued\n", "code_number: 5\n", "issued_date: 2022-04-01\n", "signer: {full_name: Nguyễn Văn A}\n",
    "indicators: {khach_tham_quan: 250}\n", "ignore: {T08: lý do}\n", "ignore: {K01: }\n", "subject: ", "to: [a, b]\n",
    "sample: true\n", "code_notation: ", "addressees:\n", "organ_id: ", "archive: [", "  - ", "period: 2022-Q1\n",
)  # fmt: skip
# What is kept of composed inputs goes by position: a new piece goes to the end.
TOKENS = (*PREFIXES, *HEADINGS, *MARKERS, *SIGNS, *SPACES, *WORDS, *LETTERS, *TABLES, *FRONT, NEXT_REPORT)
_AGAIN, _RAW = len(TOKENS), len(TOKENS) + 1
_RAW_LETTERS = 0x800


def composed(choices: Choices) -> str:
    """A text of pieces, one decision each; a decision may also say the last line again, or any letter at all."""
    parts: list[str] = []
    length = 0
    while choices and length < MOST_LETTERS:
        taken = choices.number(_RAW)
        if taken == _AGAIN:
            line = "".join(parts[-8:]).rpartition("\n")[2] or "\n"
            part = line * (1 + choices.number(20))
        elif taken == _RAW:
            part = chr(choices.number(_RAW_LETTERS - 1))
        else:
            part = TOKENS[taken]
        parts.append(part)
        length += len(part)
    return "".join(parts)[:MOST_LETTERS]


TYPED, COMPOSED = b"t", b"c"
"""What an input begins with: a text as it is, or decisions of which one is made."""


def text_of(data: bytes) -> str:
    """The text that an input stands for."""
    if data[:1] == COMPOSED:
        return composed(Choices(data[1:]))
    return data[1:].decode(errors="ignore")[:MOST_LETTERS]


def as_typed(data: bytes) -> bytes:
    """The same text as `data` stands for, typed out: it stays what it is when there are other pieces."""
    return TYPED + text_of(data).encode()


def reports_of(text: str, most: int = 3) -> list[str]:
    """The texts of the reports of one input, at most `most`."""
    return text.split(NEXT_REPORT, most - 1) if most > 1 else [text]
