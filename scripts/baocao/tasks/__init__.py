"""What became of what was planned: carry-over by marker or by words, over all months; missing markers, drafts. Pure."""
