"""Who stands behind "he said", "the spokesman said", "the ministry said"?

Of every source in gold attributions whose words are a pronoun or a role noun (a gold mention of that kind): is the program's entity at that
place the gold one? The program's ids say nothing, so an entity is known by its *other* mentions: each that touches a gold mention (the
same beginning, then the best overlap) votes for that mention's entity. Right is: the most votes are for the gold entity, and where gold names
that entity in the text, one of the votes comes from such a name. Where it is the publisher, who
need not be mentioned anywhere else ("this newspaper"), the program's entity is to have its name. A source that gold mentions nowhere else
("officials", once) is right if the program's entity has no votes for anybody else. No mention at that place, or one that no entity takes, is wrong.

"The mayor, Ihsan Chalabi" has its name in itself and is not asked for.

Rows: pronouns; role nouns; both; `again` is both without the sources that gold mentions nowhere before (nothing to be found out).
"""
from collections import Counter


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a, b):
    """0 where they do not touch, else the shared part, and 1 more if they begin alike: "a boy" is "a boy in the next cell"."""
    return overlap(a, b) / (max(a[1], b[1]) - min(a[0], b[0])) + (a[0] == b[0]) if overlap(a, b) else 0.0


def partner(span, mentions):
    """The mention most like the span, None if nothing touches it. Of nested ones the better fit wins."""
    best = max(mentions, key=lambda m: likeness(span, m["span"]), default=None)
    return best if best and overlap(span, best["span"]) else None


def holds_name(mention, mentions):
    return any(m["kind"] == "name" and m["entity"] == mention["entity"] and overlap(m["span"], mention["span"]) for m in mentions)


def questions(gold):
    """[(span, mention)] of the sources asked for, each once."""
    asked = {}
    for attribution in gold["attributions"]:
        for span in attribution["source"]:
            mention = partner(span, gold["mentions"])
            if mention and attribution["entity"] == mention["entity"] and not holds_name(mention, gold["mentions"]):
                asked.setdefault(mention["id"], (span, mention))
    return list(asked.values())


def verdict(span, mention, gold, predicted):
    """(right?, has gold another mention before?, what the program has)"""
    siblings = [m for m in gold["mentions"] if m["entity"] == mention["entity"] and m["id"] != mention["id"]]
    before = any(m["span"][0] < mention["span"][0] for m in siblings)
    found = partner(span, [m for m in predicted["mentions"] if m["entity"]])
    if not found:
        return False, before, "-"
    name = next(e["name"] for e in predicted["entities"] if e["id"] == found["entity"])
    votes, named = Counter(), False
    for other in predicted["mentions"]:
        if other["entity"] != found["entity"]:
            continue
        twin = partner(other["span"], gold["mentions"])
        if twin and twin["id"] != mention["id"] and likeness(other["span"], twin["span"]) > 0.25:
            votes[twin["entity"]] += 1
            named |= twin["entity"] == mention["entity"] and twin["kind"] == "name"
    wanted = next(e["name"] for e in gold["entities"] if e["id"] == mention["entity"])
    if wanted and wanted == (gold.get("publisher") or {}).get("name") == name:
        return True, before, name
    if not siblings:
        return not votes, before, name
    most = max(votes.values(), default=0)
    right = most > 0 and votes[mention["entity"]] == most
    return right and (named or all(m["kind"] != "name" for m in siblings)), before, name


def measure(gold, predictions, show):
    by_id = {str((p.get("extra") or {}).get("id")): p for p in predictions}
    rows = {name: Counter() for name in ("pronouns", "role nouns", "both", "again")}
    for document in gold:
        predicted = by_id.get(document["extra"]["id"])
        for span, mention in questions(document):
            right, before, name = verdict(span, mention, document, predicted) if predicted else (False, True, "no document")
            kind = "pronouns" if mention["kind"] == "pronoun" else "role nouns"
            for row in [kind, "both"] + ["again"] * before:
                rows[row]["right"] += right
                rows[row]["asked"] += 1
            if show and not right:
                wanted = next(e["name"] for e in document["entities"] if e["id"] == mention["entity"])
                around = " ".join(document["text"][max(0, span[0] - 70):span[1] + 40].split())
                print(document["extra"]["id"], repr(document["text"][slice(*span)]), "is", wanted, "| program:", name, "|", around)
    return {name: {"right": n["right"] / max(1, n["asked"]), "asked": n["asked"]} for name, n in rows.items()}
