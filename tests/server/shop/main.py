"""The shop's application."""

from __future__ import annotations

from orders import Orders
from shop_server import create_app

app = create_app(orders=Orders())
