"""The archive as tables for other programs: what the site and `export` both give. Pure."""
