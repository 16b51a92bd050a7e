"""Killed at random moments, thousands of times if asked: nothing acknowledged is ever gone."""
