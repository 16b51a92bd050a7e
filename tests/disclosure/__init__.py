"""Disclosure control: the rule, and the attack on it."""
