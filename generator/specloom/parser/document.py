"""The document as a whole: from a path to an ``Api`` (OAS 3.1 §4.8.1)."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from specloom.diagnostics import Diagnostic, Location, has_errors
from specloom.ir.api import Api, Info, Operation, Server, Tag
from specloom.ir.pagination import find_pagination
from specloom.ir.types import JsonValue
from specloom.parser.bundle import bundle
from specloom.parser.context import Context, external_docs, mapping
from specloom.parser.drafts import Drafts
from specloom.parser.findings import Findings
from specloom.parser.finishing import finish
from specloom.parser.moves import find_moves
from specloom.parser.nodes import Node, elements, kind_of, members
from specloom.parser.operations import Operations, find_operations
from specloom.parser.origins import Origin
from specloom.parser.overlay import Overlays
from specloom.parser.references import Documents
from specloom.parser.schemas import Schemas
from specloom.parser.security import read_schemes, read_security
from specloom.parser.servers import read_servers
from specloom.parser.source import Source, read_source
from specloom.parser.swagger import is_swagger, upgrade
from specloom.parser.trails import Trails
from specloom.parser.validate import validate
from specloom.parser.versions import DIALECTS, SUPPORTED

_STACK = 20_000
"""Calls inside each other that the deepest document allowed may need."""

_START = "An OpenAPI document starts with a line such as: openapi: 3.1.0"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a document.

    ``api`` is None where an error was found. ``sources`` holds every file that was read, by the ``file`` of a
    ``Location`` (``""`` is the root document), also after an error, so that findings can be shown in their text; it
    is empty only where the root document can't be read at all. The locations in ``diagnostics`` are those in the
    files; the ones in ``api`` are those in the merged document, where there are overlays.
    """

    api: Api | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    origin: Origin = field(default_factory=lambda: Origin(Location("", "")))
    documents: Documents | None = None

    def document(self) -> JsonValue:
        """Return the document in one piece, as JSON has it: with its overlays and the files that it refers to."""
        return None if self.documents is None else bundle(self.documents)

    def placed(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return findings about the ``api`` with the places where overlays or the document say what they are about."""
        return tuple(replace(one, location=_original(one.location, self.origin)) for one in diagnostics)


def _original(location: Location | None, origin: Origin) -> Location | None:
    return origin.find(location.pointer) if location and not location.file else location


def parse(path: Path, overlays: Sequence[Path] = (), *, lenient: bool = False) -> Parsed:
    """Read a document, with its overlays, and everything it refers to. Nothing a document holds makes this raise.

    A ``lenient`` reader leaves out what can't be understood, with a warning, where the rest means something without it.
    """
    findings = Findings(lenient=lenient)
    outcome = read_source(path)
    findings.add(outcome.diagnostics)
    if outcome.value is None:
        return Parsed(None, findings.all(), {})
    layers = Overlays(outcome.value, overlays if not has_errors(findings.all()) else (), findings)
    documents = Documents(outcome.value, layers, findings)
    swagger = is_swagger(outcome.value.data) and not has_errors(findings.all())
    at_door = _enter(documents, layers, lenient) if swagger else ()
    if swagger:
        documents = Documents(outcome.value, layers, findings, documents.sources)
    api: Api | None = None
    if not has_errors(findings.all()):
        version = _version(documents.root, findings)
        if version:
            with _undisturbed():
                try:
                    api = _read(documents, version, findings)
                except RecursionError:
                    message = "the schemas of this document lead too deep into each other"
                    findings.error("NESTING-DEEP", message, documents.root.location)
    diagnostics = findings.all()
    if api is not None and swagger:
        api = replace(api, dialect="2.0")
    parsed = Parsed(None if has_errors(diagnostics) else api, (), documents.sources, layers.origin, documents)
    told = Findings()
    told.add(at_door)
    told.add(parsed.placed(diagnostics))
    return replace(parsed, diagnostics=told.all() if swagger else parsed.placed(diagnostics))


def _enter(documents: Documents, layers: Overlays, lenient: bool) -> tuple[Diagnostic, ...]:
    """Turn a document of version 2.0 into one of 3.0, and return what there is to say about it as it was."""
    findings, source = Findings(lenient=lenient), documents.sources[""]
    validate(documents.root, "2.0", findings)
    source.data, made = upgrade(documents, findings)
    source.moves = find_moves(made)
    told = tuple(replace(one, location=_original(one.location, layers.origin)) for one in findings.all())
    layers.origin = made.behind(layers.origin)
    return told


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Allow deep recursion, and no collection of garbage: all that is made here is kept, so that it finds nothing."""
    limit, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(limit, _STACK))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()


def _version(root: Node, findings: Findings) -> str:
    """Return the version of a document that can be read, else ``""``."""
    words = mapping(root)
    if not isinstance(root.value, dict):
        message = f"not an OpenAPI document: the whole is {kind_of(root.value)}"
        findings.error("VERSION-UNKNOWN", message, root.location, _START)
        return ""
    if "openapi" not in words:
        if "swagger" in words:
            message = "this version of Swagger is not read"
            findings.error(
                "VERSION-UNSUPPORTED", message, root.location.child("swagger"), "2.0 is: swagger: '2.0'"
            )
        else:
            message = "not an OpenAPI document: no openapi version"
            findings.error("VERSION-UNKNOWN", message, root.location, _START)
        return ""
    version = words["openapi"]
    place = root.location.child("openapi")
    if isinstance(version, float) and str(version) in ("3.0", "3.1", "3.2"):
        hint = f"Write it in quotes: openapi: '{version}.0'"
        findings.warn("VERSION-UNKNOWN", "the version should be a text with three numbers", place, hint)
        return f"{version}.0"
    if not isinstance(version, str) or not SUPPORTED.match(version):
        message = f"OpenAPI {version if isinstance(version, str | int | float) else ''} is not read"
        findings.error("VERSION-UNSUPPORTED", message, place, "3.0, 3.1 and 3.2 are, and Swagger 2.0.")
        return ""
    return version


def _read(documents: Documents, version: str, findings: Findings) -> Api:
    root = documents.root
    if not documents.sources[""].moves:
        validate(root, version, findings)
    dialect = mapping(root).get("jsonSchemaDialect")
    if isinstance(dialect, str) and not DIALECTS.match(dialect):
        message = f"the dialect {dialect} is not known: schemas are read as those of OpenAPI"
        findings.count("KEYWORD-IGNORED", message, root.location.child("jsonSchemaDialect"))
    trails = Trails(documents)
    schemas = Schemas(documents, Drafts(documents, trails, findings, version), trails, findings)
    context = Context(documents, findings, schemas, trails)
    components = root.get("components")
    webhook_key = "webhooks" if root.get("webhooks") else "x-webhooks"
    paths = tuple(find_operations(context, root.get("paths"), "paths", Location("", "/paths")))
    if not documents.sources[""].moves:  # those of version 2.0 are among the paths already
        more = root.get("x-ms-paths")
        paths += tuple(find_operations(context, more, "x-ms-paths", Location("", "/x-ms-paths")))
    hooks = tuple(
        find_operations(context, root.get(webhook_key), "webhooks", Location("", f"/{webhook_key}"))
    )
    schemes = read_schemes(context, components)
    security = read_security(context, root, schemes, ())
    reader = Operations(context, schemes, security, (*paths, *hooks))
    named = tuple(members(components.get("schemas") if components else None, findings, "schemas", vital=True))
    if not (paths or hooks or named or has_errors(findings.all())):
        findings.warn("OPERATIONS-NONE", "the document has no operations and no schemas", root.location)
    for _, schema in sorted(named, key=lambda entry: entry[0]):
        schemas.define(schema)
    operations = tuple(reader.read(entry) for entry in paths)
    webhooks = tuple(reader.read(entry) for entry in hooks)
    schemas.settle()
    default = Server("/", Location("", ""))
    api = Api(
        version,
        _info(context, root),
        read_servers(context, root) or (default,),
        _tags(context, root, (*operations, *webhooks)),
        operations,
        webhooks,
        schemes,
        schemas.types,
        *external_docs(root),
    )
    finished = finish(api, schemas)
    for operation in finished.operations:
        findings.add(find_pagination(operation, finished.types).diagnostics)
    return finished


def _info(context: Context, root: Node) -> Info:
    info = root.get("info")
    contact = info.get("contact") if info else None
    license_ = info.get("license") if info else None
    text = context.text
    return Info(
        text(info, "title"),
        text(info, "version"),
        text(info, "summary"),
        text(info, "description"),
        text(info, "termsOfService"),
        text(contact, "name"),
        text(contact, "email"),
        text(contact, "url"),
        text(license_, "name"),
        text(license_, "url"),
    )


def _tags(context: Context, root: Node, operations: tuple[Operation, ...]) -> tuple[Tag, ...]:
    """Return the declared tags, then those that only operations mention."""
    found: dict[str, Tag] = {}
    for node in elements(root.get("tags"), context.findings, "tags"):
        name = context.text(node, "name")
        if name:
            summary = context.text(node, "summary")
            parent, kind = context.text(node, "parent"), context.text(node, "kind")
            description = context.text(node, "description") or summary
            url, about = external_docs(node)
            found.setdefault(name, Tag(name, description, url, summary, parent, kind, about))
    for operation in operations:
        for name in operation.tags:
            found.setdefault(name, Tag(name))
    return tuple(found.values())
