"""What somebody did in Word to a file of ours, brought back into the report that it was made from. Pure.

Three texts meet: the report as the file was made from it (the base), the report now (ours), and what the file shows
(theirs). `pairing` finds what became of each paragraph, `plan` says it as edits of the base, `carrying` finds where
they belong in ours, `placing` puts them there and keeps every line that nobody touched, and `assembly` reads what came
of it; `mark_places` finds where the markers of reworded clauses stand then, `indenting` how deep items do, and
`item_labels` which of them are shown otherwise than in Word.
"""
