"""What the words of a report say: passages, figures, months, names of tasks. Pure; decides nothing."""
