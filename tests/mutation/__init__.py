"""Changing the code on purpose, a little at a time, to see whether some test notices.

``python -m tests.mutation`` draws places in the rooms, changes one at a time in a copy of the tree,
and runs the room's tests there. What no test notices is named; docs/decisions.md says why the
runner is our own.
"""
