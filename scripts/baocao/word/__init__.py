"""Everything that knows DOCX: what it is made of, writing one from a report, reading anybody's, verifying it.

`profile`, `metrics`, `package` and `elements` are shared. `writing` makes a file, `reading` opens one,
`verify` holds one against NĐ30; the only program that is ever started is pandoc, by `writing`.
"""
