"""Generating C."""
