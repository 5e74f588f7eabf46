"""A change: what two trees have otherwise, as the rules over changes ask for it.

Frozen values; bytes are read when somebody asks for them.
"""
