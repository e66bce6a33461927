"""Workflows: judging and drawing them, and clocks that have run out, beside plain moves of as many cases."""
import json
import subprocess


def measure(in_process, count, folder):
    done = subprocess.run([in_process, "workflows", str(count), folder], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def table(figures):
    clocks = figures["clocks"]
    ratio = clocks["tick_cpu_seconds"] / max(clocks["moves_cpu_seconds"], 0.01)
    return "\n".join([
        "| work | beside | goal | measured |", "|---|---|---|---|",
        f"| reading and judging 50 states × 1,000 transitions, CPU ms | – | under 1,000 | {figures['check_ms']['p50']} |",
        f"| laying out 30 states, 90 ways, CPU ms | – | under 50 | {figures['layout_ms']['p50']} |",
        f"| laying out 200 states, 600 ways, CPU ms | – | – | {figures['layout_200_ms']['p50']} |",
        f"| applying {clocks['timers']:,} clocks that ran out, CPU s | as many moves, 200 in a commit | at most 3× | "
        f"{clocks['tick_cpu_seconds']} beside {clocks['moves_cpu_seconds']} ({ratio:.2f}×) |",
        f"| the same, seconds | | – | {clocks['tick_seconds']} beside {clocks['moves_seconds']} |",
        f"| memory before and after, private MB | – | flat | {clocks['memory_before_mb']} and {clocks['memory_after_mb']} |",
    ])
