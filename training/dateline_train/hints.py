"""What the event head is told beside the text: what a word may name by the lexicon of acts, and where in the article it stands.

Problem: a few hundred reports show few of the words for acts ("airlifted", "cordoned off"), and a window of a hundred words does not
show whether it is the lead or the last paragraph. The obvious way, a table that decides, cannot tell "took" of a village from "took"
of a photograph. Idea: the table tells what the word may be, the head has read the paragraph and decides; each hint is a learned
vector that is added inside the head.
"""
from pathlib import Path

from .corpora import lines_of
from .labels import EVENT

ACTS = Path(__file__).resolve().parents[2] / "lexicons/acts.tsv"
# "ASSAULT!": the word usually means it where it names an act at all; "ASSAULT": it can.
KINDS = [f"{t}{mark}" for t in EVENT[1:] for mark in ("!", "")]
# The how manieth block of the article, headline included: @3 is the fourth or fifth; captions and furniture are @aside.
PLACES = {"@0": 0, "@1": 1, "@2": 2, "@3": 3, "@5": 5, "@9": 9}
# "@drill" stands at every word of a drill (corpus/drills) and nowhere else: what their authors mark oftener or more seldom than annotators do is learned of it alone.
HINTS = KINDS + [*PLACES, "@aside", "@drill"]
ASIDE = ("caption", "credit", "breadcrumb", "boilerplate")
OTHER = {"v": "n", "n": "v"}


def part_of_speech(upos):
    return {"VERB": "v", "AUX": "v", "ADJ": "v", "NOUN": "n", "PROPN": "n"}.get(upos)


def american(lemma):
    for tail in ("ise", "yse", "isation"):
        if len(lemma) > len(tail) + 2 and lemma.endswith(tail):
            return lemma[:1 - len(tail)] + "z" + lemma[2 - len(tail):]
    return lemma


def places_of(kinds):
    """The hint of each block, given the blocks' kinds."""
    out, number = [], 0
    for kind in kinds:
        out.append(HINTS.index("@aside" if kind in ASIDE else max((p for p in PLACES if PLACES[p] <= number), key=PLACES.get)))
        number += kind not in ASIDE
    return out


class Hints:
    def __init__(self, path=ACTS):
        """Lines of `lemma/pos TAB TYPE[!] TYPE[!]`; # begins a comment. Raises SystemExit that names a bad line."""
        self.table = {}
        for number, line in enumerate(lines_of(path), 1):
            if not line or line.startswith("#"):
                continue
            key, _, types = line.partition("\t")
            if "/" not in key or not types or any(t not in KINDS for t in types.split()):
                raise SystemExit(f"{path}:{number}: {line!r} is no `lemma/pos TAB TYPE[!] ...`")
            self.table[key] = [HINTS.index(t) for t in types.split()]

    def of(self, tokens, at):
        """Indices into HINTS for a token: by verb and particle, by lemma and part of speech, by the other part of speech, by
        the last part of a compound, in American spelling."""
        token = tokens[at]
        pos, lemma = part_of_speech(token["upos"]), token["lemma"].lower()
        if pos is None:
            return []
        particles = [t["lemma"].lower() for t in tokens[at + 1:at + 8] if t["head"] == at and t["deprel"] == "compound:prt"]
        keys = [f"{lemma}_{p}/v" for p in particles if pos == "v"]
        keys += [f"{lemma}/{pos}", f"{lemma}/{OTHER[pos]}", f"{lemma.rpartition('-')[2]}/{pos}", f"{american(lemma)}/{pos}"]
        return next((self.table[k] for k in keys if k in self.table), [])
