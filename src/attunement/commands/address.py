"""Is the address that we were asked to serve on ours to take?"""

import argparse
import errno
import socket

from .failure import Failure


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 1 to 65535")
    return int(text)


def insist_free(host: str, port: int) -> None:
    """Raise Failure, with what to do instead, when nobody could listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise Failure(f"{host!r} is not an address of this machine.") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise Failure(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return (
            f"Port {port} is in use: Attunement may be running already. "
            f"Stop it, or choose another port: attunement run --port {other}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than you have: choose one above 1023."
    return f"Cannot listen on {host} port {port}: {error.strerror}."
