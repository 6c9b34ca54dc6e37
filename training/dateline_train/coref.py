"""Learns the weights by which coreference ranks (lexicons/actors/coref.tsv) from the program's own choices in annotated articles.

    python -m dateline_train.coref OUT.tsv SET ...      SET: GOLD,DRAFTS.jsonl,EXAMPLES.bin as coref_examples writes them

GOLD is CoNLL-U of UD_English-GUM (mentions meet by their head word) or documents of the public format (by their spans). A candidate is
right if most of its mentions are of the choice's gold entity; where none is, somebody new is right. GUM's genres that
forbid commercial use are left out. The examples depend on the weights that the program had, so train twice: first with an empty table.
"""
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from . import ranks

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "coreference"))
import gum  # noqa: E402
import sources  # noqa: E402

CLOSED = ("essay", "fiction", "letter", "podcast", "whow")


def gold_of_gum(path):
    """{document: {head position: cluster}}; the head's first and last code point both lead to it."""
    found = {}
    for ident, _, words in gum.documents(path):
        if ident.split("_")[1] in CLOSED:
            continue
        heads = found.setdefault(ident, {})
        for cluster, _, first, end in sorted(gum.spans(words), key=lambda s: s[2] - s[3]):
            span = words[gum.head(first, end, words)]["span"]
            heads["b", span[0]] = heads["e", span[1]] = cluster
    return lambda ident, draft: (found.get(ident) or {}).get(("b", draft[2])) or (found.get(ident) or {}).get(("e", draft[3]))


def gold_of_documents(path):
    with open(path, encoding="utf-8") as file:
        documents = {d["extra"]["id"]: d["mentions"] for d in map(json.loads, file)}

    def find(ident, draft):
        twin = sources.partner(draft[:2], documents.get(ident, ()))
        return twin["entity"] if twin and sources.likeness(draft[:2], twin["span"]) > 0.4 else None
    return find


def choices(gold, drafts, examples):
    """Yields (features of each candidate, which are right) of every choice whose mention the gold knows."""
    find = gold_of_gum(gold) if gold.endswith(".conllu") else gold_of_documents(gold)
    clusters = []
    with open(drafts, encoding="utf-8") as file:
        for record in map(json.loads, file):
            clusters.append([find(record["extra"]["id"], d) for d in record["drafts"]])
    numbers, at = np.fromfile(examples, dtype=np.int32), 0
    while at < len(numbers):
        article, draft, count = numbers[at:at + 3]
        at += 3
        features, right = [], []
        wanted = clusters[article][draft]
        for _ in range(count):
            members = numbers[at + 1:at + 1 + numbers[at]]
            at += 1 + len(members)
            features.append(numbers[at + 1:at + 1 + numbers[at]])
            at += 1 + len(features[-1])
            votes = Counter(clusters[article][m] for m in members if clusters[article][m] is not None)
            right.append(bool(votes) and wanted is not None and votes[wanted] == max(votes.values()))
        right[-1] = not any(right)
        if wanted is not None and count > 1:
            yield features, right


def main(target, *sets):
    found = []
    for item in sets:
        found += list(choices(*item.split(",")))
    held = found[::10] if target == "-" else []
    weights = ranks.train([f for i, f in enumerate(found) if not held or i % 10], held)
    if target != "-":
        ranks.write(target, ("Weights of hashed features for who is who (src/ground/coref_features.cc), in hundredths. Made by",
                             "training/dateline_train/coref.py from UD_English-GUM's open genres (annotation CC BY 4.0) and corpus/ (CC0); do not edit."),
                    weights)


if __name__ == "__main__":
    main(*sys.argv[1:])
