"""What `docx` and `pdf` share: which file is made of which report, and when an older one gives way."""
