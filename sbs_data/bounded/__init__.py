"""Reading what others made in a child process, bounded in memory and time: one way for all kinds.

A file that makes a reader crash, hang or swell takes its child with it and nothing else.
"""

from sbs_data.bounded.child import Unread, Why, close_idle, read

__all__ = ["Unread", "Why", "close_idle", "read"]
