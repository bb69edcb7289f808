"""The notations a report is written in: YAML, Markdown, markers and clauses. Text in, values out."""
