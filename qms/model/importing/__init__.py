"""Bringing documents in: what was read of a foreign file, and what it is taken for."""
