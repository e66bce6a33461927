"""Interviews and sheets: how many questions settle every program, and what judging and laying out cost."""
import json
import subprocess


def measure(in_process, pack, count):
    done = subprocess.run([in_process, "interviews", pack, str(count)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def table(figures):
    chosen, own = figures["questions_mean"], figures["questions_mean_in_the_office_order"]
    ratio = chosen / own if own else 0
    sheets = figures["sheets"]
    return "\n".join([
        "| work | beside | goal | measured |", "|---|---|---|---|",
        f"| questions until every program is settled, mean of {figures['interviews']:,} random people | the office's own order, "
        f"what no longer matters left out | at most 80 % | {chosen:.2f} beside {own:.2f} ({100 * ratio:.0f} %) |",
        f"| verdicts that differ from judging all answers at once | – | 0 | {figures['verdicts_that_differ']} |",
        f"| judging all programs after an answer, CPU ms p50 / p99 | – | under 1 | {figures['judging_ms']['p50']} / {figures['judging_ms']['p99']} |",
        f"| choosing the next question, CPU ms p50 / p99 | – | – | {figures['choosing_ms']['p50']} / {figures['choosing_ms']['p99']} |",
        f"| what would change a verdict, CPU ms p50 / p99 | – | – | {figures['what_would_change_ms']['p50']} / {figures['what_would_change_ms']['p99']} |",
        f"| a checklist as text, CPU ms p50 / p99 | – | under 5 | {sheets['text_ms']['p50']} / {sheets['text_ms']['p99']} |",
        f"| a checklist as HTML, CPU ms p50 / p99 | – | under 5 | {sheets['html_ms']['p50']} / {sheets['html_ms']['p99']} |",
    ])
