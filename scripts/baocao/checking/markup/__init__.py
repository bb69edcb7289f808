"""What becomes of the Markdown signs that authors type: what is printed as typed, and what is not. Pure."""
