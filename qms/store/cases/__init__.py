"""Reading case logs: CSV row by row, or anything that a database reads."""
