"""Planning the package around the operations: what it exports, and its project file."""

from __future__ import annotations

from specloom.ir.api import Api
from specloom.targets.kit.escapes import toml_string
from specloom.targets.kit.text import one_line
from specloom.targets.python import syntax
from specloom.targets.python.imports import member_order, natural_order
from specloom.targets.python.model import Export
from specloom.targets.python.model_files import export
from specloom.targets.python.naming import Names
from specloom.targets.python.package import Settings
from specloom.targets.python.server.model import Package

_RUNTIME = (
    ("AppOptions", "application"),
    ("BodyStream", "incoming"),
    ("ErrorReply", "replies"),
    ("Fault", "problems"),
    ("Identity", "identities"),
    ("Problem", "problems"),
    ("Reply", "replies"),
    ("ServerSentEvent", "events"),
    ("Uri", "uris"),
    ("UserPassword", "identities"),
    ("current_identities", "context"),
    ("current_request", "context"),
    ("unimplemented", "api"),
)


def plan_package(
    api: Api, names: Names, tags: list[str], settings: Settings, senders: tuple[tuple[str, str], ...]
) -> Package:
    """Plan ``__init__.py`` and ``pyproject.toml``. ``senders`` are classes that send requests, and their modules."""
    title = one_line(api.info.title)
    exports = [
        export("create_app", "app"),
        *(export(names.tags[tag].class_name, f"api.{names.tags[tag].attribute}") for tag in tags),
        *(export(name, f"_runtime.{module}") for name, module in _RUNTIME),
        *(export(name, module) for name, module in senders),
    ]
    return Package(
        docstring=syntax.docstring(f"A server of {title}.", indent=0),
        package=syntax.identifier(settings.package),
        distribution=syntax.distribution(settings.distribution),
        version=syntax.string(settings.version),
        description=toml_string(f"A server of {title}"),
        exports=tuple(sorted(exports, key=_order)),
        has_senders=bool(senders),
    )


def _order(entry: Export) -> tuple[object, object]:
    return natural_order(entry.module.text), member_order(entry.name.text)
