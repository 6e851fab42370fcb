"""Bytes in, ``Api`` out: the only place that knows how documents are written.

Takes: the path of an OpenAPI document, 3.0 to 3.2, JSON or YAML. Gives: ``Parsed``: the ``Api``, what there is to say
about the document, and the texts to show it in. May import: ``specloom.ir``, ``specloom.diagnostics``, yaml, jsonpath,
and the schemas of openapi-spec-validator.

The way: ``source`` reads text, ``overlay`` changes what it holds, ``references`` finds what a ``$ref`` names,
``versions`` turns 3.0 into 3.1 at the door of each schema, ``drafts`` puts ``allOf`` together, ``schemas`` makes types
of that, ``operations`` reads the rest, and ``finishing`` settles what can only be known at the end.
"""

from specloom.parser.document import Parsed, parse
from specloom.parser.source import Source

__all__ = ["Parsed", "Source", "parse"]
