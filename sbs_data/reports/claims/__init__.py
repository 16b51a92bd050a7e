"""What a sentence says of the pupils' results: its clauses, numbers, pupils, denials and aims."""
