"""A server that speaks a document: it checks what it is asked, and answers with examples.

Takes: an ``Api``, and the document's schemas for a validator. Gives: replies to requests, as values; ``app`` speaks
ASGI and ``serving`` puts that on a port. May import: ``specloom.ir``, ``specloom.diagnostics``, jsonschema-rs, uvicorn.

The way: ``routes`` finds the operation, ``credentials`` and ``checking`` say what is wrong with the request,
``preferences`` and ``negotiation`` choose a response, ``values`` finds a value that the document allows, ``bodies`` and
``streams`` write it, and ``answering`` is the page on which all of that happens.
"""
