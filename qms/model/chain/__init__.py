"""The chain: what leads to what, and what is missing on the way."""
