"""Målvärden: those in force, those that wait, and setting one by hand."""
