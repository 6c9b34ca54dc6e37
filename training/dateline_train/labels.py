"""Label tables: every head's classes, fixed by the training data and written into the weight file."""
import collections
import json

from . import frames, lemma

NER = ["O"] + [f"{b}-{t}" for t in ("PER", "ORG", "LOC", "MISC") for b in "BI"]
ATTRIBUTION = ["O"] + [f"{b}-{r}" for r in ("source", "cue", "content") for b in "BI"]
# What the corpus teaches, by the names of the public format.
EVENT = ["O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION",
         "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"]
LAYER = ["current", "background", "planned", "requested", "hypothetical", "alleged", "aggregate"]
HAPPENED = ["yes", "no", "unknown"]
FORCE = ["asserted", "presupposed", "alleged", "accused", "insisted", "claimed_responsibility", "admitted", "confirmed", "denied", "planned",
         "threatened", "requested", "possible"]
STANCE = ["endorses", "neutral", "distances", "rejects"]
PARTIES = ["actor", "orderer", "recipient", "target", "victim", "instrument", "agent_substance", "origin", "participant", "site_holder"]
COUNT = ["O", "killed", "injured", "hospitalised", "detained", "displaced", "participants", "munitions", "aircraft", "buildings", "other"]
OF_CORPUS = {"event": EVENT, "layer": LAYER, "happened": HAPPENED, "force": FORCE, "stance": STANCE, "count": COUNT,
             "party": ["O"] + [f"{b}-{r}" for r in PARTIES for b in "BI"]}
FORBIDDEN = -1e9


class Labels:
    """`tables[name]` lists the classes, `index[name]` maps them back; unknown labels map to -100 (ignored by the losses)."""

    def __init__(self, tables, rolesets_of):
        tables = tables | OF_CORPUS
        self.tables, self.rolesets_of = tables, rolesets_of
        self.index = {name: {label: i for i, label in enumerate(table)} for name, table in tables.items()}

    def of(self, name, label):
        return self.index[name].get(label, -100)

    @classmethod
    def build(cls, treebank, frame_archive):
        count = {name: collections.Counter() for name in ("upos", "xpos", "feats", "deprel", "lemma", "role")}
        seen = collections.defaultdict(collections.Counter)
        for document in treebank:
            for sentence in (s for block in document for s in block):
                for i, word in enumerate(sentence.words):
                    for name in ("upos", "xpos", "feats", "deprel"):
                        count[name][getattr(sentence, name)[i]] += 1
                    count["lemma"][lemma.rule(word, sentence.lemma[i], sentence.upos[i])] += 1
                for at, roleset, tags in sentence.predicates or ():
                    seen[frames.key(sentence.lemma[at], sentence.upos[at])][roleset] += 1
                    count["role"].update(t[2:] for t in tags if t != "O")
        rolesets_of = frames.read_frames(frame_archive)
        for key, rolesets in seen.items():
            known = rolesets_of.setdefault(key, [])
            known.extend(r for r in sorted(rolesets) if r not in known)
        roles = sorted(r for r, n in count["role"].items() if n >= 5)
        tables = {name: sorted(k for k, n in count[name].items() if n >= (2 if name in ("lemma", "feats") else 1))
                  for name in ("upos", "xpos", "feats", "deprel", "lemma")}
        tables |= {"ner": NER, "attribution": ATTRIBUTION, "role": ["O"] + [f"{b}-{r}" for r in roles for b in "BI"],
                   "roleset": sorted({r for rs in rolesets_of.values() for r in rs})}
        order = {r: i for i, r in enumerate(tables["roleset"])}
        return cls(tables, {key: [order[r] for r in rs] for key, rs in sorted(rolesets_of.items())})

    def legal_transitions(self, name):
        """0 where a BIO sequence may go from row to column, else FORBIDDEN."""
        table = self.tables[name]
        return [[FORBIDDEN if b.startswith("I-") and a[2:] != b[2:] else 0.0 for b in table] for a in table]

    def save(self, path):
        path.write_text(json.dumps({"tables": self.tables, "rolesets_of": self.rolesets_of}))

    @classmethod
    def load(cls, path):
        data = json.loads(path.read_text())
        return cls(data["tables"], data["rolesets_of"])
