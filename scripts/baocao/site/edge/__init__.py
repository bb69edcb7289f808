"""What of the site touches the disk and MkDocs, as `plugin` does: an edge, like the command line.

`making` makes the parts of the offices, several at a time, and `store` keeps them on disk; `leaves`
are MkDocs' pages and files, filled from there.
"""
