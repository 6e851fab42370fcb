"""What the targets support, for people, for the documentation, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.targets.kit.plan import Target


def support_text(targets: Iterable[Target]) -> str:
    """Return every target with its options and features, for people."""
    return "\n".join("".join(f"{line}\n" for line in _lines(target)) for target in targets)


def support_json(targets: Iterable[Target]) -> list[dict[str, object]]:
    """Return every target with its options and features as JSON objects."""
    return [
        {
            "id": target.id,
            "summary": target.summary,
            "options": [
                {"name": option.name, "default": option.default, "description": option.description}
                for option in target.options
            ],
            "features": [
                {"name": feature.name, "support": feature.support.value, "note": feature.note}
                for feature in target.features
            ],
        }
        for target in targets
    ]


def support_markdown(targets: Iterable[Target]) -> str:
    """Return a Markdown table of features for every target."""
    return "\n".join("".join(f"{line}\n" for line in _rows(target)) for target in targets)


def _rows(target: Target) -> Iterator[str]:
    yield f"| `{target.id}` | |"
    yield "|---|---|"
    for feature in target.features:
        yield f"| {feature.name} | {feature.support.value}{f': {feature.note}' if feature.note else ''} |"


def _lines(target: Target) -> Iterator[str]:
    yield f"{target.id}: {target.summary}"
    for option in target.options:
        yield f"  --set {option.name}={option.default}  {option.description}".rstrip()
    for feature in target.features:
        yield f"  {feature.support.value:<8} {feature.name}{f': {feature.note}' if feature.note else ''}"
