"""The built program and what a run of it costs, for the benchmarks beside this file."""

import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def build():
    """Builds the optimised program, unless MODALITY names one; answers its path."""
    if "MODALITY" in os.environ:
        return os.environ["MODALITY"]
    command = [
        "swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "modality",
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run(
        command + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return str(pathlib.Path(shown.stdout.strip()) / "modality")


def cost(arguments, core=None):
    """Runs a program to its end; answers wall seconds, CPU seconds and peak memory in MB.

    The program is pinned to one core when one is named.
    """
    pinned = ["taskset", "-c", str(core)] if core is not None else []
    with tempfile.NamedTemporaryFile("r") as report:
        timed = ["/usr/bin/time", "-o", report.name, "-f", "%e %U %S %M"]
        subprocess.run(timed + pinned + arguments, check=True)
        wall, user, system, peak = map(float, report.read().split())
    return wall, user + system, peak / 1024


def load():
    """How busy the machine is: the load average of the last minute and the number of cores."""
    return f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"
