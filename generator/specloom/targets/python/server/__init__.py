"""The server in Python: groups of operations to implement, and an application on FastAPI that calls them.

Takes: the IR, and what the package around it decides for every kind of Python output. Gives: ``plan``.
"""
