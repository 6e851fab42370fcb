"""Webhooks: the requests that the API sends on its own, and the module that reads them."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import graph
from specloom.ir.api import Api, Operation
from specloom.ir.media import json_body
from specloom.ir.types import Anything, Types, TypeUse
from specloom.targets.python import syntax
from specloom.targets.python.imports import import_block
from specloom.targets.python.model import WebhooksModule
from specloom.targets.python.package import Settings
from specloom.targets.python.scopes import Vocabulary, operation_scope
from specloom.targets.python.typing import Import, alternatives, annotate


@dataclass(frozen=True, slots=True)
class PlannedWebhook:
    """A request that the API sends, and the type of its body."""

    operation: Operation
    use: TypeUse


def readable(operation: Operation, types: Types) -> PlannedWebhook | None:
    """Return a request that the API sends if its body is JSON, else None."""
    media = json_body(operation, types)
    if media is None:
        return None
    return PlannedWebhook(operation, media.type if media.type is not None else Anything())


def plan_webhooks(api: Api) -> tuple[PlannedWebhook, ...]:
    """Return the webhooks that can be read, in the order of the document."""
    found = (readable(operation, api.types) for operation in api.webhooks)
    return tuple(webhook for webhook in found if webhook is not None)


def secret_variable(settings: Settings) -> str:
    """Return the environment variable that holds the secret of webhooks."""
    return f"{settings.env_prefix}_WEBHOOK_SECRET"


def plan_webhooks_module(
    webhooks: tuple[PlannedWebhook, ...], vocabulary: Vocabulary, settings: Settings
) -> WebhooksModule:
    """Plan ``api/webhooks.py``."""
    types = vocabulary.types
    runtime = operation_scope(vocabulary, validated=True)
    typed = operation_scope(vocabulary, validated=False)
    # A body that may be anything says nothing: what fits no other type is returned as JSON anyway.
    told = [hook.use for hook in webhooks if not isinstance(graph.resolve(types, hook.use), Anything)]
    uses = told or [Anything()]
    checked = alternatives([annotate(use, types, runtime) for use in uses])
    returns = alternatives([annotate(use, types, typed) for use in uses])
    imports = {
        Import(".._runtime.values", "ValueType"),
        Import(".._runtime.webhooks", "TOLERANCE"),
        Import(".._runtime.webhooks", "WebhookReceiver"),
        Import("typing", "TypeAlias", typing_only=True),
        Import("collections.abc", "Mapping", typing_only=True),
    }
    imports |= checked.imports
    imports |= {
        Import(entry.module, entry.name, typing_only=entry.module != "..") for entry in returns.imports
    }
    return WebhooksModule(
        imports=import_block(imports),
        event=returns.code,
        type=checked.code,
        unwrap_docstring=syntax.method_docstring(
            (
                "Check that a webhook comes from the API, and read it.",
                "Raises WebhookVerificationError where it doesn't, or came too late.",
            ),
            (
                ("body", "The request's body, as it came."),
                ("headers", "The request's headers."),
                (
                    "secret",
                    f"The webhook's secret. Default: the environment variable ``{secret_variable(settings)}``.",
                ),
                ("tolerance", "How many seconds the webhook may be late."),
            ),
            indent=8,
        ),
        variable=syntax.string(secret_variable(settings)),
    )
