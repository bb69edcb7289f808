"""What people do in Word to a file of ours, anywhere in its text: words, items, paragraphs, rows, headings."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_WORDS = (
    "đã",
    "250",
    "mẫu",
    "xong",
    "*",
    "_",
    "[mới]",
    "(nhanh)",
    "- ",
    "1.147",
    "“hội nghị”",
    "<b>",
    "{#x}",
    "|",
    "và",
)
_SENTENCES = (
    "Bổ sung kế hoạch kiểm tra đột xuất tại các xã biên giới.",
    "- Gạch đầu dòng gõ tay.",
    "1. Số thứ tự gõ tay, có dấu * và _.",
    "# Không phải đầu đề {#khong-phai xong}",
    "Tổng hợp ý kiến của 12 đơn vị; gửi [Sở Tài chính](x) trước ngày 20.",
)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after a change of its document."""
    document = Document(io.BytesIO(data))
    change(document)
    return saved(document)


def paragraph_with(document: Any, words: str) -> Any:
    """The first paragraph, in tables too, that holds the words."""
    wanted = words.replace("\u00a0", " ")
    for p in document.element.body.iter(qn("w:p")):
        if wanted in text_of(p).replace("\u00a0", " "):
            return p
    raise AssertionError(f"no paragraph holds {words!r}")


def text_of(p: Any) -> str:
    return "".join(t.text or "" for t in p.iter(qn("w:t")))


def write(p: Any, text: str) -> None:
    """Give a paragraph another text; the first of its runs keeps its look."""
    texts = list(p.iter(qn("w:t")))
    if not texts:
        run = p.makeelement(qn("w:r"), {})
        texts = [p.makeelement(qn("w:t"), {})]
        run.append(texts[0])
        p.append(run)
    for br in list(p.iter(qn("w:br"))):
        br.getparent().remove(br)
    texts[0].text = text
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in texts[1:]:
        other.text = ""


def replace(p: Any, old: str, new: str) -> None:
    """Put `new` in the place of `old` in a paragraph, in the run where it begins."""
    whole = text_of(p)
    plain = whole.replace("\u00a0", " ")
    at = plain.index(old)
    end = at + len(old)
    start = 0
    for t in p.iter(qn("w:t")):
        own = t.text or ""
        first, last = max(at - start, 0), min(end - start, len(own))
        if first < last or (first == last == at - start and not old):
            t.text = own[:first] + (new if start <= at < start + len(own) else "") + own[last:]
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        start += len(own)


def add_after(p: Any, text: str) -> Any:
    """A paragraph like `p` behind it, as Enter makes one."""
    made = deepcopy(p)
    p.addnext(made)
    write(made, text)
    return made


def as_told(told: str, data: bytes) -> bytes:
    """The file after what the lines tell, each of the first paragraph that holds the words before its sign:

    `words => other words`, `words >> a paragraph behind it`, `words ><` (it goes), `words ?? a comment on it`.
    """
    document = Document(io.BytesIO(data))
    document.core_properties.last_modified_by = "Trần Văn B"
    for line in told.splitlines():
        words, sign, text = (part.strip() for part in _TOLD.split(line, maxsplit=1))
        p = paragraph_with(document, words)
        match sign:
            case "=>":
                replace(p, words, text)
            case ">>":
                add_after(p, text)
            case "><":
                p.getparent().remove(p)
            case "??":
                runs = Paragraph(p, document._body).runs
                comment = document.add_comment(runs, text=text, author="Trần Văn B", initials="B")
                comment._comment_elm.set(qn("w:date"), "2022-03-20T09:00:00Z")
    return saved(document)


_TOLD = re.compile(r"(=>|>>|><|\?\?)")


# --------------------------------------------------------------------------- at random


def body_paragraphs(document: Any) -> list[Any]:
    """The paragraphs of the text between title and signature, those of tables of figures left out."""
    body = document.element.body
    boxes = [
        child
        for child in body
        if child.tag == qn("w:tbl")
        and child.find(f"./{qn('w:tblPr')}/{qn('w:tblStyle')}") is not None
        and child.find(f"./{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "Boxes"
    ]
    children = list(body)
    first, last = children.index(boxes[0]), children.index(boxes[-1])
    inside = [child for child in children[first + 1 : last] if child.tag == qn("w:p") and text_of(child).strip()]
    return [p for p in inside if style_of(p) not in ("Title", "Subtitle", "Salutation", "SalutationLabel", "Addressee")]


def style_of(p: Any) -> str:
    style = p.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def work_at_random(document: Any, random: Random, most: int = 4) -> list[str]:
    """Do up to `most` things to the text; what was done."""
    done = []
    for _ in range(random.randint(1, most)):
        paragraphs = body_paragraphs(document)
        if not paragraphs:
            break
        p = random.choice(paragraphs)
        what = random.choice((_reword, _reword, _reword, _reword, _add, _remove, _move, _split, _join))
        done.append(f"{what.__name__}: {text_of(p)[:40]}")
        what(p, paragraphs, random)
    return done


def _reword(p: Any, _: list[Any], random: Random) -> None:
    words = text_of(p).split(" ")
    at = random.randrange(len(words))
    kind = random.random()
    if kind < 0.3:
        new = [*words[:at], random.choice(_WORDS).strip(), *words[at:]]
    elif kind < 0.5 and len(words) > 1:
        new = words[:at] + words[at + random.randint(1, 3) :]
    else:
        new = [*words[:at], random.choice(_WORDS).strip(), *words[at + random.randint(1, 3) :]]
    text = " ".join(new)
    write(p, text if any(letter.isalnum() for letter in text) else "chữ")


def _add(p: Any, _: list[Any], random: Random) -> None:
    add_after(p, random.choice(_SENTENCES))


def _remove(p: Any, paragraphs: list[Any], __: Random) -> None:
    if len(paragraphs) > 1:
        p.getparent().remove(p)


def _move(p: Any, paragraphs: list[Any], random: Random) -> None:
    other = random.choice(paragraphs)
    if other is not p:
        other.addnext(p)


def _split(p: Any, _: list[Any], random: Random) -> None:
    words = text_of(p).split(" ")
    if len(words) < 4:
        return
    at = random.randrange(2, len(words) - 1)
    rest = " ".join(words[at:])
    if any(letter.isalnum() for letter in rest):
        write(p, " ".join(words[:at]))
        add_after(p, rest)


def _join(p: Any, paragraphs: list[Any], __: Random) -> None:
    at = next(at for at, other in enumerate(paragraphs) if other is p)
    if at + 1 < len(paragraphs) and style_of(paragraphs[at + 1]) == style_of(p):
        write(p, f"{text_of(p)} {text_of(paragraphs[at + 1])}")
        paragraphs[at + 1].getparent().remove(paragraphs[at + 1])
