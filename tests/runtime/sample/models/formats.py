"""One of each format."""

from __future__ import annotations

import datetime
import decimal
import uuid
from typing import Annotated

from pydantic import Field

from .._runtime.formats import Base64, Base64Url, DecimalNumber, Uri, pattern
from .._runtime.model import Model


class Formats(Model):
    """One of each format."""

    date: datetime.date | None = None
    time: datetime.time | None = None
    duration: datetime.timedelta | None = None
    uid: uuid.UUID | None = None
    price: decimal.Decimal | None = None
    weight: DecimalNumber | None = None
    data: Base64 | None = None
    url_data: Base64Url | None = None
    code: Annotated[str, pattern(r"^(?!x)[a-z]+$")] | None = None
    pair: tuple[int, datetime.date] | None = None
    ratio: float | None = None
    link: Annotated[Uri, Field(max_length=40)] | None = None
