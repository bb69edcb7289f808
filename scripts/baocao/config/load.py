"""Loads baocao.yml: text in, `Config` and notes out; never raises for a bad file.

Each file is read once, by `config_document`. `yaml.typed` then reads the values, and says all that is wrong at once.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from baocao.config.checks import bad_value, contradictions
from baocao.config.schema import Config
from baocao.model import SLUG, Note, Source
from baocao.yaml.document import CONFIG_LIMIT, YamlDocument, read_yaml
from baocao.yaml.overlay import laid_over
from baocao.yaml.typed import read_typed


def config_document(source: Source) -> YamlDocument:
    """What a baocao.yml says, as it stands."""
    return read_yaml(source, 0, len(source.text), CONFIG_LIMIT)


def load_config(document: YamlDocument, shared: YamlDocument | None = None) -> tuple[Config | None, tuple[Note, ...]]:
    """The office's configuration, or None with notes that say what to mend.

    `shared` is the root baocao.yml of many offices, which `listed_offices` has found to be right: what it
    says holds where `document` is silent; a group of keys (`organ`, `word`) is laid over the root's, key
    by key; a list replaces it.
    """
    if shared is not None:
        document = laid_over(document, shared, without="offices")
    config, notes = read_typed(Config, document)
    if config is not None:
        notes += tuple(contradictions(config, document))
    notes = document.notes + notes
    return (None if notes else config), notes


def listed_offices(document: YamlDocument) -> tuple[dict[str, str] | None, tuple[Note, ...]]:
    """The offices of a root baocao.yml: id to folder below the root; None where the file is one office's own.

    What is wrong with the list of offices is in the notes; such an office is left out.
    """
    tree = document.value
    if not isinstance(tree, dict) or "offices" not in tree:
        return None, ()
    notes = list(document.notes)
    listed = tree["offices"]
    offices: dict[str, str] = {}
    if not isinstance(listed, dict) or not listed:
        message = "Mục “offices” phải là một nhóm: tên tắt của từng cơ quan và thư mục của cơ quan ấy."
        notes.append(bad_value(document, ("offices",), message, "Ví dụ “offices: {so-khcn: offices/so-khcn}”."))
        listed = {}
    for office_id, folder in listed.items():
        path = ("offices", office_id)
        if not re.fullmatch(SLUG, office_id):
            message = f"Tên tắt “{office_id}” chưa đúng cách viết."
            remedy = (
                "Tên tắt có từ 2 đến 60 ký tự, chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn."
            )
            notes.append(bad_value(document, path, message, remedy, at_key=True))
        elif not isinstance(folder, str) or not folder.strip():
            message = f"Chưa ghi thư mục của cơ quan “{office_id}”."
            notes.append(bad_value(document, path, message, f"Ví dụ “{office_id}: offices/{office_id}”."))
        elif (inside := _folder_inside(folder)) is None:
            message = f"Thư mục “{folder}” nằm ngoài kho báo cáo."
            remedy = f"Ghi đường dẫn tính từ thư mục gốc, không có “..”, ví dụ “{office_id}: offices/{office_id}”."
            notes.append(bad_value(document, path, message, remedy))
        elif inside in offices.values():
            message = f"Thư mục “{folder}” đã được ghi cho một cơ quan khác."
            notes.append(bad_value(document, path, message, "Mỗi cơ quan phải có một thư mục riêng."))
        else:
            offices[office_id] = inside
    return offices, tuple(notes)


def _folder_inside(folder: str) -> str | None:
    """`folder` in its shortest form, None where it is the root itself or leaves it."""
    path = PurePosixPath(folder.strip())
    leaves = path.is_absolute() or ".." in path.parts or not path.parts
    return None if leaves or re.search(r"[\\:~\n\0]", folder) else path.as_posix()
