"""corpus/agreement [--out FOLDER] [--differences] [REPORT...]

Writes the reports that were annotated twice as first.jsonl and second.jsonl and prints the scorer's command; `--differences` lists
where the two part: events and claims that only one has, and other layers, chains, forces and stances.

Problem: agreement must be measured by the scorer that measures systems, and differences settled by reading.
Idea: both annotations leave through the one exporter; the listing pairs events by their mentions and claims by their evidence.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

import export
from rules import CORPUS


def covered(spans):
    return {i for a, b in spans for i in range(a, b)}


def dice(one, two):
    a, b = covered(one), covered(two)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def pairs(ours, theirs, likeness):
    """Greedy one-to-one pairs, the likest first, and what is left on either side."""
    scored = sorted(((likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True)
    left, right, found = set(range(len(ours))), set(range(len(theirs))), []
    for value, i, j in scored:
        if value > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            found.append((ours[i], theirs[j]))
    return found, [ours[i] for i in sorted(left)], [theirs[j] for j in sorted(right)]


def names(chain, document, entities):
    """A chain in names, branches side by side."""
    called, branches = {e["id"]: e["name"] or "UNNAMED" for e in document["entities"]}, {}
    for link in chain:
        if link["role"] != "publisher":
            branches.setdefault(link["branch"], []).append(entities.get(link["entity"]) or called.get(link["entity"]))
    return " & ".join(" > ".join(b) for b in branches.values()) or "publisher"


def same_entities(one, two):
    """{second's entity id: first's name}: paired by the places where they are mentioned."""
    places = lambda d, e: [m["span"] for m in d["mentions"] if m["entity"] == e["id"]]                      # noqa: E731
    found, _, _ = pairs(one["entities"], two["entities"], lambda a, b: dice(places(one, a), places(two, b)))
    return {b["id"]: a["name"] for a, b in found}


def differences(one, two):
    """Lines that say where two documents of one text part."""
    text = one["text"]
    words = lambda spans: " + ".join(text[a:b] for a, b in spans)                                             # noqa: E731
    events, left, right = pairs(one["events"], two["events"], lambda a, b: dice(a["mentions"], b["mentions"]))
    for mark, rows in (("<", left), (">", right)):
        yield from (f"{mark} event {e['id']} {e['type']} {e['layer']}: {words(e['trigger'])}" for e in rows)
    for a, b in events:
        for key in ("type", "layer", "happened", "optional"):
            if a[key] != b[key] and b[key] not in (a.get({"type": "alt_types", "layer": "alt_layers"}.get(key)) or ()):
                yield f"  event {a['id']}/{b['id']} {words(a['trigger'])}: {key} {a[key]} < > {b[key]}"
    event_of = {b["id"]: a["id"] for a, b in events}
    claims, left, right = pairs(one["claims"], two["claims"],
                                lambda a, b: dice(a["evidence"], b["evidence"]) + (a["event"] == event_of.get(b["event"])) * 0.3 - 0.5)
    for mark, rows in (("<", left), (">", right)):
        yield from (f"{mark} claim {c['id']} {c['force']}: {words(c['evidence'])}" for c in rows)
    entities = same_entities(one, two)
    for a, b in claims:
        ours, theirs = names(a["chain"], one, {}), names(b["chain"], two, entities)
        if ours != theirs and theirs not in [names(c, one, {}) for c in a["alt_chains"]]:
            yield f"  claim {a['id']}/{b['id']} {words(a['evidence'])}: {ours} < > {theirs}"
        for key in ("force", "stance"):
            if a[key] != b[key] and b[key] not in a[f"alt_{key}s"]:
                yield f"  claim {a['id']}/{b['id']} {words(a['evidence'])}: {key} {a[key]} < > {b[key]}"


def main(argv=None, corpus=CORPUS):
    parser = argparse.ArgumentParser(prog="corpus/agreement", description="Compares second annotations with the first.")
    parser.add_argument("reports", nargs="*", metavar="REPORT", help="ids such as A01a; none: all that were annotated twice")
    parser.add_argument("--out", type=Path, help="where first.jsonl and second.jsonl go (else a temporary folder)")
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args(argv)
    second = {d["id"]: d for d in export.documents("all", 2, corpus) if not options.reports or d["id"] in options.reports}
    first = {d["id"]: d for d in export.documents("all", 1, corpus, set(second))}
    both = sorted(first.keys() & second.keys())
    if not both:
        print("no report is annotated twice")
        return 1
    out = options.out or Path(tempfile.mkdtemp(prefix="agreement-"))
    out.mkdir(parents=True, exist_ok=True)
    for name, documents in (("first", first), ("second", second)):
        (out / f"{name}.jsonl").write_text("".join(json.dumps(documents[i], ensure_ascii=False) + "\n" for i in both), encoding="utf-8")
    for ident in both if options.differences else ():
        print(f"{ident}:", *differences(first[ident], second[ident]), sep="\n    ")
    print(f"{len(both)} reports twice: {' '.join(both)}\npython3 score.py record {out}/first.jsonl {out}/second.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
