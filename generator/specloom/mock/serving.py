"""The application on a port of this machine, until it is interrupted."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from specloom.mock.app import App

GRACE = 2
"""Seconds that open requests may take to end when the server stops."""


class PortTaken(Exception):
    """Nothing can be served there."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small pieces at once (TCP_NODELAY) only on sockets that say that they are TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortTaken(f"can't listen on {host} port {port}: {error}") from error
    return listening


def url_of(listening: socket.socket) -> str:
    """Return the base URL, without a slash at the end."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: App, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; requests that are under way may end. ``ready`` is called when it starts."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )
    # uvicorn raises the signal again when it has stopped: what would end the process is an interruption, too.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        ready()
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
