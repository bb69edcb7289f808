"""Two revisions of an archive compared in what they say: duties, figures, findings, sentences.

Reports and offices in, frozen values out; pure. Who has a revision is `git.py`, how it looks is `render/`.
"""
