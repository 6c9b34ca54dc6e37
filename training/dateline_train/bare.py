"""Learns which event a saying is about that names none (lexicons/bare_claims.tsv), from the program's own choices in annotated reports.

    python -m dateline_train.bare OUT.tsv SET ...       SET: GOLD,SAYINGS.jsonl,EXAMPLES.bin as claim_examples writes them

GOLD is documents of the public format. A saying means the event of the gold claim whose evidence it shares most of (Dice of characters, at
least a half); without one it is about no event. A program's event is the gold event that most of its mentions touch. Sayings whose gold
event the program has not found are left out. Then, for each aspect, a logistic choice whether the claim is about it. OUT of "-" trains on
nine tenths and prints the accuracy on the rest. What was decided before is a feature, so train twice: first with an empty table.
"""
import json
import sys
from collections import Counter

import numpy as np

from . import ranks

ASPECTS = ("actor", "target", "weapon", "place", "time", "casualties", "count", "occurrence", "recipient", "origin", "effect", "means", "cause",
           "motive", "order", "participants", "topic")      # as in src/event/bare_features.cc
LEAST = 0.5
BITS = 18       # kBareBits in src/event/bare_sayings.h


def touch(a, b):
    return a[0] < b[1] and b[0] < a[1]


def gold_of(events, document):
    """For each of the program's events the gold event that most of its mentions touch; None."""
    out = []
    for mentions in events:
        votes = Counter(e["id"] for e in document["events"] for m in e["mentions"] if any(touch(m, own) for own in mentions))
        out.append(votes.most_common(1)[0][0] if votes else None)
    return out


def likeness(span, evidence):
    shared = sum(max(0, min(span[1], e[1]) - max(span[0], e[0])) for e in evidence)
    return 2 * shared / (span[1] - span[0] + sum(e[1] - e[0] for e in evidence))


def claim_of(span, document):
    """The gold claim that the words carry; None."""
    best = max(document["claims"], key=lambda c: likeness(span, c["evidence"]), default=None)
    return best if best and likeness(span, best["evidence"]) >= LEAST else None


def is_sourced(claim):
    return any(link["role"] != "publisher" for link in claim["chain"])


def right_of(claim, twice, found):
    """Which candidates are right, none first; no True where the program has not found the event."""
    wanted = claim["event"] if claim else None
    right = [wanted is None]
    for event in found:
        same = wanted is not None and event == wanted
        right += [same and not is_sourced(claim), same and is_sourced(claim)] if twice else [same]
    return right


def numbers_of(path):
    """Yields per saying: (features of each candidate, features of each aspect)."""
    numbers, at = np.fromfile(path, dtype=np.int32), 0
    while at < len(numbers):
        lists = []
        for _ in range(2):
            count, at, part = numbers[at], at + 1, []
            for _ in range(count):
                part.append(numbers[at + 1:at + 1 + numbers[at]])
                at += 1 + numbers[at]
            lists.append(part)
        yield lists


def choices(gold, sayings, examples):
    """([ranked choices], [aspects' choices]) of a set, as ranks.py takes them."""
    with open(gold, encoding="utf-8") as file:
        documents = {d["extra"]["id"]: d for d in map(json.loads, file)}
    numbers, ranked, aspects = numbers_of(examples), [], []
    with open(sayings, encoding="utf-8") as file:
        for record in map(json.loads, file):
            document = documents[record["extra"]["id"]]
            found = gold_of(record["events"], document)
            for begin, end, twice, events in record["sayings"]:
                candidates, of_aspects = next(numbers)
                claim = claim_of((begin, end), document)
                right = right_of(claim, twice, [found[e] for e in events])
                if any(right):
                    ranked.append((candidates, right))
                if claim:
                    none = np.zeros(0, dtype=np.int32)
                    aspects += [([none, f], [a not in claim["about"], a in claim["about"]]) for a, f in zip(ASPECTS, of_aspects)]
    return ranked, aspects


def main(target, *sets):
    ranked, aspects = [], []
    for item in sets:
        more = choices(*item.split(","))
        ranked, aspects = ranked + more[0], aspects + more[1]
    tenth = len(ranked) // 10 if target == "-" else 0
    weights = ranks.train(ranked[tenth:], ranked[:tenth], bits=BITS, least=4, size=64, epochs=14, decay=1e-4)
    weights += ranks.train(aspects[tenth * len(ASPECTS):], aspects[:tenth * len(ASPECTS)], bits=BITS, least=3, size=100, epochs=20, decay=1e-6)
    if target != "-":
        ranks.write(target, ("Weights of hashed features for what a saying is about that names no event (src/event/bare_features.cc), in hundredths.",
                             "Made by training/dateline_train/bare.py from corpus/ (CC0); do not edit."), weights)


if __name__ == "__main__":
    main(*sys.argv[1:])
