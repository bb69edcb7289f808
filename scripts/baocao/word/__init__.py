"""Everything that knows DOCX: what it is made of, writing one from a report, reading anybody's.

`profile`, `font_metrics`, `package` and `stamp` are shared. `writing` makes a file, `reading` opens one;
the only program that is ever started is pandoc, by `writing`.
"""
