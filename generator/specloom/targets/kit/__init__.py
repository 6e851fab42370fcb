"""Functions that several languages share and that know none of them.

Takes: the IR. Gives: ``Code``, plans, names. May import: ``specloom.ir``, ``specloom.diagnostics``.
"""
