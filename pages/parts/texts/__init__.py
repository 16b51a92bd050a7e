"""A report's own words on the screen: goals, quotes, their places, what differs between two."""
