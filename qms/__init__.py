"""A document-controlled quality management system that is a git repository."""

__version__ = "0.1.0"
