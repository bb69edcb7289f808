"""What holds for any Word file at all: verifying never raises, and is the same each time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.form import verify
from baocao.word.reading import open_word
from support.wordfiles import p, tbl, word_file

_LINES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH X", "SỞ Y TẾ", "Số:", "Số: 5/BC-SYT", "Số /", "số: 05 / BC - x", "Huế, ngày 5 tháng 03 năm 2022",
    ", ngày  tháng  năm ", "BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "Về việc họp", "V/v họp", "Kính gửi:", "Kính gửi: Sở",
    "- Bộ Y tế;", "Căn cứ Luật A;", "Căn cứ", "I. KẾT QUẢ", "I.", "1. Việc", "1.", "2. Dài dòng văn tự.", "a) Một;",
    "ă) Lạ", "Phần I", "Phần thứ nhất", "Chương X. Y", "Mục 1", "trân trọng báo cáo./.", "./.", "Nơi nhận:",
    "- Như trên;", "- Lưu: VT.",
    "Lưu", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "KT.", "TS. Nguyễn A", "(đã ký)", "(", ")", "____", "-----",
    "Phụ lục", "Phụ lục I", "PHỤ LỤC 2. BẢNG", "(Kèm theo Báo cáo số 5)", "1234", ".....", "", " ", "\u00a0",
]  # fmt: skip
_text = st.sampled_from(_LINES) | st.text("aăâbcđ ÀẾ.,;:()/-–0129\u00a0", max_size=30)
_layout = st.sampled_from(
    ("", '<w:jc w:val="center"/>', '<w:jc w:val="both"/>', '<w:ind w:left="9000" w:right="900"/>')
)
_letters = st.sampled_from(
    ("", "<w:b/>", "<w:i/>", '<w:sz w:val="2"/>', "<w:caps/>", '<w:vertAlign w:val="superscript"/>')
)
_paragraph = st.builds(p, _text, _layout, _letters)
_cell = st.lists(_paragraph, min_size=1, max_size=3).map("".join)
_row = st.tuples(_cell, _cell)
_table = st.builds(
    lambda rows, grid: tbl(*rows, grid=grid), st.lists(_row, min_size=1, max_size=3), st.just((4000, 5000))
)
_body = st.lists(_paragraph | _table, max_size=25).map("".join)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(_body)
def test_verifying_never_raises_and_is_the_same_each_time(body: str) -> None:
    file = open_word(word_file(body))
    verdict = verify(file)
    assert verify(file) == verdict
    told = [check.rule.id for check in verdict.checks]
    assert told == sorted(told)
    assert not {rule.id for rule in verdict.silent} & set(told)
    for check in verdict.checks:
        assert check.found
        assert check.wanted
