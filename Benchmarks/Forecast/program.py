"""The built program and what a run of it costs, for the benchmarks beside this file."""

import os
import pathlib
import subprocess
import tempfile
import time

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
        # A child's peak memory as the system counts it begins with that of its parent, so that a
        # small program between us and it has to report it.
        timed = ["/usr/bin/time", "-o", report.name, "-f", "%M"]
        start = time.perf_counter()
        process = subprocess.Popen(timed + pinned + arguments)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, arguments)
        return wall, usage.ru_utime + usage.ru_stime, int(report.read()) / 1024


def load():
    """How busy the machine is: the load average of the last minute and the number of cores."""
    return f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"
