"""What the reference pages of several languages have in common: facts about operations and models, and their texts.

Takes: the IR. Gives: facts in the order in which pages show them, and ``Code`` for the text around them. Names, types
and example values are each language's own. May import: ``specloom.ir``, ``specloom.targets.kit``.
"""
