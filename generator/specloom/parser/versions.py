"""One dialect: a schema of version 3.0 is turned into one of 3.1 when it is read (OAS 3.1, appendix A).

The change is shallow and made at the door of each schema object, so that pointers stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from specloom.ir.types import JsonValue

SUPPORTED = re.compile(r"3\.[0-2](?:\.\d+)?(?:-.+)?\Z")

DIALECTS = re.compile(
    r"https?://(?:json-schema\.org/(?:draft/20\d\d-\d\d|draft-0[4-7])/schema#?|spec\.openapis\.org/oas/3\.[12]/.+)\Z"
)
"""Dialects of JSON Schema whose words are known (OAS 3.1 §4.8.24.5)."""

_REF_SIBLINGS = frozenset(
    ("$ref", "summary", "description", "title", "deprecated", "readOnly", "writeOnly", "example", "examples")
)
"""What may stand beside a ``$ref`` in 3.0: said of the place, not of what is referred to, and so harmless."""

_OLD_WORDS = frozenset(
    ("exclusiveMinimum", "exclusiveMaximum", "example", "$ref", "$dynamicRef", "$recursiveRef", "x-nullable")
)

Schema = Mapping[str, JsonValue]


def is_old(version: str) -> bool:
    """Return whether a document of this version needs the changes."""
    return version.startswith("3.0")


def modernize(schema: Schema, old: bool) -> Schema:
    """Return a schema in the words of 3.1.

    ``nullable`` stays as it is: it says more than a type name where there is no ``type`` to add null to. The old words
    are translated in any version, since documents of 3.1 go on using them; only what stands beside a ``$ref`` depends
    on the version.
    """
    format_ = schema.get("format")
    binary = format_ in ("binary", "byte") and schema.get("type", "string") in ("string", ["string", "null"])
    if not binary and _OLD_WORDS.isdisjoint(schema):
        return schema
    if old and isinstance(schema.get("$ref"), str):
        return {key: value for key, value in schema.items() if key in _REF_SIBLINGS or key.startswith("x-")}
    result = dict(schema)
    for word in ("$dynamicRef", "$recursiveRef"):
        if word in result:
            result.setdefault("$ref", result.pop(word))
    if binary:
        del result["format"]
        if format_ == "byte":
            result.setdefault("contentEncoding", "base64")
        else:
            result.setdefault("contentMediaType", "application/octet-stream")
    for exclusive, inclusive in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        flag = result.get(exclusive)
        if isinstance(flag, bool):
            del result[exclusive]
            if flag and inclusive in result:
                result[exclusive] = result.pop(inclusive)
    if old and "x-nullable" in result:
        result.setdefault("nullable", result["x-nullable"])
    if "example" in result and "examples" not in result:
        result["examples"] = [result.pop("example")]
    return result


def ignored_siblings(schema: Schema, old: bool) -> tuple[str, ...]:
    """Return the words beside a ``$ref`` that 3.0 gives no meaning."""
    if not old or not isinstance(schema.get("$ref"), str):
        return ()
    return tuple(key for key in schema if key not in _REF_SIBLINGS and not key.startswith("x-"))
