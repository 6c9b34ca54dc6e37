"""Coreference inside documents of GUM, end to end on raw text.

Which mentions: GUM annotates every noun phrase, also of abstract things and events; Dateline has people, bodies and states. So gold are
GUM's mentions of persons, organisations and places, and of the program's mentions those that stand on a noun phrase of another kind are
left out of the count (they are no faults, and no finds). A mention is its head word: the word of the span that depends on one outside;
extents are another question. Named and nominal: the head is a proper or a common noun (the gold tag); pronouns are added in a row of
their own. Nothing of the gold is given to the program: it tags, parses and finds the mentions itself.

Rows: `linked` drops clusters of one mention on both sides (the CoNLL-2012 way, where who stands alone is no matter of coreference);
`all` keeps them; `given` is `linked` where what the program did not find is left out: coreference without the finding.
"""
from clusters import conll, without_singletons

KINDS = ("person", "organization", "place")


def documents(path):
    """[(id, text, words)]; a word: span, upos, head (index or -1), entity marks."""
    found, words, block = [], None, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                found.append([line.partition("= ")[2], "", []])
            if line:
                block.append(line)
            elif block:
                sentence(block, found[-1])
                block = []
    if block:
        sentence(block, found[-1])
    return found


def sentence(block, document):
    text = next(line.partition("= ")[2] for line in block if line.startswith("# text ="))
    if document[1]:
        document[1] += "\n\n" if any(line.startswith("# newpar") for line in block) else " "
    base, words, cursor, skip = len(document[1]), document[2], 0, 0
    first, span = len(words), None
    for row in (line.split("\t") for line in block if not line.startswith("#")):
        if "." in row[0]:
            continue
        ids = [int(n) for n in row[0].split("-")]
        if ids[0] > skip or len(ids) == 2:
            start = text.find(row[1], cursor)
            span = (start, start + len(row[1])) if start >= 0 else (cursor, cursor)
            cursor, skip = max(cursor, span[1]), ids[-1]
        if len(ids) == 2:
            continue
        marks = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        words.append({"span": (base + span[0], base + span[1]), "upos": row[3], "marks": marks,
                      "head": first + int(row[6]) - 1 if row[6] != "0" else -1})
    document[1] += text


def spans(words):
    """[(cluster, kind, first word, end word)] from bracket marks like (3-person-...(4-place-...)3)."""
    found, opened = [], {}
    for at, word in enumerate(words):
        for piece in word["marks"].replace("(", " (").replace(")", ") ").split():
            name = piece.strip("()").split("-")
            if piece.startswith("("):
                opened.setdefault(name[0], []).append((name[1], at))
            if piece.endswith(")") and opened.get(name[0]):
                kind, first = opened[name[0]].pop()
                found.append((name[0].split("[")[0], kind, first, at + 1))
    return found


def head(first, end, words):
    outside = [i for i in range(first, end) if not first <= words[i]["head"] < end and words[i]["upos"] != "PUNCT"]
    return outside[0] if outside else end - 1


def gold_heads(words, pronouns):
    """({head word: cluster} to be found, the heads that are no part of the question)."""
    key, other = {}, set()
    for cluster, kind, first, end in sorted(spans(words), key=lambda s: s[2] - s[3]):
        at = head(first, end, words)
        upos = words[at]["upos"]
        wanted = upos == "PROPN" or upos == "NOUN" or (pronouns and upos == "PRON")
        if kind in KINDS and wanted:
            key[at] = cluster
        else:
            other.add(at)
    return key, other - set(key)


def found_heads(predicted, text, words):
    """{gold word under the head of a predicted mention: entity}"""
    starts = {w["span"][0]: i for i, w in reversed(list(enumerate(words)))}
    ends = {w["span"][1]: i for i, w in enumerate(words)}
    tokens, response = predicted["tokens"], {}
    for mention in sorted(predicted["mentions"], key=lambda m: m["span"][0] - m["span"][1]):
        inside = [i for i, t in enumerate(tokens) if mention["span"][0] <= t["span"][0] and t["span"][1] <= mention["span"][1]]
        outside = [i for i in inside if tokens[i]["head"] not in inside and tokens[i]["upos"] != "PUNCT"]
        if not inside:
            continue
        span = tokens[outside[0] if outside else inside[-1]]["span"]
        at = starts.get(span[0], ends.get(span[1]))
        if at is not None:
            response[at] = mention["entity"]
    return response


def measure(gold, predictions):
    by_id = {str((p.get("extra") or {}).get("id")): p for p in predictions}
    rows = {}
    for name, pronouns in (("named and nominal", False), ("with pronouns", True)):
        key, response = {}, {}
        for number, (ident, text, words) in enumerate(gold):
            wanted, other = gold_heads(words, pronouns)
            key.update({(number, at): (number, cluster) for at, cluster in wanted.items()})
            predicted = by_id.get(ident)
            if predicted is None or predicted["text"] != text:
                continue
            for at, entity in found_heads(predicted, text, words).items():
                if at not in other and (pronouns or words[at]["upos"] != "PRON"):
                    response[number, at] = (number, entity)
        both = {i: c for i, c in key.items() if i in response}
        rows[name + ", linked"] = conll(without_singletons(key), without_singletons(response))
        rows[name + ", all"] = conll(key, response)
        rows[name + ", given"] = conll(without_singletons(both), without_singletons({i: response[i] for i in both}))
    return rows
