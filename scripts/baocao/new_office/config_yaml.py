"""The text of a new office's baocao.yml: every key with a line on what it is, and beside a guess, that it is one. Pure.

Values are put into YAML by ruamel, so that any name is quoted as it must be.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from baocao.config.schema import Config
from baocao.model import Signer
from baocao.yaml.tree import Path, Tree

Remarks = Mapping[Path, str]
"""What is said beside a value, by its path: `("organ", "name")`, `("areas", 2)`."""

_HEADER = """\
# baocao.yml: mọi điều riêng của cơ quan nằm ở đây. Dòng bắt đầu bằng # là lời giải thích.
# Sửa xong, chạy: make check (hoặc baocao check). Viết sai chỗ nào, máy báo đúng dòng đó."""
_ABOVE = {
    "organ": "Cơ quan ban hành: đầu văn bản, địa danh, ký hiệu (Nghị định số 30/2020/NĐ-CP, Phụ lục I).",
    "report": "Tên loại, trích yếu, câu kết. Máy điền {month:02} thành 04, {month} thành 4, {year} thành năm; với\n"
    "# tháng sau thì ghi {next.month:02}, {next.month}, {next.year}.",
    "signer": "Chức vụ người ký. Họ tên ghi trong từng báo cáo (signer: {full_name: …}).",
    "addressees": "Kính gửi.",
    "to": "Nơi nhận, theo thứ tự. Không ghi dấu chấm phẩy, không ghi dòng “Lưu”: máy tự thêm.",
    "archive": "Dòng “Lưu: …”.",
    "areas": "Lĩnh vực, theo thứ tự. id đã dùng thì không đổi. Thôi một lĩnh vực thì ghi until: 2025-06, đừng xóa;\n"
    "# thêm giữa chừng thì ghi from: 2025-07.",
    "sections": "Các phần, theo thứ tự; phải có results (kết quả), plan (kế hoạch). areas: all là chia theo lĩnh vực.",
}
_OPTIONAL = """\
# Chỉ tiêu hằng tháng, nếu có: bỏ dấu # ở các dòng dưới rồi sửa lại cho đúng.
# indicators:
#   ho_so: {label: Số hồ sơ đã giải quyết, unit: hồ sơ, pattern: "giải quyết {n} hồ sơ", targets: {2026: 1200}}

# Ngày chốt số liệu của tháng cuối kỳ và hạn gửi, nếu chế độ báo cáo có quy định: bỏ dấu # rồi sửa.
# reporting: {closes_on: 14, due_on: 16}"""


def config_yaml(config: Config, remarks: Remarks, shared: Tree = None, spoken: Collection[str] = ()) -> str:
    """The text of baocao.yml.

    `shared`: what that of the root of many offices says. What it says in the same words is left to it, and of the
    keys that nobody has `spoken` of, all but the organ that it has.
    """
    known = shared if isinstance(shared, dict) else {}
    parts = [_HEADER]
    for key, value in _blocks(config):
        if key in known and key != "organ" and key not in spoken:
            continue
        if (own := _own(value, known.get(key))) is not None:
            remarked = {path[1:]: words for path, words in remarks.items() if path[0] == key}
            parts.append(f"# {_ABOVE[key]}\n{_dumped(key, own, remarked)}")
    if "indicators" not in known:
        parts.append(_OPTIONAL)
    return "\n\n".join(parts) + "\n"


def office_list_yaml(office: str, folder: str) -> str:
    """The text of the root's baocao.yml of many offices, of which this is the first."""
    above = (
        "# Danh sách cơ quan trong kho (tên tắt: thư mục). Thêm một cơ quan: baocao init --office TÊN-TẮT\n"
        "# Điều gì mọi cơ quan dùng chung (sections, to, word …) thì ghi ở tệp này; cơ quan ghi khác thì theo cơ quan."
    )
    return f"{above}\n{_dumped('offices', {office: folder}, {})}\n"


def one_key_yaml(key: str, value: str) -> str:
    """A line of YAML that gives `key` this value, quoted where it must be."""
    return _text(CommentedMap({key: value}))


def _blocks(config: Config) -> Iterator[tuple[str, object]]:
    organ, report = config.organ, config.report
    yield (
        "organ",
        {
            "parent": organ.parent,
            "name": organ.name,
            "place": organ.place,
            "code_notation": organ.code_notation,
        },
    )
    yield "report", {"type_name": report.type_name, "subject": report.subject, "closing": report.closing}
    yield "signer", _signer(config.signer)
    if config.addressees:
        yield "addressees", list(config.addressees)
    if config.to:
        yield "to", list(config.to)
    yield "archive", list(config.archive)
    areas = []
    for area in config.areas:
        since = {"from": str(area.since)} if area.since else {}
        until = {"until": str(area.until)} if area.until else {}
        areas.append({"id": area.id, "title": area.title, **since, **until})
    yield "areas", areas
    sections = []
    for section in config.sections:
        divided = {"areas": section.areas} if section.areas == "all" else {}
        sections.append({"id": section.id, "title": section.title, **divided})
    yield "sections", sections


def _signer(signer: Signer) -> dict[str, str]:
    said = {"position": signer.position, "authority": signer.authority}
    return {key: value for key, value in said.items() if value}


def _own(value: object, shared: Tree) -> object:
    """What of a block the root does not say; None where it says it all. A group is laid over the root's, key by key."""
    if not isinstance(value, dict) or not isinstance(shared, dict):
        return None if value == shared else value
    return {key: each for key, each in value.items() if shared.get(key) != each} or None


def _dumped(key: str, value: object, remarks: Remarks) -> str:
    made = CommentedMap({key: _styled(value)})
    inside = made[key]
    for path, words in remarks.items():
        if not path:
            made.yaml_add_eol_comment(words, key, column=0)
        elif isinstance(inside, CommentedMap | CommentedSeq) and _has(inside, path[0]):
            inside.yaml_add_eol_comment(words, path[0], column=0)
    return _text(made)


def _has(inside: CommentedMap | CommentedSeq, at: str | int) -> bool:
    return at in inside if isinstance(inside, CommentedMap) else isinstance(at, int) and at < len(inside)


def _styled(value: object) -> object:
    """A list of groups has each group on a line of its own."""
    if isinstance(value, dict):
        return CommentedMap(value)
    if not isinstance(value, list):
        return value
    made = CommentedSeq(CommentedMap(each) if isinstance(each, dict) else each for each in value)
    for each in made:
        if isinstance(each, CommentedMap):
            each.fa.set_flow_style()
    return made


def _text(made: CommentedMap) -> str:
    yaml = YAML()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(made, stream)
    return stream.getvalue().rstrip("\n")
