"""What stands in a new baocao.yml where nobody has said it: to be seen, and changed before anything is issued. Pure."""

from __future__ import annotations

from baocao.config.schema import Organ

UNSAID = Organ(name="TÊN CƠ QUAN", place="Địa danh", code_notation="BC-TCQ")
