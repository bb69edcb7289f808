"""Findings and tables as text: for the screen, for programs, for pages. Pure: values in, text out."""
