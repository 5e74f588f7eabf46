"""Arithmetic of evaluation: no disk, no clock."""
