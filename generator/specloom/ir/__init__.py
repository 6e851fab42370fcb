"""The vocabulary between documents and languages: what an API is, as facts.

Takes: nothing. Gives: frozen values (``api``, ``types``, ``values``) and pure questions about them (``graph``,
``examples``, ``dump``). May import: ``specloom.diagnostics`` and nothing else of ours.
"""
