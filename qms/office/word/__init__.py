"""Documents of Word, read from their XML: what a converter leaves out is text, too."""
