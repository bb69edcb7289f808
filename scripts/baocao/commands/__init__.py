"""The subcommands, one module each: `add(subparsers)` says its arguments, `run(arguments)` does the work.

Together with `cli` they are the edge: the only code that reads the disk and the clock, and prints.
"""
