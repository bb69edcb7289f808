"""Search: what can be found, and the files that a reader's search loads. `index` says how these are made up."""
