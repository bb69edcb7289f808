"""What `docx` and `pdf` share: which file is made of which report, and when an older file may be replaced."""
