"""The option that says which workspace, where there are several."""

from typing import Annotated

import typer

WorkspaceOption = Annotated[
    str | None, typer.Option("--workspace", metavar="ID", help="Slack's id of it (T…), where there are several.")
]
