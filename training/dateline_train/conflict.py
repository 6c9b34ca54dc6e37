"""Our own corpus (`corpus/export PART > FILE`) as training documents: attribution spans, event triggers with their layer, force and
stance, and the parties of events.

What is labelled where: every word of a mention carries its event's type, layer and `happened`, and the force and stance of the
narrowest claim around it. The parties are labelled from each trigger word of their event in its sentence, at every mention of theirs
there, since the corpus writes a party down once.
"""
import json
import re

from .corpora import Sentence, lines_of
from .labels import EVENT

WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sgt)\.|"
                  r"\w+|\.{2,}|--+|[^\w\s]", re.IGNORECASE)
STOPS, CLOSERS = {".", "!", "?", "…", "..."}, {'"', "”", "’", "'", ")", "]", "»"}


def sentences_of(text):
    """[[[(word, begin, end)]]]: blocks (lines) of sentences, cut behind a stop that a capital or a quotation mark follows."""
    blocks = []
    for line in re.finditer(r"[^\n]+", text):
        words = [(m.group(), line.start() + m.start(), line.start() + m.end()) for m in WORD.finditer(line.group())]
        block, begin = [], 0
        for i in range(1, len(words)):
            last = words[i - 1][0]
            stopped = last in STOPS or (last in CLOSERS and i > 1 and words[i - 2][0] in STOPS)
            if stopped and words[i][0] not in CLOSERS and (words[i][0][0].isupper() or words[i][0][0] in '"“‘\''):
                block.append(words[begin:i])
                begin = i
        block.append(words[begin:])
        blocks.append([s for s in block if s])
    return [b for b in blocks if b]


def within(words, span):
    return [i for i, (_, b, e) in enumerate(words) if b < span[1] and e > span[0]]


def put(tags, words, span, label):
    for n, i in enumerate(within(words, span)):
        tags[i] = ("B-" if n == 0 else "I-") + label


def claim_around(document, event, mention):
    """(force, stance) of the narrowest claim on the event whose evidence touches the mention."""
    best, size = (None, None), None
    for claim in document["claims"]:
        spans = claim["evidence"]
        if claim["event"] != event["id"] or not any(s[0] < mention[1] and s[1] > mention[0] for s in spans):
            continue
        length = sum(s[1] - s[0] for s in spans)
        if size is None or length < size:
            best, size = (claim["force"], claim["stance"]), length
    return best


def attribution_tags(document, words):
    tags = ["O"] * len(words)
    for role in ("content", "source", "cue"):
        for attribution in document["attributions"]:
            for span in (attribution[role] or ()) if attribution["inside"] is None else ():
                put(tags, words, span, role)
    return tags


def party_tags(document, event, words):
    """BIO tags of the event's parties in this sentence, wherever it names them; None where an entity has several roles."""
    tags = ["O"] * len(words)
    roles = {}
    for a in event["arguments"]:
        roles.setdefault(a["entity"], set()).add(a["role"])
    for m in document["mentions"]:
        own = roles.get(m["entity"]) if m["entity"] else None
        if own and len(own) == 1:
            put(tags, words, m["span"], *own)
        elif own:
            for i in within(words, m["span"]):
                tags[i] = None
    for a in event["arguments"]:
        if a["span"] and not a["inferred"]:
            put(tags, words, a["span"], a["role"])
    return tags


def sentence_of(document, words):
    labels = {name: [None] * len(words) for name in ("layer", "happened", "force", "stance")} | {"event": ["O"] * len(words)}
    parties = []
    for event in document["events"]:
        for mention in event["mentions"]:
            at = within(words, mention)
            if not at:
                continue
            force, stance = claim_around(document, event, mention)
            known = event["type"] in EVENT
            for i in at:
                labels["event"][i] = event["type"] if known else None
                for name, value in (("layer", event["layer"]), ("happened", event["happened"]), ("force", force), ("stance", stance)):
                    labels[name][i] = value
            if known:
                parties += [(i, party_tags(document, event, words)) for i in at]
    return Sentence(words=[w for w, _, _ in words], sentence_end=False, attribution=attribution_tags(document, words), events=labels,
                    parties=parties)


def read_conflict(path):
    return [[[sentence_of(document, words) for words in block] for block in sentences_of(document["text"])]
            for document in map(json.loads, lines_of(path))]
