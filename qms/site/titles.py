"""The titles of offices, processes and kinds, as the pages of a site say them."""

from __future__ import annotations

from qms.model.titles import kind_title, office_title, process_title, said_in

__all__ = ["kind_title", "office_title", "process_title", "said_in"]
