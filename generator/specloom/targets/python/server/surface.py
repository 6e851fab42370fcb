"""What users of the server see: the methods that they write, and models."""

from __future__ import annotations

from specloom.ir.api import Api, Operation
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Part, Symbol
from specloom.targets.python.naming import name_api
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.server.operations import serve_operation
from specloom.targets.python.surface import content_type, part, server_symbols


def server_surface(api: Api, register: Register) -> tuple[Symbol, ...]:
    """Return what users see."""
    vocabulary = Vocabulary(api.types, name_api(api, register, calls=False), frozenset(), answers=True)
    return server_symbols(api, vocabulary, _served)


def _served(operation: Operation, vocabulary: Vocabulary) -> tuple[str, tuple[Part, ...]]:
    served = serve_operation(operation, vocabulary)
    parts = (part(one.argument, one.annotation.code.text, required=one.required) for one in served.arguments)
    return served.returns.code.text, (*parts, *content_type(served.plan))
