"""corpus/measure PART PREDICTED.jsonl [--floors FILE]

How the program of the day does on the corpus, in a few plain figures, for the tests and for whoever trains weights. PREDICTED is what
`dateline annotate` prints for `corpus/export PART --texts`. With --floors (lines `NAME PER_CENT`) a figure below its floor is an error.

    triggers      F1 of event mentions; a mention is found if a predicted one shares a character with it
    events        F1 of events: same type, same layer, a shared mention
    layer, force, stance   share right where the event, the claim was found
    parties       F1 of arguments of found events: same role, spans that share a character
    source, cue, content   F1 of attributions' parts: spans that share half of the longer one

Optional events are neither asked for nor held against anybody, and `alt_` readings count as right.
"""
import argparse
import json
import sys

from export import documents
from rules import CORPUS


def touch(a, b):
    return a[0] < b[1] and a[1] > b[0]


def alike(a, b):
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= max(a[1] - a[0], b[1] - b[0])


class Count:
    def __init__(self):
        self.right = self.given = self.gold = 0

    def add(self, given, gold, same):
        """One-to-one, in order."""
        free = list(gold)
        for x in given:
            hit = next((g for g in free if same(x, g)), None)
            if hit is not None:
                free.remove(hit)
                self.right += 1
        self.given, self.gold = self.given + len(given), self.gold + len(gold)

    def share(self, right):
        self.right, self.given, self.gold = self.right + bool(right), self.given + 1, self.gold + 1

    @property
    def f1(self):
        return 200 * self.right / max(1, self.given + self.gold)


def pairs(gold, found):
    """[(gold event, predicted event)]: each predicted one goes to the gold event it shares most mentions with."""
    out, free = [], list(gold["events"])
    for event in found["events"]:
        shared = [(sum(touch(a, b) for a in event["mentions"] for b in g["mentions"]), -i, g) for i, g in enumerate(free)]
        best = max(shared, key=lambda s: s[:2], default=(0,))
        if best[0]:
            free.remove(best[2])
            out.append((best[2], event))
    return out


def add(figures, gold, found):
    optional = [m for e in gold["events"] if e.get("optional") for m in e["mentions"]]
    counted = lambda spans: [s for s in spans if not any(touch(s, o) for o in optional)]                         # noqa: E731
    figures["triggers"].add(counted(m for e in found["events"] for m in e["mentions"]),
                            counted(m for e in gold["events"] if not e.get("optional") for m in e["mentions"]), touch)
    paired = [(g, e) for g, e in pairs(gold, found) if not g.get("optional")]
    right = [e for g, e in paired if e["type"] in (g["type"], *g.get("alt_types", ())) and e["layer"] in (g["layer"], *g.get("alt_layers", ()))]
    extra = [e for e in found["events"] if counted(e["mentions"])]
    figures["events"].right += len(right)
    figures["events"].given += len(extra)
    figures["events"].gold += sum(not e.get("optional") for e in gold["events"])
    for g, e in paired:
        figures["layer"].share(e["layer"] in (g["layer"], *g.get("alt_layers", ())))
        figures["parties"].add([a for a in e["arguments"] if a["span"]], [a for a in g["arguments"] if a["span"]],
                               lambda x, y: x["role"] == y["role"] and touch(x["span"], y["span"]))
        for claim in (c for c in gold["claims"] if c["event"] == g["id"]):
            other = next((c for c in found["claims"] if c["event"] == e["id"] and touch(c["evidence"][0], claim["evidence"][0])), None)
            if other:
                figures["force"].share(other["force"] in (claim["force"], *claim.get("alt_forces", ())))
                figures["stance"].share(other["stance"] in (claim["stance"], *claim.get("alt_stances", ())))
    for part in ("source", "cue", "content"):
        spans = lambda d: [s for a in d["attributions"] for s in a[part] or ()]                                   # noqa: E731
        figures[part].add(spans(found), spans(gold), alike)


def main(argv=None, corpus=CORPUS):
    parser = argparse.ArgumentParser(prog="corpus/measure", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part")
    parser.add_argument("predicted")
    parser.add_argument("--floors", help="file of lines `NAME PER_CENT`; a figure below its floor is an error")
    options = parser.parse_args(argv)
    with open(options.predicted, encoding="utf-8") as file:
        found = {d["extra"].get("id"): d for d in map(json.loads, file)}
    figures = {name: Count() for name in ("triggers", "events", "layer", "parties", "force", "stance", "source", "cue", "content")}
    for gold in documents(options.part, corpus=corpus):
        if gold["id"] not in found:
            print(f"{gold['id']} is not among the predicted", file=sys.stderr)
            return 1
        add(figures, gold, found[gold["id"]])
    for name, count in figures.items():
        print(f"{name:<10}{count.f1:6.1f}   of {count.gold}")
    low = []
    if options.floors:
        with open(options.floors, encoding="utf-8") as file:
            floors = [line.split() for line in file if line.strip() and not line.startswith("#")]
        low = [f"{name} is {figures[name].f1:.1f}, below its floor of {floor}" for name, floor in floors if figures[name].f1 < float(floor)]
    print("\n".join(low), file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
