"""What the Web API works on: the workspace and the ways out of it."""

from dataclasses import dataclass, field

from sandbox.api.rates import Rates
from sandbox.events import Events
from sandbox.gateway import Gateway
from sandbox.sockets import Sockets
from sandbox.workspace import Workspace


@dataclass(slots=True)
class Site:
    """The parts of one running sandbox."""

    workspace: Workspace
    gateway: Gateway
    events: Events
    sockets: Sockets
    rates: Rates = field(default_factory=Rates)
