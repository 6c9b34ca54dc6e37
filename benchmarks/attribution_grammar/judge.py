"""Found against gold, for one sentence.

Problem: the program names entities, gold names places in the text; "Veld", "the spokesman" and "he" are one, and a body and its spokesman
are two. The obvious way, comparing names, fails on every pronoun.
Idea: a found link is read as the gold party whose words it or its entity stands on, so that both chains are written in the same few
labels (M1 > X) and a difference can be counted by kind. A pronoun counts only if its entity also has the name before it.
"""
from dataclasses import dataclass, field

READ_AS = ("X", "Y", "P", "M1", "M2", "B")  # a spokesman's phrase may hold the name of his body: X before B
CASUALTIES = ["casualties"]


@dataclass
class Verdict:
    """What was found for one sentence. `faults`: kinds of failure; none = exact."""
    chain: bool = False
    force: bool = False
    stance: bool = False
    faults: list = field(default_factory=list)
    found: str = "-"

    @property
    def exact(self):
        return not self.faults


def touch(a, b):
    return a[0] < b[1] and b[0] < a[1]


def touches(spans, others):
    return any(touch(a, b) for a in spans for b in others)


class Reader:
    """Reads the links of one document as labels of its sentence."""

    def __init__(self, document, sentence):
        self.sentence, self.mentions = sentence, {}
        self.names = {e["id"]: e["name"] or "nobody named" for e in document["entities"]}
        self.unnamed = {e["id"] for e in document["entities"] if e["type"] == "UNNAMED"}
        for mention in document["mentions"]:
            self.mentions.setdefault(mention["entity"], []).append(mention["span"])

    def label(self, link):
        """The gold party of a link, with what is wrong about it; "U" nobody, "?" somebody that gold does not know."""
        own = [link["span"]] if link.get("span") else []
        known = self.mentions.get(link["entity"], [])
        if link["entity"] in self.unnamed and not own and not known or link["entity"] is None and not own:
            return "U"
        gold = self.sentence.spans
        label = next((name for name in READ_AS if touches(own or known, gold.get(name, ()))), "?")
        if label == "?":
            return label
        if link["entity"] is None:
            return f"{label}(no entity)"
        if label == "X" and "N" in gold and not touches(known, gold["N"]):
            return "X(pronoun alone)"
        medium = label.startswith("M") or label == "X" and self.sentence.tags["speaker"] == "medium"
        right = "medium" if medium else "speaker"
        return label if link["role"] == right else f"{label}({link['role']})"

    def branches(self, claim):
        """Sorted branches of labels; the publisher alone is one branch of nothing."""
        out = {}
        for link in claim["chain"]:
            if link["role"] != "publisher":
                out.setdefault(link["branch"], []).append(self.label(link))
        return sorted(out.values()) or [[]]

    def words(self, claim):
        out = {}
        for link in claim["chain"][1:]:
            out.setdefault(link["branch"], []).append(self.names.get(link["entity"], "nobody named"))
        return " & ".join(" > ".join(b) for b in out.values()) or "the publisher"


def written(branches):
    return " & ".join(" > ".join(b) for b in branches) or "the publisher"


def gold_words(sentence):
    """The first reading's chain, in words of the text."""
    def word(label):
        spans = sentence.spans.get("N" if label == "X" and "N" in sentence.spans else label)
        return sentence.text[slice(*spans[0])] if spans else "nobody named"
    return " & ".join(" > ".join(map(word, b)) for b in sentence.chains[0]) or "the publisher"


def claims_on(document, trigger):
    """The claims whose evidence holds the trigger, on events mentioned there. Casualties have claims of their own."""
    events = {e["id"] for e in document["events"] if touches(e["mentions"], [trigger])}
    return [c for c in document["claims"] if c["event"] in events and touches(c["evidence"], [trigger]) and c["about"] != CASUALTIES]


def judge(document, sentence):
    tags, reader = sentence.tags, Reader(document, sentence)
    claims = claims_on(document, sentence.trigger)
    if not claims:
        told = any(touches(e["mentions"], [sentence.trigger]) for e in document["events"])
        return Verdict(faults=[f"{'event without a claim' if told else 'no event'} | {tags['complement']}, {tags['event']}"])
    right_chains = [sorted(reading) for reading in sentence.chains]

    def marks(claim):
        return reader.branches(claim) in right_chains, claim["force"] in sentence.force, claim["stance"] in sentence.stance
    best = max(claims, key=marks)
    chain, force, stance = marks(best)
    faults = [f"chain {written(right_chains[0])} read as {written(reader.branches(best))} | relay {tags['relay']}, {tags['position']}"] * (not chain)
    faults += [f"force {sentence.force[0]} read as {best['force']} | cue {tags['cue']}"] * (not force)
    faults += [f"stance {sentence.stance[0]} read as {best['stance']} | cue {tags['cue']}"] * (not stance)
    if not faults and not sentence.also and not all(all(marks(c)) for c in claims):
        faults.append(f"a second, wrong claim | cue {tags['cue']}, {tags['complement']}")
    return Verdict(chain, force, stance, faults, f"{reader.words(best)}; {best['force']}, {best['stance']}")
