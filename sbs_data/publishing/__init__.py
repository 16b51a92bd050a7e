"""Private database and journal → the published snapshot: what may be seen, and nothing else."""
