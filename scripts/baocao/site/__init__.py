"""The archive site: reports as web pages. Pure but for `plugin` and `edge`, which hand the pages to MkDocs.

`views`, `lives` and `gauges` say what the pages show, of reports, tasks and indicators; `address`,
`anchors` and `trail` how their parts are linked; `text` and `marks` turn a report into HTML, `pages`
makes whole pages (`leaf`) of it with `templates/`. `findable` and `handwritten` say what can be
found, `search` writes the index of it, `data` the archive as data; `part` has all that one office
gives. `theme/` is laid over the theme of MkDocs Material; in its `assets/`, `search.js` is the reader's
side of `search`, and `cite.js` gives each item of a report a link that can be copied.
"""
