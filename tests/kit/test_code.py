"""Code is composed of code alone."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.targets.kit.code import Code, compose, join

A, B = Code("{a}"), Code("b")
TEXT: Any = "text"


def test_parts_stand_in_their_places() -> None:
    assert compose("{}: {}", A, B) == Code("{a}: b")
    assert compose("f({})", A) == Code("f({a})")
    assert compose("{{ {} }}{{{}}}", A, B) == Code("{ {a} }{b}")
    assert compose("none") == Code("none")
    assert compose("{}{}", A, A) == Code("{a}{a}")
    assert join(", ", [A, B]) == Code("{a}, b")


@pytest.mark.parametrize(("pattern", "parts"), [("{}", ()), ("{}", (A, B)), ("", (A,)), ("{{}}", (A,))])
def test_there_are_as_many_parts_as_places(pattern: Any, parts: tuple[Code, ...]) -> None:
    with pytest.raises(ValueError, match=f"{len(parts)} parts for"):
        compose(pattern, *parts)


def test_text_is_no_code() -> None:
    with pytest.raises(TypeError, match="Code"):
        compose("{} {}", A, TEXT)
    with pytest.raises(TypeError, match="Code"):
        join("", [A, TEXT])
