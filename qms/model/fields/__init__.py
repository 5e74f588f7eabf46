"""The fields of every file that people type: one table a file, one line a field.

The formats are described for people in `docs/formats.md`; `qms schema` turns
these tables into JSON Schema for editors.
"""
