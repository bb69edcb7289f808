"""Bytes to text to `Report`. A bad report is data: what cannot be read is noted, nothing is raised."""
