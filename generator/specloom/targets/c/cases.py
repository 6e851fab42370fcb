"""What C calls each kind of thing, as long as nothing else is called so."""

from __future__ import annotations

import re

from specloom.targets.kit.casing import lower_camel, plain, reserved_words, snake, upper_camel
from specloom.targets.kit.reference.naming import readable
from specloom.targets.kit.text import split_words

_DEVICE_WITH_NUMBER = re.compile(r"(?:com|lpt)[0-9]\Z")
_ANY_CASE = frozenset(("long", "double", "class", "float", "int", "void"))
LONGEST_PREFIX = 40


def _reserved(scope: str) -> frozenset[str]:
    return reserved_words(__package__)[scope]


def prefix(title: str) -> str:
    """Return what names of types begin with: ``My API: v2 (Beta)`` is ``my_api__v2__beta``."""
    ascii_title = "".join(character for character in title if character.isascii()).lower()
    name = re.sub(r"\W", "_", ascii_title).strip("_")
    name = name if name[:1].isalpha() else f"api_{name}"
    return name[:LONGEST_PREFIX].rstrip("_")


def stem(tag: str) -> str:
    """Return what the functions of a tag begin with: ``Fine-tuning`` is ``FineTuning``."""
    name = upper_camel(tag)
    return f"Class{name}" if name[:1].isdigit() else name


def method(raw: str) -> str:
    """Return a function's name after its tag's: ``get-HTTP-status`` is ``getHTTPStatus``, ``if`` is ``callIf``."""
    name = lower_camel(raw)
    return f"call{upper_camel(raw)}" if name in _reserved("methods") or name[:1].isdigit() else name


def argument(raw: str) -> str:
    """Return an argument's name, in the document's own case: ``X-Request-ID`` is ``X_Request_ID``."""
    return _variable(plain(readable(raw)), "arguments")


def attribute(raw: str) -> str:
    """Return the name of a member of a struct: ``X-Request-ID`` is ``x_request_id``, ``if`` is ``_if``."""
    return _variable(snake(readable(raw)).rstrip("_"), "properties")


def _variable(name: str, scope: str) -> str:
    if re.match(r"_[A-Z_]", name):  # reserved wherever it stands (C11 §7.1.3)
        name = name.lstrip("_")
    if name[:1].isdigit():
        return f"_{name}"
    return kept_apart(name) if name in _reserved(scope) else name


def kept_apart(name: str) -> str:
    """Return a name that can't be used as it is, with an underscore; one before a capital would be reserved, too."""
    return f"{name}_" if name[:1].isupper() or name.startswith("_") else f"_{name}"


def model(raw: str) -> str:
    """Return a model's name: ``OpenAIFile`` is ``open_ai_file``, ``200Start`` is ``model_200_start``."""
    name = snake(readable(raw)).strip("_")
    keywords = _reserved("keywords")
    taken = name in _reserved("models") - keywords or _DEVICE_WITH_NUMBER.match(name)
    if taken or raw in keywords or name in _ANY_CASE:
        return f"Model{upper_camel(raw)}"
    return f"model_{name}" if name[:1].isdigit() else name


def is_reserved_method(name: str) -> bool:
    """Return whether a function can't be called so, after its tag's name."""
    return name in _reserved("methods")


def is_reserved_argument(name: str) -> bool:
    """Return whether an argument can't be called so."""
    return name in _reserved("arguments")


def is_reserved_member(name: str) -> bool:
    """Return whether a member of a struct can't be called so."""
    return name in _reserved("properties")


def is_reserved_model(name: str) -> bool:
    """Return whether a model can't be called so."""
    return name in _reserved("models") or bool(_DEVICE_WITH_NUMBER.match(name))


def constant(raw: str) -> str:
    """Return what follows the type in a constant's name: ``gpt-4o`` is ``GPT_4O``, no text is ``EMPTY``."""
    return "_".join(split_words(raw)).upper() or "EMPTY"


def shouted(attribute_name: str) -> str:
    """Return a property's name as types of its own are called after it: ``input_format`` is ``INPUTFORMAT``."""
    return attribute_name.replace("_", "").upper()
