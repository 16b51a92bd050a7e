"""The parts of Lägesbild that no other page has."""
