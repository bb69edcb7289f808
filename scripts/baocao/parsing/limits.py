"""How large a report may be."""

from __future__ import annotations

MAX_BYTES = 2 * 1024 * 1024
"""A report of 2,000 items has about 400 kB; a larger file is not a report."""
