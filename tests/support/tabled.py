"""Reports with tables, annexes and many recipients, and one of each kind of written file."""

from __future__ import annotations

from support.written import DRAFT, FARM, FOREST, ISSUED

COLUMNS = ["TT", "Tên đơn vị", "Diện tích (ha)", "Sản lượng (tấn)", "Năng suất (tạ/ha)", "Người phụ trách", "Ghi chú"]


def table(columns: int, rows: int = 3, cell: str = "12.500") -> str:
    heads = [COLUMNS[at % len(COLUMNS)] for at in range(columns)]
    body = [[str(row), *[cell] * (columns - 1)] for row in range(1, rows + 1)]
    lines = [heads, ["---"] * columns, *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def with_table(text: str, lead: str = "Chi tiết theo bảng:") -> str:
    return DRAFT.replace("- Trồng rừng.\n", f"- Trồng rừng.\n\n{lead}\n\n{text}\n\nSau bảng.\n")


def with_annex(*tables: str) -> str:
    annexes = "\n\n".join(f"## Phụ lục {'I' * at}. Bảng số {at}\n\n{text}" for at, text in enumerate(tables, 1))
    return f"{DRAFT}\n{annexes}\n"


NARROW, WIDE = table(4), table(12, cell="Ủy ban nhân dân")


def office_to(count: int) -> str:
    listed = ", ".join(f"Ủy ban nhân dân xã số {n}" for n in range(1, count + 1))
    return FARM.replace("to: [Phòng Kinh tế các huyện;, Lãnh đạo Sở & các đơn vị]", f"to: [{listed}]")


MUCH = """Một *nghiêng* **đậm** ***cả hai*** `mã` [liên kết](https://example.vn/a?b=1&c=2) <thu@example.vn>\\
dòng hai

> Trích dẫn

- a
  - b
    1. c

       đoạn

```
mã
```

1) một
2) hai

##### Mức năm

| | Phải | Giữa |
| --- | ---: | :---: |
| **x** | 1.234 | [y](https://example.vn) |
"""
FILES = {
    "issued": (ISSUED, FARM),
    "draft": (DRAFT, FOREST),
    "sample": (DRAFT.replace("2022-01\n", "2022-01\nsample: true\n"), FARM),
    "everything": (DRAFT.replace("- Trồng rừng.\n", MUCH), FOREST),
    "lying": (with_table(WIDE), FOREST),
    "annexes": (with_annex(WIDE, NARROW, MUCH), FARM),
    "many recipients": (DRAFT, office_to(90)),
    "nothing": ("---\nperiod: 2022-01\n---\n", FOREST),
}
