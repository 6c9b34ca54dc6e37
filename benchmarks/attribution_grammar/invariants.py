"""What must hold of every document, whatever its text.

Problem: an accuracy of 90 % hides a span that lies outside its text or a chain that starts nowhere, and a reader meets these first.
Idea: each rule is one generator of complaints over a document; no sentence may raise any. Names of values: docs of the format.
"""
FORCES = set("asserted presupposed alleged accused insisted claimed_responsibility admitted confirmed denied planned threatened requested possible".split())
STANCES = {"endorses", "neutral", "distances", "rejects"}
QUOTES = {"direct", "indirect", "mixed", "none"}
ROLES = {"publisher", "medium", "speaker"}
DEEPEST = 16


def spans_of(document):
    """(where, span) of every span of a document."""
    for part in ("blocks", "mentions", "times", "places", "quantities", "predicates"):
        yield from ((part, item["span"]) for item in document[part])
    for predicate in document["predicates"]:
        yield from (("predicate's argument", a["span"]) for a in predicate["arguments"])
    for attribution in document["attributions"]:
        yield from ((f"attribution's {part}", s) for part in ("source", "cue", "content") for s in attribution[part])
    for event in document["events"]:
        yield from ((f"event's {part}", s) for part in ("trigger", "mentions") for s in event[part])
        yield from (("event's argument", a["span"]) for a in event["arguments"] if a["span"])
    for claim in document["claims"]:
        yield from (("evidence", s) for s in claim["evidence"])
        yield from (("link", link["span"]) for link in claim["chain"] if link.get("span"))


def of_spans(document, _):
    text = document["text"]
    for where, (start, end) in spans_of(document):
        if not 0 <= start < end <= len(text):
            yield f"{where}: span outside the text or empty"
        elif not text[start:end].strip() or text[start:end] != text[start:end].strip():
            yield f"{where}: span of no words, or with blanks at its ends"


def of_chains(document, _):
    entities = {e["id"]: e for e in document["entities"]}
    for claim in document["claims"]:
        chain = claim["chain"]
        if not chain or chain[0]["role"] != "publisher" or any(link["role"] == "publisher" for link in chain[1:]):
            yield "chain: does not start with the publisher, once"
        elif entities.get(chain[0]["entity"], {}).get("name") != document["publisher"]["name"]:
            yield "chain: its publisher is not the document's"
        if any(link["entity"] is not None and link["entity"] not in entities for link in chain):
            yield "chain: link to an entity that is not there"
        branches = [link["branch"] for link in chain[1:]]
        if any(branches.count(b) > DEEPEST for b in set(branches)):
            yield "chain: deeper than 16"
        if branches and sorted(set(branches)) != list(range(max(branches) + 1)):
            yield "chain: a branch without links"


def of_claims(document, _):
    events = {e["id"] for e in document["events"]}
    for claim in document["claims"]:
        if not claim["evidence"]:
            yield "claim without evidence"
        if claim["event"] is not None and claim["event"] not in events:
            yield "claim on an event that is not there"
        for key, values in (("force", FORCES), ("stance", STANCES), ("quote", QUOTES)):
            if claim[key] not in values:
                yield f"{key} {claim[key]}: no such value"
        if any(link["role"] not in ROLES for link in claim["chain"]):
            yield "link of no such role"


def of_attributions(document, _):
    known, entities = {a["id"]: a for a in document["attributions"]}, {e["id"] for e in document["entities"]}
    for attribution in document["attributions"]:
        steps, at = 0, attribution
        while at and steps <= DEEPEST + 1:
            steps, at = steps + 1, known.get(at["inside"])
        if steps > DEEPEST + 1:
            yield "attributions inside each other in a ring, or deeper than 16"
        if attribution["inside"] is not None and attribution["inside"] not in known:
            yield "attribution inside one that is not there"
        if attribution["entity"] is not None and attribution["entity"] not in entities:
            yield "attribution to an entity that is not there"


def of_input(document, sentence):
    if document["text"] != sentence.text:
        yield "text: not the one that was given"
    if document["publisher"]["name"] != sentence.publisher:
        yield "publisher: not the one that was given"


def broken(document, sentence):
    """All complaints of one document."""
    return [c for rule in (of_input, of_spans, of_chains, of_claims, of_attributions) for c in rule(document, sentence)]
