"""Holds anybody's Word file against Nghị định 30/2020/NĐ-CP. Pure: what a file shows in, what is wrong out."""

from baocao.form.engine import verify
from baocao.form.rules import all_rules

__all__ = ["all_rules", "verify"]
