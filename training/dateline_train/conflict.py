"""Our own corpus as training documents: attribution spans, event triggers with their layer, force and stance, and the parties of events.

Read from two files a part, as `corpus/export` and the program print them: PART.jsonl has the annotation, PART.tokens.jsonl the words,
sentences and trees that the program sees when it reads the same text, so that training and reading have the same words.

What is labelled where: the nouns, verbs and adjectives of a mention carry its event's type, layer and `happened`, and the force and
stance of the narrowest claim around it; its other words ("carried *out an* attack", "it") are left open. The words of a number carry what it counts. The parties are labelled from each trigger word of their event in its sentence, at the mention nearest to
it, since the corpus writes a party down once.
"""
import json
from pathlib import Path

from .corpora import Sentence, lines_of
from .hints import HINTS, places_of
from .labels import EVENT

CONTENT = ("VERB", "NOUN", "PROPN", "ADJ")


def sentences_of(document):
    """[(block, [[(word, begin, end, index of the token)]])]: sentences of a document by block, as the program annotated it."""
    text, blocks, at = document["text"], [], 0
    ends = [b["span"][1] for b in document["blocks"]]
    last = None
    for begin, end in document["sentences"]:
        block = next(i for i, e in enumerate(ends) if begin < e)
        words = []
        while at < len(document["tokens"]) and document["tokens"][at]["span"][0] < end:
            b, e = document["tokens"][at]["span"]
            words.append((text[b:e], b, e, at))
            at += 1
        if block != last:
            blocks.append((block, []))
        last = block
        if words:
            blocks[-1][1].append(words)
    return [b for b in blocks if b[1]]


def within(words, span):
    return [i for i, (_, b, e, _) in enumerate(words) if b < span[1] and e > span[0]]


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
    """None where the document says nothing of attributions (drills)."""
    if document["attributions"] is None:
        return None
    tags = ["O"] * len(words)
    for role in ("content", "source", "cue"):
        for attribution in document["attributions"]:
            for span in (attribution[role] or ()) if attribution["inside"] is None else ():
                put(tags, words, span, role)
    return tags


def party_tags(document, event, words, trigger):
    """BIO tags of the event's parties in the trigger's sentence. Of several mentions of a party the nearest to the trigger is labelled, the
    others are left open (None); open too is an entity that has several roles."""
    tags = ["O"] * len(words)
    roles, places = {}, {}
    for a in event["arguments"]:
        roles.setdefault(a["entity"], set()).add(a["role"])
    for m in document["mentions"]:
        at = within(words, m["span"])
        if at and m["entity"] in roles and m["entity"]:
            places.setdefault(m["entity"], []).append((min(abs(i - trigger) for i in at), m["span"], at))
    for entity, mentions in places.items():
        for _, _, at in mentions:
            for i in at:
                tags[i] = None
        if len(roles[entity]) == 1:
            put(tags, words, min(mentions)[1], *roles[entity])
    for a in event["arguments"]:
        if a["span"] and not a["inferred"]:
            put(tags, words, a["span"], a["role"])
    return tags


def sentence_of(document, words, tokens, hints, place):
    labels = {name: [None] * len(words) for name in ("layer", "happened", "force", "stance")} | {name: ["O"] * len(words) for name in ("event", "count")}
    for quantity in document["quantities"]:
        for i in within(words, quantity["span"]):
            labels["count"][i] = quantity["what"]
    for span in document.get("open", ()):
        for i in within(words, span):
            labels["event"][i] = None
    drill = document["attributions"] is None
    if drill:
        labels["count"] = [None] * len(words)                # their numbers are marked by other habits: learned from the reports alone
    every = [place, HINTS.index("@drill")] if drill else [place]
    parties, links = [], []
    for event in document["events"]:
        for number, mention in enumerate(event["mentions"]):
            touched = within(words, mention)
            at = [i for i in touched if tokens[words[i][3]]["upos"] in CONTENT]
            for i in set(touched) - set(at):
                labels["event"][i] = None
            if not at:
                continue
            force, stance = claim_around(document, event, mention)
            known = event["type"] in EVENT
            for i in at:
                labels["event"][i] = event["type"] if known else None
                for name, value in (("layer", event["layer"]), ("happened", event["happened"]), ("force", force), ("stance", stance)):
                    labels[name][i] = value
            if known:
                parties += [(i, party_tags(document, event, words, i)) for i in at]
                links += [(i, words[i][3], document["id"], event["type"], event["id"], number) for i in at]
    return Sentence(words=[w for w, *_ in words], sentence_end=False, attribution=attribution_tags(document, words), events=labels,
                    parties=parties, links=links, hints=[[*hints.of(tokens, at), *every] for *_, at in words])


def read_conflict(folder, part, hints, left_out=()):
    """Documents of a part but those whose ids are left out; `hints` (hints.Hints) tells what the words may name."""
    read = {d["extra"]["id"]: d for d in map(json.loads, lines_of(Path(folder) / f"{part}.tokens.jsonl"))}
    documents = []
    for gold in map(json.loads, lines_of(Path(folder) / f"{part}.jsonl")):
        if gold["id"] in left_out:
            continue
        seen = read[gold["id"]]
        if seen["text"] != gold["text"]:
            raise SystemExit(f"{folder}/{part}.tokens.jsonl: {gold['id']} has another text than {part}.jsonl: make both anew")
        place = places_of([b["kind"] for b in seen["blocks"]])
        documents.append([[sentence_of(gold, words, seen["tokens"], hints, place[n]) for words in block] for n, block in sentences_of(seen)])
    return documents
