"""The archive site: reports as web pages. Pure but for `hook`, the edge that hands the pages to MkDocs.

`views` says what the pages show, `anchors` and `trail` how their parts are linked, `text` turns a
report into HTML, `pages` makes whole pages of it with `templates/`. `theme/` is laid over the theme
of MkDocs Material.
"""
