"""Approval: what was signed by whom over which bytes, and what follows from it.

Nothing here reads a file or a clock: `store/` brings an Archive, and every answer is
computed from it. The rules are those of the format, ⚑ where a prototype was attacked.
"""
