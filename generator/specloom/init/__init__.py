"""A first configuration, from what a project shows.

Takes: a folder. Gives: the text of a ``specloom.toml`` with its reasons as comments, and what could not be carried over
from the configuration of another generator. Writes nothing. May import: ``specloom.parser`` to read files,
``specloom.targets``, and what they need.
"""
