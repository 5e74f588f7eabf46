"""How good it is, in numbers: shares and their intervals, scores, times, verdicts.

Pure arithmetic over counts and numbers: nothing here reads a file or a clock. What has
no meaning (a share of nobody, a variation of one value) ends in a `NotDefinedError`.
"""
