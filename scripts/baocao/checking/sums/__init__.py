"""What a report adds up: totals and the parts told with them, in sentences and in tables. Pure."""
