"""Indicators over the months: what months make together, against the target and the year before."""
