"""The options of the server, checked."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.diagnostics import Diagnostic, Outcome, Severity
from specloom.ir.api import Api
from specloom.targets.kit.plan import Option
from specloom.targets.python import syntax
from specloom.targets.python.cases import snake_case
from specloom.targets.python.package import Settings

OPTIONS = (
    Option("package", "", "Import name of the package. Default: the document's title, with _server."),
    Option("distribution", "", "Name on a package index. Default: the package's name with hyphens."),
    Option("version", "", "Version of the package. Default: the document's version, as PEP 440 has it."),
)


def read_settings(api: Api, options: Mapping[str, str]) -> Outcome[Settings]:
    """Check the options and fill in what they leave open."""
    package = options.get("package") or snake_case(f"{api.info.title} server", prefix="api")
    distribution = options.get("distribution") or package.replace("_", "-")
    version = options.get("version") or syntax.version(api.info.version)
    findings = []
    if not syntax.is_identifier(package) or not package.islower():
        hint = "Use lower-case letters, digits and _."
        findings.append(_refused("package", f"{package!r} is not the name of a Python package", hint))
    if not syntax.is_distribution(distribution):
        hint = "Use letters, digits and hyphens."
        findings.append(_refused("distribution", f"{distribution!r} is not a distribution's name", hint))
    if syntax.version(version) != version:
        hint = "Use numbers with dots: 1.2.3."
        findings.append(_refused("version", f"{version!r} is not a version", hint))
    if findings:
        return Outcome(None, tuple(findings))
    settings = Settings(package, distribution, version, env_prefix="", published=False, paginated=False)
    return Outcome(settings, ())


def _refused(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("OPTION-INVALID", Severity.ERROR, f"option {name}: {message}", hint=hint)
