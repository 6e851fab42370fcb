"""Reading what was generated with the parser of its language."""

from __future__ import annotations

import ast
import json
import tomllib

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark").enable("table")


def unreadable(path: str, content: bytes) -> str:
    """Return what is wrong with a file, with its path: ``""`` where it can be read."""
    try:
        text = content.decode("utf-8")
        match path.rpartition(".")[2]:
            case "py" | "pyi":
                compile(text, path, "exec", ast.PyCF_ONLY_AST if path.endswith("i") else 0, dont_inherit=True)
            case "toml":
                tomllib.loads(text)
            case "json":
                json.loads(text)
            case "md":
                _MARKDOWN.parse(text)
    except (ValueError, SyntaxError, RecursionError) as error:
        return f"{path}: {type(error).__name__}: {error}"
    return ""
