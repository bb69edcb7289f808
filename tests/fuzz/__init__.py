"""Coverage-guided fuzzing of the stages that read what strangers send. `make fuzz` runs it.

Each module of `targets/` is one target: `run(data)` does what a command would do with `data` and fails where
something that must hold does not. Nothing but `run.py` knows of Atheris, so that `make test` tries every kept
input again without it (`tests/test_fuzz.py`).
"""
