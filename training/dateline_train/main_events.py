"""Sentences of which only the type of the main event is known (PLV: 1,050 sentences on politics, each with its PLOVER root).

Problem: a few hundred reports on conflicts show few acts of politics. A set that says which type a sentence is coded as, but not by which word, cannot
train a tagger as it is. Idea (multiple-instance learning, Dietterich et al. 1997): some word of the sentence is a trigger of that type, and the loss is
that no word is. The other words stay open, since a sentence may tell of more than is coded.

Half of the sentences are trained on, by the hash of their words; the other half is to measure with.
"""
import hashlib
import json

from . import distil
from .corpora import lines_of

TYPES_OF = {"YIELD": ("CONCEDE", "RETREAT")}      # one root in PLV


def is_training(sentence):
    return hashlib.sha256(sentence.encode()).digest()[0] % 2 == 0


def read_main_events(gold, tokens, hints):
    """Documents of one sentence of `gold` (lines with `sentence` and `gold_root`), with the words that the program sees in them (`tokens`, its annotation)."""
    roots = {r["sentence"].strip(): r["gold_root"] for r in map(json.loads, lines_of(gold))}
    documents = []
    for seen, document in distil.read_unlabelled(tokens, hints):
        text = seen["text"].strip()
        if text in roots and is_training(text):
            for sentence in (s for block in document for s in block):
                sentence.main_types = TYPES_OF.get(roots[text], (roots[text],))
            documents.append(document)
    if not documents:
        raise SystemExit(f"{tokens}: none of its texts is a sentence of {gold}: make it anew")
    return documents
