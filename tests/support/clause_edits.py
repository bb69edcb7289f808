"""Items of several clauses with markers, and what people do to their clauses in Word, at random."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from support.word_edits import add_after, paragraph_with, write

HEAD = """---
period: 2022-03
status: draft
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã họp giao ban đầu tháng.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

"""
CLAUSES = (
    "cấp 12 giấy chứng nhận quyền sử dụng đất",
    "rà soát hồ sơ tồn đọng",
    "lập hồ sơ",
    "thẩm định giá đất xã Tân Lập",
    "đo đạc bản đồ tại xã Hòa Bình, xã Yên Sơn",
    "trình UBND tỉnh ban hành bảng giá đất",
    "kiểm tra 4 cơ sở xả thải",
    "lấy 12 mẫu nước",
    "tập huấn cho 120 cán bộ cấp xã",
    "tổ chức hội nghị tổng kết (dự kiến 2 ngày)",
    "báo cáo Bộ Tài nguyên và Môi trường",
    "xử lý 7 đơn thư khiếu nại về đất đai",
    "giải phóng mặt bằng khu công nghiệp",
    "cấp giấy phép",
    "thu hồi 03 giấy chứng nhận",
    "nghiệm thu đề tài “Chuyển đổi số”",
)
_PUT_IN = "trồng 5 ha rừng phòng hộ ven biển"
_PARTING = ("; ", ". ")
_JOINTS = ("; ", "; ", "; ", ", ", " và ", ". ")


@dataclass
class Clause:
    """A clause: its words, the marks behind it in the report, and whether it is reworded."""

    words: str
    marks: tuple[str, ...] = ()
    is_reworded: bool = False


@dataclass
class Item:
    """Clauses with what stands between them, one joint fewer."""

    clauses: list[Clause]
    joints: list[str]
    marks_behind_stop: bool = False

    @property
    def text(self) -> str:
        """What a reader sees."""
        return _said(self)

    @property
    def markdown(self) -> str:
        """The item with its markers."""
        return f"- {_said(self, with_marks=True)}"


def _said(item: Item, *, with_marks: bool = False) -> str:
    text = ""
    for at, clause in enumerate(item.clauses):
        joint = item.joints[at - 1] if at else ". "
        text += joint if at else ""
        text += clause.words[0].upper() + clause.words[1:] if joint == ". " else clause.words
        marks = "".join(f" {mark}" for mark in clause.marks) if with_marks else ""
        is_last = at == len(item.clauses) - 1
        if is_last:
            text += f".{marks}" if item.marks_behind_stop else f"{marks}."
        else:
            text += marks
    return text


def items_at_random(random: Random) -> list[Item]:
    """Up to four items of up to four clauses, each clause another; most have a marker, some a remark."""
    words = random.sample(CLAUSES, len(CLAUSES))
    items = []
    for _ in range(random.randint(1, 4)):
        clauses = []
        for _ in range(random.randint(1, 4)):
            number = len(words)
            marks = [f"{{#viec-{number} đang}}"] if random.random() < 0.8 else []
            if random.random() < 0.15:
                marks.append(f"{{## hỏi lại {number}}}")
            clauses.append(Clause(words.pop(), tuple(marks)))
        joints = [random.choice(_JOINTS if _has_marker(each) else _PARTING) for each in clauses[:-1]]
        items.append(Item(clauses, joints, random.random() < 0.3))
    return items


def _has_marker(clause: Clause) -> bool:
    """Whether its end is that of a clause, whatever sign stands there."""
    return any(not mark.startswith("{##") for mark in clause.marks)


def edited_at_random(items: list[Item], random: Random) -> tuple[list[Item], list[str]]:
    """The items after up to three edits of their clauses, and what was done."""
    new = [Item([Clause(each.words, each.marks) for each in item.clauses], list(item.joints)) for item in items]
    done = []
    for _ in range(random.randint(1, 3)):
        kind = random.choice((_strike, _swap, _move, _join, _split, _put_in, _reword))
        if kind(new, random):
            done.append(kind.__name__[1:])
    for item in new:
        for at, clause in enumerate(item.clauses):
            if at and clause.words == _PUT_IN:
                item.joints[at - 1] = "; "
    return new, done


def _take(item: Item, at: int) -> Clause:
    if item.joints:
        del item.joints[max(at - 1, 0)]
    return item.clauses.pop(at)


def _put(item: Item, at: int, clause: Clause) -> None:
    item.clauses.insert(at, clause)
    item.joints.insert(max(at - 1, 0), "; ")


def _strike(items: list[Item], random: Random) -> bool:
    item = random.choice(items)
    if len(item.clauses) == 1 and len(items) == 1:
        return False
    if len(item.clauses) == 1:
        items.remove(item)
    else:
        _take(item, random.randrange(len(item.clauses)))
    return True


def _swap(items: list[Item], random: Random) -> bool:
    item = random.choice(items)
    random.shuffle(item.clauses)
    return len(item.clauses) > 1


def _move(items: list[Item], random: Random) -> bool:
    source, target = random.choice(items), random.choice(items)
    if source is target or len(source.clauses) == 1:
        return False
    clause = _take(source, random.randrange(len(source.clauses)))
    _put(target, random.randint(0, len(target.clauses)), clause)
    return True


def _join(items: list[Item], random: Random) -> bool:
    if len(items) == 1:
        return False
    at = random.randrange(len(items) - 1)
    first, second = items[at], items.pop(at + 1)
    first.joints += [random.choice(_JOINTS), *second.joints]
    first.clauses += second.clauses
    return True


def _split(items: list[Item], random: Random) -> bool:
    at = random.randrange(len(items))
    item = items[at]
    if len(item.clauses) == 1:
        return False
    cut = random.randint(1, len(item.clauses) - 1)
    items.insert(at + 1, Item(item.clauses[cut:], item.joints[cut:]))
    item.clauses, item.joints = item.clauses[:cut], item.joints[: cut - 1]
    return True


def _put_in(items: list[Item], random: Random) -> bool:
    item = random.choice(items)
    _put(item, random.randint(0, len(item.clauses)), Clause(_PUT_IN))
    return True


def _reword(items: list[Item], random: Random) -> bool:
    clause = random.choice(random.choice(items).clauses)
    words = clause.words.split(" ")
    at = random.randrange(len(words))
    words[at : at + 1] = random.choice((["thêm", words[at]], [words[at], "mới"], ["khác"]))
    clause.words, clause.is_reworded = " ".join(words), True
    return True


def put_into(document: Any, old: list[Item], new: list[Item]) -> None:
    """Give the paragraphs of the old items the words of the new ones."""
    paragraphs = [paragraph_with(document, item.text) for item in old]
    for p, item in zip(paragraphs, new, strict=False):
        write(p, item.text)
    last = paragraphs[min(len(old), len(new)) - 1]
    for item in new[len(old) :]:
        last = add_after(last, item.text)
    for p in paragraphs[len(new) :]:
        p.getparent().remove(p)
