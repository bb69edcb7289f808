"""The hash that tells one content from another, and seals what is kept."""

from __future__ import annotations

try:
    # What `hashlib` has by this name; importing that loads OpenSSL, which takes longer than all that is hashed at a
    # start.
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
