"""Run `python -m sandbox`: start the local Slack, or `compare` its rules with another Slack."""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

import uvicorn

from sandbox.api.broken_responses import TransportExposingProtocol
from sandbox.compare import run_comparison
from sandbox.server import build_server
from sandbox.shutdown import GracefulServer
from sandbox.state import load_workspace
from sandbox.workspace import Workspace

TRIES = 50
REAL_SLACK = "https://slack.com/api/"


def main() -> None:
    """Run the command line: `compare`, or else serve."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    options = read_arguments(sys.argv[1:])
    if options.task == "compare":
        with contextlib.suppress(KeyboardInterrupt):
            sys.exit(run_comparison(options.api, options.token, older=options.older, machine=options.json))
        sys.exit(1)
    serve(options)


def serve(options: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT."""
    try:
        workspace = load_workspace(options.state, options.manifest)
    except (OSError, ValueError) as error:
        sys.exit(f"{options.state or options.manifest}: {error}")
    listener = open_listener(options.port)
    workspace.address = "http://{}:{}".format(*listener.getsockname())
    server = make_server(workspace, page=not options.no_page)
    print_connection_info(workspace)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(server.serve([listener]))


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local Slack workspace.")
    parser.add_argument("--port", type=int, default=8400, help="the port to try first")
    parser.add_argument("--manifest", type=Path, help="the app's manifest (JSON); without it all is allowed")
    parser.add_argument("--state", type=Path, help="a workspace to begin with (JSON)")
    parser.add_argument("--no-page", action="store_true", help="only the API, no page for people")
    comparing = add_comparing(parser)
    options = parser.parse_args(arguments)
    if options.task == "compare" and not options.token:
        comparing.error("give --token, or set SLACK_BOT_TOKEN")
    return options


def add_comparing(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the sub-command `compare`."""
    tasks = parser.add_subparsers(dest="task", metavar="compare")
    about = (
        "send every example of valid and invalid blocks to another Slack, and list where this one judges otherwise"
    )
    comparing = tasks.add_parser("compare", help=about, description=f"{about[0].upper()}{about[1:]}.")
    known = os.environ.get("SLACK_BOT_TOKEN", "")
    comparing.add_argument("--token", default=known, help="xoxb-…; otherwise that of SLACK_BOT_TOKEN")
    comparing.add_argument("--api", default=REAL_SLACK, help="its Web API; Slack's own unless it is given")
    comparing.add_argument("--older", action="store_true", help="the blocks of 2026 have not reached it")
    comparing.add_argument("--json", action="store_true", help="print JSON")
    return comparing


def open_listener(port: int) -> socket.socket:
    """Listen on the loopback interface at that port or the next free one; 0 takes any."""
    for each in range(port, port + TRIES + 1):
        try:
            listener = socket.create_server(("127.0.0.1", each))
        except OSError:
            continue
        # Inherited by accepted sockets; without it an envelope waits 40 ms for the TCP acknowledgement before it.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if each != port:
            sys.stderr.write(f"Port {port} is taken; this local Slack is at port {each}.\n")
        return listener
    raise SystemExit(f"no free port from {port} to {port + TRIES}")


def make_server(workspace: Workspace, *, page: bool = True) -> uvicorn.Server:
    """Create the server of a workspace whose address is set."""
    app = build_server(workspace, page=page)
    config = uvicorn.Config(
        app,
        http=TransportExposingProtocol,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    return GracefulServer(config, app.state.pending)


def print_connection_info(workspace: Workspace) -> None:
    """Print address, tokens and signing secret as one line of JSON."""
    connection = {
        "page": workspace.address,
        "api": f"{workspace.address}/api/",
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "signing_secret": workspace.signing_secret,
    }
    sys.stdout.write(json.dumps(connection) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
