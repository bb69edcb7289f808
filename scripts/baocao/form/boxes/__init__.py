"""Finds the parts of a document, the boxes of NĐ30 PL I, in any Word file. Pure."""
