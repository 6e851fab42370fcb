"""Breaking a document: each number gives the same broken files, on every machine."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.security.payloads import PAYLOADS
from tests.support.corpus import ROOT, corpus_folder

MAX_SEED_BYTES = 40_000
"""What larger documents hold is in smaller ones, too, and those are tried more often."""

KEYWORDS = tuple(
    """$ref $defs $anchor $dynamicRef $id $schema type format enum const default example examples nullable required
    properties additionalProperties patternProperties propertyNames unevaluatedProperties unevaluatedItems items
    prefixItems contains allOf oneOf anyOf not if then else dependentSchemas dependentRequired discriminator mapping
    propertyName xml readOnly writeOnly deprecated minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
    minLength maxLength pattern minItems maxItems uniqueItems minProperties maxProperties contentMediaType
    contentEncoding contentSchema title description summary externalDocs url name in style explode allowReserved
    allowEmptyValue schema content headers encoding contentType itemSchema itemEncoding prefixEncoding requestBody
    responses callbacks links parameters security servers variables tags operationId operationRef server expression
    get put post delete options head patch trace query additionalOperations webhooks paths components schemas
    securitySchemes pathItems scheme bearerFormat flows scopes authorizationUrl tokenUrl refreshUrl openIdConnectUrl
    info version contact license value externalValue dataValue serializedValue parent kind x-enum-varnames
    x-enum-descriptions x-specloom-pagination x-specloom-stream-end x-nullable x-webhooks openapi swagger""".split()  # noqa: SIM905 - a hundred quotes say less
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 7, 2**31, 2**63, 2**64, 10**40, -0.5, 1.5, 1e308, 5e-324, 10**400),
    *(
        "",
        " ",
        "a",
        "A",
        "1",
        "1.0",
        "-",
        "_",
        "$",
        "/",
        "//",
        "{",
        "}",
        "{a}",
        "/{a}/{a}",
        "a{b}c",
        "~1",
        "#",
        "\\",
    ),
    *(
        "\x00",
        "\n",
        "\r\n",
        "\u2028",
        "\ud800",
        "\U0001f600",
        "ß",
        "İ",
        "class",
        "None",
        "self",
        "__init__",
        "x" * 500,
    ),
    *(
        "object",
        "array",
        "string",
        "integer",
        "number",
        "boolean",
        "null",
        "file",
        "date",
        "date-time",
        "binary",
    ),
    *(
        "uuid",
        "byte",
        "int64",
        "duration",
        "application/json",
        "*/*",
        "text/event-stream",
        "multipart/form-data",
    ),
    *(
        "application/x-www-form-urlencoded",
        "application/xml",
        "text/plain; charset=",
        "default",
        "2XX",
        "200",
        "999",
    ),
    *(
        "query",
        "path",
        "header",
        "cookie",
        "querystring",
        "form",
        "deepObject",
        "matrix",
        "label",
        "pipeDelimited",
    ),
    *(
        "http",
        "oauth2",
        "apiKey",
        "openIdConnect",
        "mutualTLS",
        "bearer",
        "basic",
        "3.0.3",
        "3.1.0",
        "3.2.0",
        "2.0",
    ),
    *(
        "#/",
        "#",
        "#/paths",
        "#/components/schemas/Pet",
        "other.yaml#/a",
        "http://127.0.0.1/x",
        "../../etc/passwd",
    ),
    *("^(a+)+$", "(", "[", "\\p{L}", "^\\d{1,99999}$", "(?=a)b", "2024-02-30", "2024-02-30T25:61:61Z", "P1Y"),
    *([], [[]], [None], ["a"], ["a", "a"], [1, "1", None, True], {}, {"a": {}}, {"": ""}, {"$ref": "#"}),
    *(
        {"type": "object"},
        {"type": ["string", "null"]},
        {"type": []},
        {"type": "array", "items": {"$ref": "#/"}},
    ),
    *(
        {"oneOf": []},
        {"allOf": [{}]},
        {"enum": []},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"a": 1},
    ),
    *({"type": "array", "minItems": 10**9}, {"type": "string", "minLength": 10**9}, {"minProperties": 10**9}),
    *PAYLOADS,
)
VERSIONS = ("3.0.3", "3.1.0", "3.2.0")
INPUT, PARTS, OVERLAY = "input.json", "parts.json", "overlay.json"

Place = tuple[Any, Any]
"""Who holds a value, and under which key or number."""


@cache
def seeds() -> tuple[Path, ...]:
    """Return the documents that are broken: those of the cases, and small real ones where there are any."""
    cases = (ROOT / "tests" / "cases").glob("*/input.*")
    own = sorted(path for path in cases if not path.parent.name.startswith("alias-"))  # those have no end
    real = sorted((corpus_folder() / "corpus").glob("*.json"))
    return tuple(path for path in (*own, *real) if path.stat().st_size < MAX_SEED_BYTES)


@cache
def read(path: Path) -> Any:
    """Return what a document holds, or None where it is no document."""
    try:
        text = path.read_text("utf-8")
        # Through JSON, so that keys are texts and nothing is shared.
        return json.loads(json.dumps(json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)))
    except (ValueError, TypeError, yaml.YAMLError, RecursionError):
        return None


Files = dict[str, Any]
"""A document, perhaps one that it refers to, and perhaps an overlay, by the names of their files."""


def broken(number: int) -> Files:
    """Return the broken document with this number."""
    chance = random.Random(number)
    document = None
    while not isinstance(document, dict):
        document = copy.deepcopy(read(chance.choice(seeds())))
    if "openapi" in document and chance.randrange(4) == 0:
        document["openapi"] = chance.choice(VERSIONS)
    files = {INPUT: document}
    if chance.randrange(4) == 0:
        divide(files, chance)
    if chance.randrange(4) == 0:
        files[OVERLAY] = overlay(document, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
        one = chance.choice(tuple(files.values()))
        places = list(places_of(one))
        if places:
            break_one(one, places, chance)
    return files


def divide(files: Files, chance: random.Random) -> None:
    """Put some of the schemas into a file of their own."""
    document = files[INPUT]
    holder = document.get("components") if "openapi" in document else document
    section = "schemas" if "openapi" in document else "definitions"
    schemas = holder.get(section) if isinstance(holder, dict) else None
    if not isinstance(schemas, dict) or not schemas:
        return
    moved = chance.sample(sorted(schemas), chance.randint(1, len(schemas)))
    files[PARTS] = {name: _referring(schemas[name]) for name in moved}
    for name in moved:
        schemas[name] = {"$ref": f"{PARTS}#/{str(name).replace('~', '~0').replace('/', '~1')}"}


def _referring(node: Any) -> Any:
    """Return a part of the document with references that lead back to it from another file."""
    match node:
        case dict():
            return {
                key: (
                    f"{INPUT}{value}" if key == "$ref" and str(value).startswith("#") else _referring(value)
                )
                for key, value in node.items()
            }
        case list():
            return [_referring(item) for item in node]
    return node


def overlay(document: Any, chance: random.Random) -> Any:
    """Return an overlay that changes some places."""
    pointers_there = [*pointers(document)]
    actions = []
    for _ in range(chance.randint(1, 3)):
        tokens = chance.choice(pointers_there or ["#/a"])[2:].split("/")
        names = (json.dumps(token.replace("~1", "/").replace("~0", "~")) for token in tokens)
        target = chance.choice(
            ("$" + "".join(f"[{name}]" for name in names), "$..schema", "$.paths.*.*", "$")
        )
        change = {"remove": True} if chance.randrange(4) == 0 else {"update": chance.choice(VALUES)}
        actions.append({"target": target, **copy.deepcopy(change)})
    return {"overlay": "1.0.0", "info": {"title": "O", "version": "1"}, "actions": actions}


def places_of(node: Any) -> Iterator[Place]:
    """Yield every place below a node."""
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield node, key
        yield from places_of(node[key])


def break_one(document: Any, places: list[Place], chance: random.Random) -> None:
    """Break a document at one place."""
    holder, key = chance.choice(places)
    match chance.randrange(10):
        case 0:
            del holder[key]
        case 1 | 2:
            holder[key] = copy.deepcopy(chance.choice(VALUES))
        case 3:
            other, name = chance.choice(places)
            holder[key] = copy.deepcopy(other[name])
        case 4:
            other, name = chance.choice(places)
            holder[key], other[name] = copy.deepcopy(other[name]), copy.deepcopy(holder[key])
        case 5 if isinstance(holder, dict):
            holder[chance.choice((*KEYWORDS, *map(str, VALUES[16:80])))] = holder.pop(key)
        case 6 if isinstance(holder, dict):
            holder[chance.choice(KEYWORDS)] = copy.deepcopy(chance.choice(VALUES))
        case 7:
            holder[key] = {"$ref": chance.choice(("#", *pointers(document)))}
        case 8:
            holder[key] = {chance.choice(("allOf", "oneOf", "anyOf")): [holder[key], {"$ref": "#/a"}, {}]}
        case _:
            if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            else:
                holder[chance.choice(("copy", "Copy", "", str(key).upper()))] = copy.deepcopy(holder[key])


def pointers(node: Any, before: str = "#") -> Iterator[str]:
    """Yield a reference to every place below a node that a reference could mean."""
    if isinstance(node, dict):
        for key, value in node.items():
            here = f"{before}/{str(key).replace('~', '~0').replace('/', '~1')}"
            yield here
            yield from pointers(value, here)
