"""The base of all models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from .building import LOCK
from .fields import absent_when_none, constants
from .linking import link_class
from .marks import Nullable, constant, made, one_of, read_only, wire, write_only
from .requests import refuse_extras, tightened

__all__ = [
    "Model",
    "Nullable",
    "constant",
    "made",
    "one_of",
    "read_only",
    "wire",
    "write_only",
]


class Model(BaseModel):
    """An object of the API.

    * A field that was not given is not sent. ``None`` means "not given", except on a
      field that can be null.
    * Unknown properties are kept, and can be read as attributes.
    * Creating a model checks its values; a model that came in a response holds what
      the server sent, even where that doesn't fit the declared type.
    """

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_assignment=True,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        val_json_bytes="base64",
    )

    def model_post_init(self, context: Any, /) -> None:
        """Take back what was given as ``None``, and give what has one value."""
        given = self.__pydantic_fields_set__
        values = self.__dict__
        for name in absent_when_none(type(self)):
            if name in given and values[name] is None:
                given.discard(name)
        given.update(constants(type(self)))

    if not TYPE_CHECKING:

        @classmethod
        def model_rebuild(cls, *, force=False, **options):
            # Pydantic calls this when a model is first used.
            options.update(raise_errors=True, _parent_namespace_depth=0)
            with LOCK:
                if force or not cls.__pydantic_complete__:
                    link_class(cls)
                return super().model_rebuild(force=force, **options)

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            # And this when a model that mentions this one is first used.
            link_class(cls)
            schema = tightened(handler(source), handler.resolve_ref_schema)
            if cls.model_config.get("extra") == "forbid":
                refuse_extras(schema, handler.resolve_ref_schema)
            return schema

        def __setattr__(self, name, value):
            super().__setattr__(name, value)
            if value is None and name in absent_when_none(type(self)):
                self.__pydantic_fields_set__.discard(name)

        def model_dump(self, **options):
            return super().model_dump(**(_AS_SENT | options))

        def model_dump_json(self, **options):
            return super().model_dump_json(**(_AS_SENT | options))


_AS_SENT: Final[dict[str, Any]] = {"exclude_unset": True, "warnings": False}
