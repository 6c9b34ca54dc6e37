"""What the corpus has, against what it is to have.

Problem: a corpus grows where writing is easy; what is rare stays rare unless somebody counts.
Idea: one counter over the built documents, printed beside the quotas of rules.py.
"""
from collections import Counter

import words
from rules import QUOTAS


def of_document(document):
    """The counts of one annotated document."""
    n = Counter({"reports annotated": 1})
    for claim in document["claims"]:
        n[f"force {claim['force']}"] += 1
        n[f"stance {claim['stance']}"] += 1
        n.update(chain_counts(claim["chain"], document))
    for event in document["events"]:
        n[f"layer {event['layer']}"] += 1
        n[f"type {event['type']}"] += event["type"] is not None
    n.update(f"quantity {q['what']}" for q in document["quantities"])
    n["loaded labels"] = sum(bool(m["label"]) for m in document["mentions"])
    ends, kinds = words.sentence_ends(document["text"]), {tuple(m["span"]): m["kind"] for m in document["mentions"]}
    for attribution in document["attributions"]:
        n["content over sentence borders"] += words.sentences_touched(document["text"], attribution["content"], ends) > 1
        n["sources: pronouns and role nouns"] += any(source_kind(s, document, kinds) != "name" for s in attribution["source"][:1])
    return n


def source_kind(span, document, kinds):
    """Is a source a name, a pronoun or a role noun? A phrase with a name in it counts as a name."""
    if tuple(span) in kinds and kinds[tuple(span)] != "name":
        return kinds[tuple(span)]
    return "name" if any(kind == "name" and span[0] <= s[0] and s[1] <= span[1] for s, kind in kinds.items()) else "nominal"


def chain_counts(chain, document):
    branches = Counter(link["branch"] for link in chain if link["role"] != "publisher")
    unnamed = {e["id"] for e in document["entities"] if e["type"] == "UNNAMED"}
    depth = 1 + max(branches.values(), default=0)
    yield from ["chains of 2 links"] * (depth == 2) + ["chains of 3 links and more"] * (depth > 2)
    yield from ["claims with parallel branches"] * (len(branches) > 1)
    yield from ["claims of nobody named"] * any(link["entity"] in unnamed for link in chain)


def of_corpus(reports, documents, twice):
    """The counts of all reports, annotated or not, and of their documents."""
    n = Counter({"annotated twice": twice, "reports": len(reports)})
    for document in documents:
        n.update(of_document(document))
    n["words"] = sum(len(r.text.split()) for r in reports)
    outlets = {}
    for r in reports:
        outlets.setdefault(r.header.get("incident"), set()).add(r.id)
    n["incidents told by 3 to 6 outlets"] = sum(3 <= len(o) <= 6 for o in outlets.values())
    n["kinds of source"] = len({r.header.get("kind") for r in reports})
    n["countries"] = len({p["name"].split(",")[-1].strip() for d in documents for p in d["places"] if "," in p["name"]})
    return n


def table(n):
    """Prints have / need; returns how many quotas are missed."""
    missed = 0
    for name, need in QUOTAS:
        short = n[name] < need
        missed += short
        print(f"{'-' if short else ' '} {name:<36}{n[name]:>8} /{need:>6}")
    return missed
