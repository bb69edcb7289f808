"""The part of the site that touches the disk and MkDocs, as `plugin` does: an edge, like the command line.

`build` makes the parts of the offices, several at a time; `store` keeps them on disk, each under its
`part_key`; `site_files` and `mkdocs_pages` fill MkDocs' files and pages from there, and `changed_files`
knows which of them must be written. `lock` lets one build at a time work.
"""
