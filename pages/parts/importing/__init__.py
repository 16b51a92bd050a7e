"""What comes in: files and fetched statistics, what they hold, and taking them back."""
