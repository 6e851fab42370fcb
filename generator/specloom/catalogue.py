"""The templates and what each may use: read off the models that they get, so that it can't be out of date."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from specloom.targets.kit.code import Code
from specloom.targets.kit.plan import FilePlan


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a template can use.

    ``kind`` is ``code`` (to print), ``boolean`` (to test), or says what it is made of.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Model:
    """What a template gets, or a part of that."""

    name: str
    summary: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Templates by name with the names of their models, and all models, each after those that use it first."""

    templates: Mapping[str, str]
    models: tuple[Model, ...]


def catalogue(plans: Iterable[FilePlan]) -> Catalogue:
    """Return the templates that these plans use."""
    used = {plan.template: type(plan.make_model()) for plan in plans if plan.model is not None}
    models: dict[type, Model] = {}
    for _, model in sorted(used.items()):
        _add(model, models)
    return Catalogue({name: model.__name__ for name, model in sorted(used.items())}, tuple(models.values()))


def catalogue_text(known: Catalogue) -> str:
    """Return a catalogue for people."""
    return "".join(f"{line}\n" if line else "\n" for line in _lines(known))


def catalogue_json(known: Catalogue) -> dict[str, object]:
    """Return a catalogue as a JSON object."""
    return {
        "templates": dict(known.templates),
        "models": {
            model.name: {
                "summary": model.summary,
                "fields": {field.name: field.kind for field in model.fields},
            }
            for model in known.models
        },
    }


def _lines(known: Catalogue) -> Iterator[str]:
    width = max(map(len, known.templates), default=0)
    for name, used in known.templates.items():
        yield f"{name:<{width}}  {used}"
    for model in known.models:
        yield ""
        yield f"{model.name}: {model.summary.splitlines()[0]}"
        yield from (f"  {line}".rstrip() for line in model.summary.splitlines()[1:])
        longest = max((len(field.name) for field in model.fields), default=0)
        yield from (f"  {field.name:<{longest}}  {field.kind}" for field in model.fields)


def _add(model: type, models: dict[type, Model]) -> None:
    if model in models:
        return
    hints: dict[str, Any] = get_type_hints(model)
    for name, value in inspect.getmembers(model, lambda member: isinstance(member, property)):
        if not name.startswith("_"):
            hints[name] = get_type_hints(value.fget)["return"]
    own = [field.name for field in fields(model)] if is_dataclass(model) else []
    named = [*own, *sorted(hints.keys() - set(own))]
    shown = tuple(Field(name, _kind(hints[name])) for name in named)
    models[model] = Model(model.__name__, inspect.getdoc(model) or model.__name__, shown)
    for name in named:
        for part in _parts(hints[name]):
            _add(part, models)


def _kind(hint: Any) -> str:
    arguments = [argument for argument in get_args(hint) if argument not in (NoneType, Ellipsis)]
    if hint is Code:
        return "code"
    if hint is bool:
        return "boolean"
    if get_origin(hint) is tuple:
        return f"list of {_kind(arguments[0])}"
    if NoneType in get_args(hint):
        return f"{' or '.join(map(_kind, arguments))}, or nothing"
    if arguments:
        return " or ".join(map(_kind, arguments))
    return str(hint.__name__)


def _parts(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Code:
        yield hint
    for argument in get_args(hint):
        yield from _parts(argument)
