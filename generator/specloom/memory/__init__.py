"""What earlier runs have found out, so that the next one needn't.

Takes: requests, and what came of them. Gives: answers to questions that were asked before, and formatted files. Nothing
here is needed for a right result, and nothing is believed that the files themselves don't confirm. May import:
``specloom.diagnostics``, ``specloom.report``, ``specloom.request``, ``specloom.identity`` and those parts of
``specloom.writing`` that load at once.
"""
