"""What changed between two official files of a report as tracked changes that Word accepts and rejects.

Both files are made by `writing`; here they become one. Pure: two Word files in, one out. Only insertions and deletions
are written (`w:ins`, `w:del`, of rows too): a move is both, for Word refuses a file for one that is not paired well,
and an office that rejects half of one has the words twice or not at all.
"""
