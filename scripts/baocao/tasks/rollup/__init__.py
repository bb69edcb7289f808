"""A quarter's, half-year's, nine-month or yearly draft from its months: gathered, then written down. Pure."""
