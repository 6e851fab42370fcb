"""How a page writes the document's prose, by its style and its language's habits."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir.types import Documentation
from specloom.targets.kit.code import EMPTY, Code
from specloom.targets.kit.entities import (
    entity_cell,
    quoted,
    quoted_cell,
    quoted_entity_line,
    quoted_line,
    without_relative_links,
)
from specloom.targets.kit.escapes import markdown_line, markdown_prose
from specloom.targets.kit.reference.style import Style
from specloom.targets.kit.text import fold


@dataclass(frozen=True, slots=True)
class Manner:
    """A language's habits of writing prose.

    ``guards_comments``: ``*/`` becomes ``*_/`` on verbatim pages. ``trims``: white space at both ends goes.
    ``has_entities``: verbatim paragraphs have HTML entities.
    """

    style: Style
    guards_comments: bool = False
    trims: bool = False
    has_entities: bool = False

    @property
    def is_verbatim(self) -> bool:
        """Whether pages are to be those of other generators."""
        return self.style is Style.VERBATIM

    def prose(self, doc: Documentation) -> str:
        """Return what a page says of a thing. The known pages don't say where there is more to read."""
        return doc.description or doc.title if self.is_verbatim else doc.prose

    def cell(self, text: str) -> Code:
        """Return text for a cell of a table."""
        text = self._trimmed(text)
        if self.is_verbatim:
            return quoted_cell(text, guard_comments=self.guards_comments)
        return entity_cell(without_relative_links(text))

    def cell_code(self, code: Code) -> Code:
        """Return code of the language for a cell of a table, shown as text."""
        return entity_cell(code.text)

    def line(self, text: str) -> Code:
        """Return text for a paragraph on one line: a summary."""
        text = self._trimmed(text)
        if not self.is_verbatim:
            return markdown_line(text)
        write = quoted_entity_line if self.has_entities else quoted_line
        return write(text, guard_comments=self.guards_comments)

    def description(self, text: str) -> Code:
        """Return a description: one line on verbatim pages, else its own paragraphs and lists."""
        if not text.strip():
            return EMPTY
        return self.line(text) if self.is_verbatim else markdown_prose(text)

    def comment_text(self, text: str) -> str:
        """Return text on one line for a comment, which the language's own escaper has yet to make safe."""
        text = self._trimmed(text)
        return quoted(text, guard_comments=self.guards_comments) if self.is_verbatim else fold(text)

    def _trimmed(self, text: str) -> str:
        return text.strip() if self.trims else text
