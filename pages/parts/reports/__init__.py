"""A report as it was read, and what a search finds in the reports."""
