"""Measurements: a documented command, never a test."""
