"""The catalogue: every word of the pages that is not data. Presenters and templates take them from here."""
