"""A template that thinks doesn't compile."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from specloom.writing.rules import violations

ALLOWED = [
    "plain text",
    "{{ name }}",
    "{{ model.type.name }}",
    "{{ model.body | indent(4) }}",
    "{% if model.deprecated %}a{% elif other %}b{% else %}c{% endif %}",
    "{% if not model.deprecated %}a{% endif %}",
    "{% for field in model.fields %}{{ field.name }}{% else %}none{% endfor %}",
    "{% for field in fields %}{% if not loop.last %},{% endif %}{% if loop.first %}a{% endif %}{% endfor %}",
    "{% include 'python/field.j2' %}",
    "{# a reason #}",
]

REFUSED = [
    ("{{ 'text' }}", "Const"),
    ("{{ name | upper }}", "upper"),
    ("{{ name | indent }}", "indent"),
    ("{{ name | indent(width) }}", "indent"),
    ("{{ name | indent(4, first=true) }}", "indent"),
    ("{{ (name | upper) | indent(4) }}", "Filter"),
    ("{{ a ~ b }}", "Concat"),
    ("{{ a + b }}", "Add"),
    ("{{ a if b else c }}", "CondExpr"),
    ("{{ names[0] }}", "Getitem"),
    ("{{ name() }}", "Call"),
    ("{{ name.text.upper() }}", "Call"),
    ("{{ name.__class__ }}", "__class__"),
    ("{{ _name }}", "_name"),
    ("{{ loop.index }}", "loop"),
    ("{% if a and b %}{% endif %}", "And"),
    ("{% if a == b %}{% endif %}", "Compare"),
    ("{% if a is defined %}{% endif %}", "Test"),
    ("{% if loop.index %}{% endif %}", "index"),
    ("{% if a %}{% if not (b or c) %}{% endif %}{% endif %}", "Or"),
    ("{% if a %}{% elif b > c %}{% endif %}", "Compare"),
    ("{% for a in b if c %}{% endfor %}", "filters"),
    ("{% for a in b recursive %}{% endfor %}", "recurses"),
    ("{% for a, b in c %}{% endfor %}", "one variable"),
    ("{% for a in [1, 2] %}{% endfor %}", "List"),
    ("{% for a in b %}{{ a | upper }}{% endfor %}", "upper"),
    ("{% set a = b %}", "Assign"),
    ("{% macro a() %}{% endmacro %}", "Macro"),
    ("{% filter indent(2) %}a{% endfilter %}", "FilterBlock"),
    ("{% extends 'a' %}", "Extends"),
    ("{% block a %}{% endblock %}", "Block"),
    ("{% import 'a' as b %}", "Import"),
    ("{% with a = b %}{% endwith %}", "With"),
    ("{% include name %}", "include"),
    ("{% include 'a' ignore missing %}", "include"),
    ("{% include 'a' without context %}", "include"),
]


@pytest.mark.parametrize("text", ALLOWED)
def test_a_plain_template_is_allowed(text: str) -> None:
    assert list(violations(Environment().parse(text))) == []


@pytest.mark.parametrize(("text", "word"), REFUSED)
def test_a_thinking_template_is_refused(text: str, word: str) -> None:
    found = list(violations(Environment().parse("first line\n" + text)))
    assert len(found) == 1
    assert word in found[0].message
    assert found[0].line == 2
