from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, path, response

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_DELETE_MODEL: Operation[models.DeleteModelResponse] = Operation(
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
    security=(("ApiKeyAuth",),),
)

_LIST_MODELS: Operation[models.ListModelsResponse] = Operation(
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
    security=(("ApiKeyAuth",),),
)

_RETRIEVE_MODEL: Operation[models.Model_] = Operation(
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
    security=(("ApiKeyAuth",),),
)


class ModelsApi(Api):
    """Which models there are, and who owns them."""

    def delete_model(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> models.DeleteModelResponse:
        """Delete a fine-tuned model.

        Removes a model for good. Only owners of the organization it belongs to may
        do this.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        return self._call(_DELETE_MODEL, (model,), options=options).data

    def delete_model_with_http_info(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.DeleteModelResponse]:
        """Do as ``delete_model`` and return the status code and the headers, too."""
        return self._call(_DELETE_MODEL, (model,), options=options)

    def list_models(
        self, **options: Unpack[RequestOptions]
    ) -> models.ListModelsResponse:
        """List the models.

        Lists every model the API key may use, with its owner and the time it came
        out.
        """
        return self._call(_LIST_MODELS, options=options).data

    def list_models_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListModelsResponse]:
        """Do as ``list_models`` and return the status code and the headers, too."""
        return self._call(_LIST_MODELS, options=options)

    def retrieve_model(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> models.Model_:
        """Look up one model.

        Returns the owner and the release time of a model.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        return self._call(_RETRIEVE_MODEL, (model,), options=options).data

    def retrieve_model_with_http_info(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Model_]:
        """Do as ``retrieve_model`` and return the status code and the headers, too."""
        return self._call(_RETRIEVE_MODEL, (model,), options=options)


class AsyncModelsApi(AsyncApi):
    """Which models there are, and who owns them."""

    async def delete_model(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> models.DeleteModelResponse:
        """Delete a fine-tuned model.

        Removes a model for good. Only owners of the organization it belongs to may
        do this.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        return (await self._call(_DELETE_MODEL, (model,), options=options)).data

    async def delete_model_with_http_info(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.DeleteModelResponse]:
        """Do as ``delete_model`` and return the status code and the headers, too."""
        return await self._call(_DELETE_MODEL, (model,), options=options)

    async def list_models(
        self, **options: Unpack[RequestOptions]
    ) -> models.ListModelsResponse:
        """List the models.

        Lists every model the API key may use, with its owner and the time it came
        out.
        """
        return (await self._call(_LIST_MODELS, options=options)).data

    async def list_models_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListModelsResponse]:
        """Do as ``list_models`` and return the status code and the headers, too."""
        return await self._call(_LIST_MODELS, options=options)

    async def retrieve_model(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> models.Model_:
        """Look up one model.

        Returns the owner and the release time of a model.

        Args:
            model: Which model, by its name. Names of fine-tuned models have colons in
                them.
        """
        return (await self._call(_RETRIEVE_MODEL, (model,), options=options)).data

    async def retrieve_model_with_http_info(
        self, model: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Model_]:
        """Do as ``retrieve_model`` and return the status code and the headers, too."""
        return await self._call(_RETRIEVE_MODEL, (model,), options=options)
