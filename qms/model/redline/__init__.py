"""What changed between two texts, word by word: the redline that a signer is shown.

Words and their gaps, the alignment of two sequences, the blocks of a text, the facts
of a head, and the comparison that puts them together.
"""
