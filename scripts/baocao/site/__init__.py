"""The archive site: reports as web pages. Pure but for `plugin` and `edge`, which hand the pages to MkDocs.

In the order of the work: `office_view`, `report_tasks`, `task_histories` and `charts` say what the pages
show of an office; `address` and `anchors` where each part is found; `report_html` and `status_html` turn
a report's text into HTML; `pages` makes whole pages with `templates/`; `data_files` and `search`
write the archive as data and the search index; `office_part` is all that one office gives.
`theme/` is laid over the theme of MkDocs Material; in its `assets/`, `search.js` is the reader's side of
`search.index`, and `report.js` what a report gains by scripts.
"""
