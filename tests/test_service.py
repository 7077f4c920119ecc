"""The service for systemd: read by systemd itself where it is there, and with what keeps it in bounds."""

import configparser
import shutil
import subprocess
from pathlib import Path

UNIT = Path(__file__).parents[1] / "docs" / "trygg.service"
BOUNDS = {
    "UMask": "0077",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "StateDirectory": "trygg",
    "StateDirectoryMode": "0700",
    "WorkingDirectory": "/var/lib/trygg",
    "CapabilityBoundingSet": "",
}


def service() -> dict[str, str]:
    """What the section [Service] says."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(UNIT, encoding="utf-8")
    return dict(parser["Service"])


def test_the_service_is_kept_in_bounds() -> None:
    assert BOUNDS.items() <= service().items()
    assert int(service()["TimeoutStopSec"]) > 15, "SIGTERM ends a bot within 15 s"
    assert service()["ExecStart"].endswith("/.venv/bin/trygg run")


def test_systemd_understands_the_service(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        assert "[Install]" in UNIT.read_text(encoding="utf-8")
        return
    unit = tmp_path / UNIT.name
    written = UNIT.read_text(encoding="utf-8").replace("/opt/trygg/.venv/bin/trygg", shutil.which("true") or "")
    unit.write_text(written, encoding="utf-8")
    said = subprocess.run([verify, "verify", unit], capture_output=True, text=True, check=False)
    told = [line for line in said.stderr.splitlines() if unit.name in line]
    assert told == []
