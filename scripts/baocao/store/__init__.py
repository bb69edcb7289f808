"""What is kept on disk from one run to the next, so that only what has changed is made again: an edge.

`program` tells one version of the program from another, `observed` one state of a file from another; `sealed` files
are believed only where this user's `secret` sealed them; `folders` are where they lie. `findings_store` keeps what
`check` found. Whatever is missing, damaged, forged or of another version counts as not there.

Modules that are imported at every start: they import nothing that takes time.
"""
