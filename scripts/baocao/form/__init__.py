"""Holds anybody's Word file against Nghị định 30/2020/NĐ-CP. Pure: what a file shows in, what is wrong out."""

from baocao.form.rules import all_rules, form_rules
from baocao.form.verify import verify

__all__ = ["all_rules", "form_rules", "verify"]
