"""What the signs of a report come to: which are printed as typed, and where rows and lines break. Pure."""
