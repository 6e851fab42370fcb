"""Planning the documentation of what the API sends on its own: webhooks and callbacks."""

from __future__ import annotations

from specloom.ir.api import Api, Operation
from specloom.targets.kit.code import EMPTY, Code, literal
from specloom.targets.kit.escapes import markdown_cell, markdown_code, markdown_code_cell, markdown_text
from specloom.targets.python.examples import webhook_example
from specloom.targets.python.package import Settings
from specloom.targets.python.pages import ReceivedRow, WebhooksPage
from specloom.targets.python.prose import Pages, type_cell
from specloom.targets.python.values import Rendering
from specloom.targets.python.webhooks import PlannedWebhook, readable, secret_variable


def plan_webhooks_page(
    webhooks: tuple[PlannedWebhook, ...], api: Api, settings: Settings, pages: Pages
) -> WebhooksPage:
    """Plan the page of the webhooks."""
    return WebhooksPage(
        rows=tuple(_row(webhook.operation, webhook.operation.path, EMPTY, pages) for webhook in webhooks),
        variable=markdown_code(secret_variable(settings)),
        example=webhook_example(
            [webhook.use for webhook in webhooks], Rendering(api.types, pages.names, settings.package), api
        ),
    )


def callback_rows(operation: Operation, pages: Pages) -> tuple[ReceivedRow, ...]:
    """Return the requests that the API sends because of an operation."""
    return tuple(
        _row(answered, callback.name, markdown_code_cell(callback.expression), pages)
        for callback in operation.callbacks
        for answered in callback.operations
    )


def _row(operation: Operation, name: str, expression: Code, pages: Pages) -> ReceivedRow:
    received = readable(operation, pages.types)
    return ReceivedRow(
        name=markdown_cell(name),
        verb=markdown_text(operation.method),
        expression=expression,
        type=type_cell(received.use, pages) if received else literal("not JSON"),
        description=markdown_cell(operation.summary or operation.description),
    )
