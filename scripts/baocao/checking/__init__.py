"""Holds reports against the rules, and mends what is safe. Pure: reports in, findings or edits out."""
