"""The compiled wheel: how the package becomes one where hatch's variable asks for it (see ``hook``).

Takes: the sources of ``specloom``. Gives: a copy of them in which mypyc finds what it makes fast, and the
extension modules that are built of it. No part of the package, which runs without any of this.
"""
