#!/usr/bin/env python3
"""benchmarks/coreference/run.py texts GUM.conllu | gum GUM.conllu OUT.jsonl | sources GOLD.jsonl OUT.jsonl [--faults] [--floor PERCENT]

Who is who inside an article, measured. `gum` and `texts` want a file of UD_English-GUM (not shipped); `sources` what `corpus/export dev`
prints. OUT is what `dateline annotate -q -` makes of `texts`, or of `corpus/export dev --texts`. The measures stand in gum.py and sources.py.
With `--floor` the exit status is 1 where fewer sources have the right entity.
"""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import gum  # noqa: E402
import sources  # noqa: E402


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main(arguments):
    faults = "--faults" in arguments
    floor = 0.0
    if "--floor" in arguments:
        at = arguments.index("--floor")
        floor = float(arguments[at + 1]) / 100
        arguments = arguments[:at] + arguments[at + 2:]
    task, *paths = [a for a in arguments if a != "--faults"]
    if task == "texts" and len(paths) == 1:
        for ident, text, _ in gum.documents(paths[0]):
            print(json.dumps({"id": ident, "text": text}, ensure_ascii=False))
        return 0
    if task == "gum" and len(paths) == 2:
        rows = gum.measure(gum.documents(paths[0]), lines(paths[1]))
    elif task == "sources" and len(paths) == 2:
        rows = sources.measure(lines(paths[0]), lines(paths[1]), faults)
    else:
        sys.exit(__doc__)
    for name, row in rows.items():
        print(f"{name:26}", *(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))
    if task == "sources" and rows["both"]["right"] < floor:
        print(f"below the floor of {floor:.3f}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
