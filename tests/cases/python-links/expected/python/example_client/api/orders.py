from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.links import AsyncLinks, LinkedResponse, Links
from .._runtime.operation import (
    Operation,
    content,
    header,
    json_body,
    path,
    query,
    response,
)

if TYPE_CHECKING:
    import datetime
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_CANCEL_ORDER: Operation[None] = Operation(
    "DELETE",
    "/orders/{id}",
    parameters=(path("id", lambda: int),),
    body=(json_body(lambda: models.CancelOrderRequest),),
    responses=(response("204"),),
)

_CREATE_ORDER: Operation[models.Made] = Operation(
    "POST",
    "/orders",
    parameters=(query("tenant", lambda: str), header("X-Trace", lambda: UUID)),
    body=(json_body(lambda: models.Order),),
    body_required=True,
    responses=(
        response(
            "201",
            content("application/json", lambda: models.Made),
            headers={"X-Number": lambda: int},
        ),
        response("4XX"),
    ),
)

_GET_ORDER: Operation[models.Order] = Operation(
    "GET",
    "/orders/{id}",
    parameters=(path("id", lambda: int), query("tenant", lambda: str)),
    responses=(response("200", content("application/json", lambda: models.Order)),),
)

_LIST_ORDERS: Operation[None] = Operation(
    "GET",
    "/orders",
    parameters=(query("response", lambda: str),),
    responses=(response("204"),),
)

_PING: Operation[None] = Operation(
    "GET",
    "/ping",
    responses=(response("204"),),
)


class CreateOrderLinks(Links):
    """What can be asked for after ``create_order``."""

    def self(self, **options: Unpack[RequestOptions]) -> models.Order:
        """Call ``get_order`` with what the response says.

        The order itself.
        """
        return OrdersApi(self._client).get_order(
            id=self._value("$response.header.x-number"),
            tenant=self._value("$request.query.tenant"),
            **options,
        )

    def cancel(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``cancel_order`` with what the response says."""
        OrdersApi(self._client).cancel_order(
            id=self._value("$response.body#/a~1b/0/id"),
            cancel_order_request=self._value({"reason": "mistake", "codes": [1]}),
            **options,
        )

    def buyer(
        self, since: datetime.date | str, **options: Unpack[RequestOptions]
    ) -> str:
        """Call ``get_person`` with what the response says.

        Args:
            since: From when on.
        """
        from .people import PeopleApi

        return PeopleApi(self._client).get_person(
            name=self._value("p-{$request.body#/buyer}-{$response.body#/vip}"),
            trace=self._value("$request.header.x-trace"),
            limit=self._value("ten"),
            since=since,
            **options,
        )

    def rename(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``rename_person`` with what the response says."""
        from .people import PeopleApi

        PeopleApi(self._client).rename_person(
            name=self._value("{$request.body#/buyer}"),
            item=self._value("$response.body#/a~1b/0"),
            **options,
        )

    def several(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Call ``list_orders`` with what the response says."""
        OrdersApi(self._client).list_orders(response=response, **options)

    def nothing(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``ping`` with what the response says."""
        OrdersApi(self._client).ping(**options)


class ListOrdersLinks(Links):
    """What can be asked for after ``list_orders``."""

    def create(
        self,
        order: models.Order | params.Order,
        *,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Made:
        """Call ``create_order`` with what the response says."""
        return OrdersApi(self._client).create_order(
            tenant=self._value("$request.query.response"),
            order=order,
            x_trace=x_trace,
            **options,
        )


class AsyncCreateOrderLinks(AsyncLinks):
    """What can be asked for after ``create_order``."""

    async def self(self, **options: Unpack[RequestOptions]) -> models.Order:
        """Call ``get_order`` with what the response says.

        The order itself.
        """
        return await AsyncOrdersApi(self._client).get_order(
            id=self._value("$response.header.x-number"),
            tenant=self._value("$request.query.tenant"),
            **options,
        )

    async def cancel(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``cancel_order`` with what the response says."""
        await AsyncOrdersApi(self._client).cancel_order(
            id=self._value("$response.body#/a~1b/0/id"),
            cancel_order_request=self._value({"reason": "mistake", "codes": [1]}),
            **options,
        )

    async def buyer(
        self, since: datetime.date | str, **options: Unpack[RequestOptions]
    ) -> str:
        """Call ``get_person`` with what the response says.

        Args:
            since: From when on.
        """
        from .people import AsyncPeopleApi

        return await AsyncPeopleApi(self._client).get_person(
            name=self._value("p-{$request.body#/buyer}-{$response.body#/vip}"),
            trace=self._value("$request.header.x-trace"),
            limit=self._value("ten"),
            since=since,
            **options,
        )

    async def rename(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``rename_person`` with what the response says."""
        from .people import AsyncPeopleApi

        await AsyncPeopleApi(self._client).rename_person(
            name=self._value("{$request.body#/buyer}"),
            item=self._value("$response.body#/a~1b/0"),
            **options,
        )

    async def several(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Call ``list_orders`` with what the response says."""
        await AsyncOrdersApi(self._client).list_orders(response=response, **options)

    async def nothing(self, **options: Unpack[RequestOptions]) -> None:
        """Call ``ping`` with what the response says."""
        await AsyncOrdersApi(self._client).ping(**options)


class AsyncListOrdersLinks(AsyncLinks):
    """What can be asked for after ``list_orders``."""

    async def create(
        self,
        order: models.Order | params.Order,
        *,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Made:
        """Call ``create_order`` with what the response says."""
        return await AsyncOrdersApi(self._client).create_order(
            tenant=self._value("$request.query.response"),
            order=order,
            x_trace=x_trace,
            **options,
        )


class OrdersApi(Api):
    """The operations of the group orders."""

    def cancel_order(
        self,
        id: int,
        *,
        cancel_order_request: (
            models.CancelOrderRequest | params.CancelOrderRequest | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``DELETE /orders/{id}``."""
        self._call(_CANCEL_ORDER, (id,), body=cancel_order_request, options=options)

    def cancel_order_with_http_info(
        self,
        id: int,
        *,
        cancel_order_request: (
            models.CancelOrderRequest | params.CancelOrderRequest | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``cancel_order`` and return the status code and the headers, too."""
        return self._call(
            _CANCEL_ORDER, (id,), body=cancel_order_request, options=options
        )

    def create_order(
        self,
        order: models.Order | params.Order,
        *,
        tenant: str | None = None,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Made:
        """Send ``POST /orders``."""
        return self._call(
            _CREATE_ORDER, (tenant, x_trace), body=order, options=options
        ).data

    def create_order_with_http_info(
        self,
        order: models.Order | params.Order,
        *,
        tenant: str | None = None,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> LinkedResponse[models.Made, CreateOrderLinks]:
        """Do as ``create_order`` and return the status code and the headers, too."""
        return LinkedResponse(
            self._call(_CREATE_ORDER, (tenant, x_trace), body=order, options=options),
            CreateOrderLinks,
            self._client,
            {"$request.query.tenant": tenant, "$request.header.x-trace": x_trace},
        )

    def get_order(
        self, id: int, *, tenant: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.Order:
        """Send ``GET /orders/{id}``."""
        return self._call(_GET_ORDER, (id, tenant), options=options).data

    def get_order_with_http_info(
        self, id: int, *, tenant: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Order]:
        """Do as ``get_order`` and return the status code and the headers, too."""
        return self._call(_GET_ORDER, (id, tenant), options=options)

    def list_orders(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Send ``GET /orders``."""
        self._call(_LIST_ORDERS, (response,), options=options)

    def list_orders_with_http_info(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> LinkedResponse[None, ListOrdersLinks]:
        """Do as ``list_orders`` and return the status code and the headers, too."""
        return LinkedResponse(
            self._call(_LIST_ORDERS, (response,), options=options),
            ListOrdersLinks,
            self._client,
            {"$request.query.response": response},
        )

    def ping(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /ping``."""
        self._call(_PING, options=options)

    def ping_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``ping`` and return the status code and the headers, too."""
        return self._call(_PING, options=options)


class AsyncOrdersApi(AsyncApi):
    """The operations of the group orders."""

    async def cancel_order(
        self,
        id: int,
        *,
        cancel_order_request: (
            models.CancelOrderRequest | params.CancelOrderRequest | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``DELETE /orders/{id}``."""
        await self._call(
            _CANCEL_ORDER, (id,), body=cancel_order_request, options=options
        )

    async def cancel_order_with_http_info(
        self,
        id: int,
        *,
        cancel_order_request: (
            models.CancelOrderRequest | params.CancelOrderRequest | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``cancel_order`` and return the status code and the headers, too."""
        return await self._call(
            _CANCEL_ORDER, (id,), body=cancel_order_request, options=options
        )

    async def create_order(
        self,
        order: models.Order | params.Order,
        *,
        tenant: str | None = None,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Made:
        """Send ``POST /orders``."""
        return (
            await self._call(
                _CREATE_ORDER, (tenant, x_trace), body=order, options=options
            )
        ).data

    async def create_order_with_http_info(
        self,
        order: models.Order | params.Order,
        *,
        tenant: str | None = None,
        x_trace: UUID | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> LinkedResponse[models.Made, AsyncCreateOrderLinks]:
        """Do as ``create_order`` and return the status code and the headers, too."""
        return LinkedResponse(
            await self._call(
                _CREATE_ORDER, (tenant, x_trace), body=order, options=options
            ),
            AsyncCreateOrderLinks,
            self._client,
            {"$request.query.tenant": tenant, "$request.header.x-trace": x_trace},
        )

    async def get_order(
        self, id: int, *, tenant: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.Order:
        """Send ``GET /orders/{id}``."""
        return (await self._call(_GET_ORDER, (id, tenant), options=options)).data

    async def get_order_with_http_info(
        self, id: int, *, tenant: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Order]:
        """Do as ``get_order`` and return the status code and the headers, too."""
        return await self._call(_GET_ORDER, (id, tenant), options=options)

    async def list_orders(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Send ``GET /orders``."""
        await self._call(_LIST_ORDERS, (response,), options=options)

    async def list_orders_with_http_info(
        self, *, response: str | None = None, **options: Unpack[RequestOptions]
    ) -> LinkedResponse[None, AsyncListOrdersLinks]:
        """Do as ``list_orders`` and return the status code and the headers, too."""
        return LinkedResponse(
            await self._call(_LIST_ORDERS, (response,), options=options),
            AsyncListOrdersLinks,
            self._client,
            {"$request.query.response": response},
        )

    async def ping(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /ping``."""
        await self._call(_PING, options=options)

    async def ping_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``ping`` and return the status code and the headers, too."""
        return await self._call(_PING, options=options)
