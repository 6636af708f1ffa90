"""Runs all programs in turns and prints each one's time as a multiple of neurotype's, with its spread over the rounds."""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WORKLOADS = ["step-large", "adam-large", "step-small", "step-wide", "predict-large", "predict-small", "bulk-large"]


def rust(name):
    """A Rust program, built; none if it cannot be."""
    build = subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=HERE / name)
    return [str(HERE / name / "target/release" / f"peer-{name}")] if build.returncode == 0 else None


def python(script):
    return [sys.executable, str(HERE / script)]


PROGRAMS = {
    "neurotype": (lambda: rust("neurotype"), {}),
    "pytorch": (lambda: python("pytorch.py"), {}),
    "jax": (lambda: python("jax_scan.py"), {"JAX_PLATFORMS": "cpu"}),
    "keras-tensorflow": (lambda: python("keras_fit.py"), {"KERAS_BACKEND": "tensorflow"}),
    "keras-jax": (lambda: python("keras_fit.py"), {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"}),
    "onnxruntime": (lambda: python("onnx_run.py"), {}),
    "burn": (lambda: rust("burn"), {}),
    "candle": (lambda: rust("candle"), {}),
    "dfdx": (lambda: rust("dfdx"), {}),
}


def measured(command, environment, workload):
    """Seconds of one unit; none if the program does not have the workload or does not run."""
    run = subprocess.run(
        [*command, workload], env={**os.environ, **environment}, capture_output=True, text=True, cwd=HERE, timeout=600
    )
    for line in run.stdout.splitlines():
        name, _, seconds = line.partition(" ")
        if name == workload:
            return float(seconds)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workloads", nargs="*", default=WORKLOADS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="peers, separated by commas")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",") if arguments.only else list(PROGRAMS)
    for name in set(arguments.workloads) - set(WORKLOADS):
        parser.error(f"there is no workload {name}; there are {', '.join(WORKLOADS)}")
    for name in set(wanted) - set(PROGRAMS):
        parser.error(f"there is no program {name}; there are {', '.join(PROGRAMS)}")
    commands = {name: make() for name, (make, _) in PROGRAMS.items() if name == "neurotype" or name in wanted}
    print(f"{'':16} {'':18} {'median':>12} {'times neurotype':>16} {'from':>8} {'to':>8}")
    for workload in arguments.workloads:
        seconds = {name: [] for name, command in commands.items() if command}
        for _ in range(arguments.rounds):
            for name in list(seconds):
                value = measured(commands[name], PROGRAMS[name][1], workload)
                if value is None:
                    del seconds[name]
                else:
                    seconds[name].append(value)
        own = seconds["neurotype"]
        for name, values in seconds.items():
            ratios = [value / mine for value, mine in zip(values, own)]
            print(
                f"{workload:16} {name:18} {statistics.median(values) * 1e6:9.2f} µs"
                f" {statistics.median(ratios):16.2f} {min(ratios):8.2f} {max(ratios):8.2f}",
                flush=True,
            )


main()
