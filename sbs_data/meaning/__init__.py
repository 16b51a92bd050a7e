"""What the reports mean: goals through time, wording, names, areas. Pure: no file, no database."""
