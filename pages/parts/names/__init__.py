"""Schools and development areas: their names put right, their place in the statistics."""
