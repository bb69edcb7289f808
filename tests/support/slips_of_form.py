"""Ways to spoil a file that holds every rule of form, one for each rule and more."""

from __future__ import annotations

import unicodedata

from lxml import etree

from support.spoiling import Change, Spoilt, paragraph, set_layout, set_letters, words


def letters(start: str, **values: str) -> Change:
    return lambda file: file.letters(start, **values)


def layout(start: str, tag: str, **values: str) -> Change:
    return lambda file: file.layout(start, tag, **values)


def rewritten(start: str, old: str, new: str) -> Change:
    return lambda file: file.rewrite(start, old, new)


def page(tag: str, at: int | None = None, **values: str) -> Change:
    return lambda file: file.page(tag, at, **values)


def header(tag: str | None = None, **values: str) -> Change:
    def change(file: Spoilt) -> None:
        for part in [name for name in file.roots if name.startswith("word/header")]:
            for one in file.paragraphs(part):
                if tag is None:
                    for run in one.iter("{*}r"):
                        set_letters(run, **values)
                else:
                    set_layout(one, tag, **values)

    return change


def decomposed(start: str) -> Change:
    def change(file: Spoilt) -> None:
        for text in file.find(start).iter("{*}t"):
            text.text = unicodedata.normalize("NFD", text.text)

    return change


def without(tag: str, at: int = 0) -> Change:
    def change(file: Spoilt) -> None:
        for one in list(file.sections()[at].iter(f"{{*}}{tag}")):
            one.getparent().remove(one)

    return change


def without_line(start: str) -> Change:
    """The line that is drawn behind or in the paragraph."""

    def change(file: Spoilt) -> None:
        at = file.find(start)
        for one in (at, at.getnext()):
            for drawing in [*one.iter("{*}drawing"), *one.iter("{*}pBdr"), *one.iter("{*}AlternateContent")]:
                drawing.getparent().remove(drawing)
        following = at.getnext()
        style = following.find("{*}pPr/{*}pStyle")
        if style is not None and style.get(style.keys()[0]).endswith("Rule"):
            following.getparent().remove(following)

    return change


def both(*changes: Change) -> Change:
    def change(file: Spoilt) -> None:
        for one in changes:
            one(file)

    return change


POINTER = "(Kèm theo Báo cáo số 05/BC-SNN ngày 05 tháng 4 năm 2023 của Sở Nông nghiệp)"
CENTRED = '<w:spacing w:before="120" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_BOLD = '<w:b/><w:sz w:val="28"/>'


def with_part(*, label: str = _BOLD, title: str = _BOLD, name: str = "Phần I", named: str = "NHỮNG VIỆC LỚN") -> Change:
    def change(file: Spoilt) -> None:
        file.insert_before(
            "I. KẾT QUẢ",
            paragraph(name, layout=CENTRED, letters=label),
            paragraph(named, layout=CENTRED, letters=title),
        )

    return change


def title_below_salutation(file: Spoilt) -> None:
    addressees = [file.find(start) for start in ("Kính gửi", "- Ủy ban", "- Bộ Nông nghiệp")]
    for one in addressees:
        file.find("BÁO CÁO").addprevious(one)


def without_last_table(file: Spoilt) -> None:
    (*_, table) = file.body.iterchildren("{*}tbl")
    file.body.remove(table)


def removed(start: str) -> Change:
    return lambda file: file.remove(start)


def address_line(size: int) -> Change:
    def change(file: Spoilt) -> None:
        text = paragraph("Địa chỉ: 1 Phố Chính. Điện thoại: 0123 456 789", letters=f'<w:sz w:val="{2 * size}"/>')
        namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        file.roots["word/footer9.xml"] = etree.fromstring(f"<w:ftr {namespaces}>{text}</w:ftr>")
        types = file.roots["[Content_Types].xml"]
        override = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
        override.set("PartName", "/word/footer9.xml")
        override.set("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml")
        links = file.roots["word/_rels/document.xml.rels"]
        link = etree.SubElement(links, f"{{{links.nsmap[None]}}}Relationship")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        link.set("Id", "rIdFooter9")
        link.set("Type", f"{kind}/footer")
        link.set("Target", "footer9.xml")
        section = file.sections()[0]
        reference = etree.Element(f"{{{section.nsmap['w']}}}footerReference")
        reference.set(f"{{{section.nsmap['w']}}}type", "first")
        reference.set(f"{{{kind}}}id", "rIdFooter9")
        section.insert(0, reference)

    return change


def without_number(file: Spoilt) -> None:
    file.rewrite("Số: 05", "05", "     ")


def typed(start: str, text: str) -> Change:
    """More words at the end of the paragraph that begins so."""

    def change(file: Spoilt) -> None:
        whole = words(file.find(start))
        file.rewrite(start, whole, f"{whole} {text}")

    return change


def with_run(start: str, letters: str = "", text: str = " và những việc khác", around: str = "") -> Change:
    """Another run at the end of the paragraph, in the wrapping element `around`."""

    def change(file: Spoilt) -> None:
        tag = "delText" if around == "del" else "t"
        looks = f"<w:rPr>{letters}</w:rPr>" if letters else ""
        run = f'<w:r>{looks}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
        outer = f'<w:{around} w:id="9" w:author="Hùng">{run}</w:{around}>' if around else run
        file.append(start, outer)

    return change


def commented(file: Spoilt) -> None:
    file.append(OPENING, '<w:r><w:commentReference w:id="0"/></w:r>')
    said = '<w:comment w:id="0" w:author="Hùng"><w:p><w:r><w:t>Kiểm tra lại</w:t></w:r></w:p></w:comment>'
    file.add_part("comments", f"<w:comments>{said}</w:comments>")


def blank_before(start: str, count: int = 1) -> Change:
    return lambda file: file.insert_before(start, *["<w:p/>"] * count)


def wide_table(width: int) -> Change:
    """A table of the annex with columns of so many twips together."""

    def change(file: Spoilt) -> None:
        table = file.find("Đông An").getparent().getparent().getparent()
        columns = [*table.find("{*}tblGrid")]
        for cells in (columns, *([cell.find("{*}tcPr/{*}tcW") for cell in row] for row in table.iter("{*}tr"))):
            for cell in (one for one in cells if one is not None):
                cell.set(f"{{{cell.nsmap['w']}}}w", str(width // len(columns)))
        whole = table.find("{*}tblPr/{*}tblW")
        whole.set(f"{{{whole.nsmap['w']}}}w", str(width))

    return change


OPENING = "Sở Nông nghiệp báo cáo kết quả"
SPOILT: list[tuple[int, str, Change]] = [
    (1, "Letter paper", page("pgSz", 0, w="12240", h="15840")),
    (2, "a landscape page without a table", without_last_table),
    (3, "top margin of 15 mm", page("pgMar", 0, top="850")),
    (4, "bottom margin of 30 mm", page("pgMar", 0, bottom="1701")),
    (5, "left margin of 25 mm", page("pgMar", 0, left="1417")),
    (6, "right margin of 25 mm", page("pgMar", 0, right="1417")),
    (7, "a landscape page with a margin of 5 mm", page("pgMar", -1, top="283")),
    (8, "a paragraph in Arial", letters(OPENING, rFonts="Arial")),
    (9, "marks apart from their letters", decomposed(OPENING)),
    (10, "red letters", letters(OPENING, color="FF0000")),
    (11, "pages counted from 3", page("pgNumType", 0, start="3")),
    (11, "Roman page numbers", page("pgNumType", 0, fmt="lowerRoman")),
    (12, "the page number on the right", header("jc", val="right")),
    (13, "a small page number", header(sz="20")),
    (13, "a slanting page number", header(i="1")),
    (14, "a number on the first page", without("titlePg")),
    (15, "Quốc hiệu smaller than its tier", letters("CỘNG HÒA", sz="24")),
    (16, "Quốc hiệu with a wrong letter", rewritten("CỘNG HÒA", "XÃ HỘI", "XÃ HÔI")),
    (17, "Quốc hiệu not bold", letters("CỘNG HÒA", b="0")),
    (18, "Tiêu ngữ with long dashes", rewritten("Độc lập", " - ", " – ")),
    (18, "Tiêu ngữ without blanks", rewritten("Độc lập", " - ", "-")),
    (19, "Tiêu ngữ slanting", letters("Độc lập", i="1")),
    (20, "no line under Tiêu ngữ", without_line("Độc lập")),
    (21, "a gap under Quốc hiệu", layout("CỘNG HÒA", "spacing", before="0", after="160")),
    (22, "the parent bold", letters("UBND TỈNH", b="1")),
    (23, "the department not bold", letters("SỞ NÔNG NGHIỆP", b="0")),
    (24, "no line under the department", without_line("SỞ NÔNG NGHIỆP")),
    (25, "a gap under the parent", layout("UBND TỈNH", "spacing", before="0", after="160")),
    (26, "the number line in 12 pt", letters("Số: 05", sz="24")),
    (27, "the number without its 0", rewritten("Số: 05", "05", "5")),
    (27, "a day without a number", without_number),
    (28, "blanks in the symbol", rewritten("Số: 05", "BC-SNN", "BC - SNN")),
    (28, "the symbol of another type", rewritten("Số: 05", "BC-SNN", "TB-SNN")),
    (30, "the date upright", letters("An Phú, ngày", i="0")),
    (31, "a day without its 0", rewritten("An Phú, ngày", "05", "5")),
    (31, "a month with one 0 too many", rewritten("An Phú, ngày", "tháng 4", "tháng 04")),
    (33, "the type in 16 pt", letters("BÁO CÁO", sz="32")),
    (34, "the subject not bold", letters("Sản xuất nông nghiệp", b="0")),
    (35, "no line under the subject", without_line("Sản xuất nông nghiệp")),
    (37, "Kính gửi bold", letters("Kính gửi", b="1")),
    (38, "grounds upright", letters("Căn cứ khoản 2", i="0")),
    (38, "a ground that ends in a comma", rewritten("Căn cứ Quyết định", "phối hợp.", "phối hợp,")),
    (42, "a citation without số", rewritten("Căn cứ Quyết định", "Quyết định số 12", "Quyết định 12")),
    (44, "a capital for khoản", rewritten("Căn cứ khoản 2", "Căn cứ khoản", "Căn cứ Khoản")),
    (45, "a paragraph in 12 pt", letters(OPENING, sz="24")),
    (46, "a paragraph set left", layout(OPENING, "jc", val="left")),
    (47, "a paragraph without indent", layout(OPENING, "ind", firstLine="0")),
    (48, "no space between paragraphs", layout("b) Tập huấn", "spacing", before="0", after="0")),
    (49, "two lines of space", layout(OPENING, "spacing", line="480", lineRule="auto")),
    (49, "lines packed too close", layout(OPENING, "spacing", line="240", lineRule="exact")),
    (50, "a part's label slanting", with_part(label=f"{_BOLD}<w:i/>")),
    (50, "a part with an Arabic number", with_part(name="Phần 1")),
    (51, "a part's title in small letters", with_part(named="Những việc lớn")),
    (52, "a chapter's title not bold", with_part(name="Chương I", title='<w:sz w:val="28"/>')),
    (53, "a Roman heading not bold", letters("II. ĐÁNH GIÁ", b="0")),
    (
        53,
        "a Roman heading in small letters",
        both(letters("II. ĐÁNH GIÁ", caps="0"), rewritten("II. ĐÁNH GIÁ", "ĐÁNH GIÁ CHUNG", "Đánh giá chung")),
    ),
    (54, "a titled point not bold", letters("2. Chăn nuôi", b="0")),
    (55, "a running point bold", letters("Các chỉ tiêu", b="1")),
    (56, "letters out of order", rewritten("b) Tập huấn", "b)", "d)")),
    (56, "letters with a full stop", rewritten("b) Tập huấn", "b)", "b.")),
    (58, "a heading without a title", rewritten("II. ĐÁNH GIÁ", "II. ĐÁNH GIÁ CHUNG", "II.")),
    (59, "a number left out", rewritten("III. PHƯƠNG HƯỚNG", "III.", "IV.")),
    (59, "a number twice", rewritten("2. Chăn nuôi", "2.", "1.")),
    (60, "no end sign", rewritten("Sở Nông nghiệp trân trọng", "./.", ".")),
    (61, "an authority without its stop", rewritten("KT. GIÁM ĐỐC", "KT. ", "KT ")),
    (61, "an authority without a blank", rewritten("KT. GIÁM ĐỐC", "KT. ", "KT.")),
    (62, "a deputy without a line of their own", removed("PHÓ GIÁM ĐỐC")),
    (62, "a deputy who signs for nobody", removed("KT. GIÁM ĐỐC")),
    (
        62,
        "a deputy below the committee alone",
        rewritten("KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", "TM. UBND XÃ"),
    ),
    (62, "the head's position where the deputy's belongs", rewritten("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC")),
    (
        62,
        "signed by order in the head's position",
        both(
            rewritten("KT. GIÁM ĐỐC", "KT.", "TL."),
            rewritten("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"),
        ),
    ),
    (63, "the position in 12 pt", letters("PHÓ GIÁM ĐỐC", sz="24")),
    (65, "a degree before the name", rewritten("Nguyễn Thị", "Nguyễn", "ThS. Nguyễn")),
    (65, "a professor's titles", rewritten("Nguyễn Thị", "Nguyễn", "PGS.TS. Nguyễn")),
    (65, "a title in full, spelt with y", rewritten("Nguyễn Thị", "Nguyễn", "Tiến sỹ Nguyễn")),
    (65, "a military rank", rewritten("Nguyễn Thị", "Nguyễn", "Đại tá Nguyễn")),
    (65, "the name in capitals", rewritten("Nguyễn Thị", "Nguyễn Thị Ánh Tuyết", "NGUYỄN THỊ ÁNH TUYẾT")),
    (68, "Nơi nhận upright", letters("Nơi nhận", i="0")),
    (69, "recipients in 12 pt", letters("- Lãnh đạo Sở", sz="24")),
    (69, "a recipient without its semicolon", rewritten("- Lãnh đạo Sở", ";", ".")),
    (70, "no Như trên", rewritten("- Như trên", "Như trên", "Các đơn vị")),
    (71, "no VT", rewritten("- Lưu", "VT, KHTC", "KHTC")),
    (71, "no stop at the end", rewritten("- Lưu", "KHTC.", "KHTC")),
    (72, "a drafter's sign in small letters", rewritten("- Lưu", "KHTC.", "KHTC. nh(20)")),
    (73, "an address in 14 pt", address_line(14)),
    (75, "Kính gửi above the type", title_below_salutation),
    (76, "no date", rewritten("An Phú, ngày", "An Phú, ngày 05 tháng 4 năm 2023", "")),
    (77, "an annex that the text does not name", rewritten("Chăm sóc lúa", ", Phụ lục II", "")),
    (
        78,
        "an annex with an Arabic number",
        both(
            rewritten("Phụ lục II", "II", "2"),
            rewritten("Chăm sóc lúa", "Phụ lục I, Phụ lục II", "các phụ lục kèm theo"),
        ),
    ),
    (79, "an annex' label in 13 pt", letters("Phụ lục II", sz="26")),
    (80, "an annex' title not bold", letters("DIỆN TÍCH", b="0")),
    (81, "the pointer upright", letters("(Kèm theo", i="0")),
    (81, "the pointer in capitals", rewritten("(Kèm theo", POINTER, POINTER.upper())),
    (81, "the organ's name in capitals", rewritten("(Kèm theo", "Sở Nông nghiệp", "SỞ NÔNG NGHIỆP")),
    (82, "no line under the pointer", without_line("(Kèm theo")),
    (83, "an annex whose pages count on", without("pgNumType", 1)),
    (90, "a day that February has not", typed(OPENING, "trước ngày 31 tháng 02")),
    (90, "a day that April has not, in figures", typed("Các chỉ tiêu", "từ ngày 31/4/2023")),
    (
        90,
        "a date of issue that no calendar has",
        rewritten("An Phú, ngày", "05 tháng 4", "30 tháng 02"),
    ),
    (91, "bold letters in stars", typed(OPENING, "**Lưu ý** hạn nộp")),
    (91, "slanted letters in stars", typed("Còn hai việc", "*số liệu ước*")),
    (91, "a note's sign", typed(OPENING, "số liệu ước[^1]")),
    (91, "a lowered figure", typed(OPENING, "khí CO~2~")),
    (91, "words struck out", typed(OPENING, "~~hủy bỏ~~")),
    (91, "a formula", typed(OPENING, "diện tích $x^2$")),
    (91, "a task's marker", typed("Tiêm phòng đợt một", "{#tiem-phong xong}")),
    (91, "a heading's signs", rewritten(OPENING, OPENING, f"## {OPENING}")),
    (91, "a row between bars", rewritten(OPENING, OPENING, "| Sở Nông nghiệp | báo cáo |")),
    (91, "a table's rule", typed(OPENING, "|---|")),
    (91, "a link", typed(OPENING, "[trang](https://anphu.example)")),
    (91, "code", typed(OPENING, "lệnh `check`")),
    (91, "a grid", typed(OPENING, "+---+---+")),
    (91, "signs in a table", rewritten("Đông An", "Đông An", "**Đông An**")),
    (92, "hidden words", with_run(OPENING, "<w:vanish/>")),
    (92, "words of half a millimetre", with_run("Các chỉ tiêu", '<w:sz w:val="4"/>', " ẩn")),
    (93, "highlighted words", letters("Còn hai việc", highlight="yellow")),
    (93, "shaded words", with_run(OPENING, '<w:sz w:val="28"/><w:shd w:val="clear" w:fill="D9D9D9"/>')),
    (94, "words added, not accepted", with_run(OPENING, around="ins")),
    (94, "words deleted, not accepted", with_run(OPENING, around="del")),
    (95, "a comment", commented),
    (96, "an empty line between paragraphs", blank_before("b) Tập huấn")),
    (96, "three empty lines", blank_before("II. ĐÁNH GIÁ", 3)),
    (97, "a table into the margin", wide_table(9900)),
    (97, "a table off the paper", wide_table(12000)),
]
