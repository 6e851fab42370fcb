"""Links in Python: which of them resolve without guessing, and the methods that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specloom.diagnostics import Location
from specloom.ir import exchange
from specloom.ir.api import Link, Operation, Parameter, ParameterLocation, Response
from specloom.ir.media import Kind, kind_of, preferred
from specloom.ir.types import JsonValue, Types
from specloom.targets.python.naming import Names, name_links
from specloom.targets.python.planned import Argument, PlannedLink, PlannedOperation

_EXPRESSION = re.compile(
    r"\$(?P<side>request|response)\.(?:(?P<body>body)(?:#(?:/[^{}]*)?)?|(?P<place>path|query|header)\.(?P<name>[^{}]+))"
)
_EMBEDDED = re.compile(r"\{(\$[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """A link that can be followed. ``parameters`` are values by the position of the target's parameter."""

    link: Link
    target: Operation
    parameters: Mapping[int, JsonValue]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A link that can't be followed, and why."""

    location: Location
    reason: str


def resolve_links(
    operation: Operation, operations: Mapping[str, Operation], types: Types
) -> Iterator[ResolvedLink | Unresolved]:
    """Decide about each link of an operation; what leads to no operation has a finding already and isn't given."""
    successes = exchange.success_responses(operation)
    names: set[str] = set()
    for response in operation.responses:
        for link in response.links:
            if not link.operation:
                continue
            location = response.location.below("links", link.name)
            try:
                if response not in successes:
                    raise ValueError("its response isn't a successful one")
                if link.name in names:
                    raise ValueError("another successful response has one of the same name")
                names.add(link.name)
                if link.operation not in operations:
                    raise ValueError("it leads to an operation of a webhook or a callback")
                yield _resolve(link, response, operation, operations[link.operation], types)
            except ValueError as error:
                yield Unresolved(location, str(error))


def _resolve(
    link: Link, response: Response, operation: Operation, target: Operation, types: Types
) -> ResolvedLink:
    parameters = {_position(name, target): value for name, value in link.parameters.items()}
    if link.request_body is not None:
        body = target.request_body
        if body is None or any(kind_of(media, types) is not Kind.JSON for media in body.content):
            raise ValueError("it gives a body to an operation that takes no JSON")
    for value in (*parameters.values(), link.request_body):
        for expression in _expressions(value):
            _check(expression, response, operation, types)
    return ResolvedLink(link, target, parameters)


def _position(name: str, target: Operation) -> int:
    """Return the position of a parameter, whose name may be qualified: ``path.id`` (OAS 3.1 §4.8.20.1)."""
    found = [number for number, one in enumerate(target.parameters) if one.name == name]
    place, _, short = name.partition(".")
    if not found:
        found = [
            number
            for number, one in enumerate(target.parameters)
            if (one.place.value, one.name) == (place, short)
        ]
    if len(found) != 1:
        raise ValueError("it names a parameter that its operation has not, or twice")
    return found[0]


def _expressions(value: JsonValue) -> list[str]:
    if not isinstance(value, str):
        return []
    return [value] if value.startswith("$") else _EMBEDDED.findall(value)


def _check(expression: str, response: Response, operation: Operation, types: Types) -> None:
    match = _EXPRESSION.fullmatch(expression)
    if match is None:
        raise ValueError("its expression is of a kind that isn't known")
    if match["side"] == "request":
        if match["body"]:
            body = operation.request_body
            if body is None or any(kind_of(media, types) is not Kind.JSON for media in body.content):
                raise ValueError("its expression asks a request without a JSON body for one")
        elif _sent(match["place"], match["name"], operation) is None:
            raise ValueError("its expression names a parameter that the request doesn't have")
    elif match["body"]:
        media = preferred(response.content, types)
        if media is None or kind_of(media, types) is not Kind.JSON:
            raise ValueError("its expression asks a response without a JSON body for one")
    elif match["place"] != "header" or not any(
        header.name.lower() == match["name"].lower() for header in response.headers
    ):
        raise ValueError("its expression names a header that the response doesn't declare")


def _sent(place: str, name: str, operation: Operation) -> Parameter | None:
    for parameter in operation.parameters:
        same = parameter.name == name
        if parameter.place is ParameterLocation.HEADER:
            same = parameter.name.lower() == name.lower()
        if same and parameter.place.value == place:
            return parameter
    return None


def plan_links(
    plan: PlannedOperation, plans: Mapping[str, PlannedOperation], types: Types, names: Names
) -> PlannedOperation:
    """Return an operation with the methods of its response."""
    if not any(response.links for response in plan.operation.responses):
        return plan
    operations = {id: other.operation for id, other in plans.items()}
    found = [
        link for link in resolve_links(plan.operation, operations, types) if isinstance(link, ResolvedLink)
    ]
    followed = name_links(names.known(plan.operation), (link.link.name for link in found), names.register)
    return replace(
        plan,
        links=tuple(_plan(link, followed[link.link.name], plans[link.target.id], plan) for link in found),
        linked=tuple(_linked(found, plan)),
    )


def _plan(resolved: ResolvedLink, name: str, target: PlannedOperation, plan: PlannedOperation) -> PlannedLink:
    given = [(target.parameters[number].name, value) for number, value in resolved.parameters.items()]
    rest = replace(
        target,
        parameters=tuple(
            argument for number, argument in enumerate(target.parameters) if number not in resolved.parameters
        ),
    )
    if resolved.link.request_body is not None and target.body is not None:
        given.append((target.body.name, resolved.link.request_body))
        rest = replace(rest, body=None)
    needed = tuple(argument for _, argument in _linked([resolved], plan))
    return PlannedLink(name, rest, tuple(given), needed, resolved.link.description)


def _linked(links: list[ResolvedLink], plan: PlannedOperation) -> Iterator[tuple[str, Argument]]:
    """Yield the arguments that expressions mean, each expression once."""
    values = [value for link in links for value in (*link.parameters.values(), link.link.request_body)]
    for expression in dict.fromkeys(each for value in values for each in _expressions(value)):
        match = _EXPRESSION.fullmatch(expression)
        if match is not None and match["side"] == "request" and match["place"]:
            sent = _sent(match["place"], match["name"], plan.operation)
            yield expression, next(each for each in plan.parameters if each.origin is sent)
