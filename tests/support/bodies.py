"""Made-up bodies of reports: headings, items, tables, emphasis and markers in any order."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Tổ chức", "hội nghị", "“chợ phiên”", "*nhấn mạnh*", "**mạnh**", "(gồm 03)", "1.147", "2021-2030",
        "&amp;", "`mã`", "[trang](http://a.vn)", "5 * 3", "a_b_c", "100%", "\\*sao\\*", "{#viec-a đang tx}",
        "{#viec-b han=2022-06}", "{## ghi *chú | ` riêng}", '{#viec-c bỏ "vì mưa"}', "./."
    ]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BULLETS = st.lists(st.tuples(st.sampled_from(["", "  ", "    "]), TEXT), min_size=1, max_size=5).map(
    lambda rows: "\n".join(f"{indent if i else ''}- {text}" for i, (indent, text) in enumerate(rows))
)
ORDERED = st.lists(TEXT, min_size=1, max_size=4).map(
    lambda rows: "\n".join(f"{i}. {row}" for i, row in enumerate(rows, 1))
)
TABLES = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3).map(
    lambda rows: "\n".join(["| A | B |", "| --- | ---: |", *(f"| {a} | {b} |" for a, b in rows)])
)
HEADINGS = st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(2, 4), TEXT)
WRAPPED = st.lists(TEXT, min_size=2, max_size=3).map("\n".join)
BODIES = st.lists(st.one_of(TEXT, WRAPPED, BULLETS, ORDERED, TABLES, HEADINGS), min_size=1, max_size=8).map("\n\n".join)
