"""`python -m baocao.word` makes the reference document anew from pandoc's own."""

from baocao.word.writing.reference import REFERENCE, build, pandocs_own

if __name__ == "__main__":
    REFERENCE.write_bytes(build(pandocs_own()))
