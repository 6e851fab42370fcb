from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import Operation, SchemeUse, content, path, response

if TYPE_CHECKING:
    from .._runtime.replies import Answer
    from ..headers import ListModels200Headers

_DELETE_MODEL = Operation(
    "delete_model",
    "DELETE",
    "/models/{model}",
    parameters=(path("model", lambda: Annotated[str, Field(min_length=1)]),),
    responses=(
        response(
            "200", content("application/json", lambda: models.DeleteModelResponse)
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_LIST_MODELS = Operation(
    "list_models",
    "GET",
    "/models",
    responses=(
        response(
            "200",
            content("application/json", lambda: models.ListModelsResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_RETRIEVE_MODEL = Operation(
    "retrieve_model",
    "GET",
    "/models/{model}",
    parameters=(path("model", lambda: Annotated[str, Field(min_length=1)]),),
    responses=(
        response("200", content("application/json", lambda: models.Model_)),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)


class ModelsApi(Api):
    """Which models there are, and who owns them."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _DELETE_MODEL,
        _LIST_MODELS,
        _RETRIEVE_MODEL,
    )

    @operation
    async def delete_model(self, model: str) -> Answer[models.DeleteModelResponse]:
        """Delete a fine-tuned model.

        Removes a model for good. Only owners of the organization it belongs to may
        do this.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        raise NotImplementedError

    @operation
    async def list_models(
        self,
    ) -> Answer[models.ListModelsResponse, ListModels200Headers | None]:
        """List the models.

        Lists every model the API key may use, with its owner and the time it came
        out.
        """
        raise NotImplementedError

    @operation
    async def retrieve_model(self, model: str) -> Answer[models.Model_]:
        """Look up one model.

        Returns the owner and the release time of a model.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        raise NotImplementedError
