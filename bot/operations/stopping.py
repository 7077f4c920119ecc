"""Stop in time: react to signals, and end what does not end by itself."""

import os
import signal
import socket
import threading
import time

from bot.operations.log import log

GRACE = 12.0


def stop_on_signals(grace: float = GRACE) -> threading.Event:
    """Make an event that SIGTERM and SIGINT set; a process still running `grace` seconds later is ended.

    Nothing is lost: what is still to be posted is in the outbox.
    """
    stopped = threading.Event()
    # A handler written in Python could wait for a lock that the interrupted code holds; a socket cannot.
    heard, told = socket.socketpair()
    told.settimeout(0)
    signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    threading.Thread(target=_end, args=(heard, told, stopped, grace), name="stopping", daemon=True).start()
    return stopped


def _end(heard: socket.socket, _told: socket.socket, stopped: threading.Event, grace: float) -> None:
    heard.recv(1)
    stopped.set()
    time.sleep(grace)
    log.warning("stopped_with_work_left")
    os._exit(0)
