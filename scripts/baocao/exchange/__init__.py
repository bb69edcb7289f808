"""Word brought into Markdown: strangers' files become reports, edits of ours come back to theirs.

Pure, but for what starts LibreOffice.
"""
