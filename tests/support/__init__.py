"""What tests share: a server that speaks a document, checks of what arrives, documents to try things on.

Takes: a parsed ``Api`` and its raw document. Gives: answers, records, findings in words.
May import: ``specloom.ir``, ``specloom.parser``.
"""
