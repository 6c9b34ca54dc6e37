"""The closed lists of the notation and the quotas of the corpus.

Problem: an annotation is only worth counting if every label comes from one list.
Idea: all lists stand here; types and modes are read from the PLOVER codebook of this repository, so that there is one of them.
"""
import tomllib
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent
CODEBOOK = CORPUS.parent / "codebooks" / "plover" / "types.toml"

ENTITY_TYPES = ("PER", "ORG", "STATE", "ARMED_GROUP", "PLACE", "MEDIA", "GROUP", "UNNAMED")
LAYERS = ("current", "background", "planned", "requested", "hypothetical", "alleged", "aggregate")
HAPPENED = ("yes", "no", "unknown")
ROLES = ("actor", "orderer", "recipient", "target", "victim", "instrument", "agent_substance", "origin", "participant", "site_holder")
ABOUT = ("occurrence", "actor", "target", "recipient", "place", "origin", "time", "weapon", "casualties", "count", "effect", "motive",
         "cause", "order", "means", "topic", "participants", "label", "control", "symptoms")
FORCES = ("asserted", "presupposed", "alleged", "accused", "insisted", "claimed_responsibility", "admitted", "confirmed", "denied",
          "planned", "threatened", "requested", "possible")
STANCES = ("endorses", "neutral", "distances", "rejects")
LINK_ROLES = ("publisher", "medium", "speaker")
QUANTITIES = ("killed", "injured", "hospitalised", "detained", "displaced", "participants", "munitions", "aircraft", "buildings", "other")
MODIFIERS = ("exact", "about", "at_least", "at_most", "range", "vague")
EFFECTS = ("destroyed", "damaged", "none")
RELATIONS = ("before", "cause", "in_response_to", "part_of", "consequence_of", "may_be_same")
PRECISIONS = ("exact", "near", "admin2", "admin1", "country", "none")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
QUOTES = ("direct", "indirect", "mixed")
KINDS = ("agency", "state_media", "opposition_outlet", "local_independent", "monitor", "un_humanitarian", "army_communique",
         "ministry_statement", "police_court", "live_blog", "broadcast_transcript", "feature", "translated_copy", "alert", "capitals_wire")
PRONOUNS = frozenset("he him his she her hers it its they them their theirs we us our ours i me my mine you your yours who whom whose which that "
                     "this these those himself herself itself themselves ourselves both some others one another".split())


def _types():
    """{PLOVER type: its modes}, as the codebook lists them."""
    book = tomllib.loads(CODEBOOK.read_text(encoding="utf-8"))
    return {t["name"]: tuple(t.get("modes", ())) for t in book["type"]}


TYPES = _types()

QUOTAS = (
    [("reports annotated", 320), ("words", 60000), ("incidents told by 3 to 6 outlets", 60), ("annotated twice", 60),
     ("kinds of source", 14), ("countries", 25)]
    + [(f"force {f}", 100) for f in FORCES] + [(f"stance {s}", 150) for s in STANCES]
    + [("chains of 2 links", 500), ("chains of 3 links and more", 200), ("claims with parallel branches", 120), ("claims of nobody named", 150)]
    + [(f"layer {layer}", 80) for layer in LAYERS] + [(f"quantity {q}", 30) for q in QUANTITIES]
    + [("sources: pronouns and role nouns", 300), ("content over sentence borders", 150), ("loaded labels", 150)]
    + [(f"type {t}", 1) for t in TYPES])
