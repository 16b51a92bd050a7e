"""What waits for a person, one question after another, and the answers."""
