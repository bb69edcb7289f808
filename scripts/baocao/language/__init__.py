"""Vietnamese as offices write it. Pure; decides nothing.

Letters, syllables and old fonts (`letters`, `syllables`, `legacy_letters`); what stands in a text: figures, dates,
citations, names, short forms, the report's own months; what a result tells of its task (`told_status`, `substance`);
word lists (`vocabulary`, `report_words`, `word_lists`); and how our messages name things (`wording`, `system_errors`).
"""
