"""A wave of a survey in numbers: answers counted, told, and compared with another."""
