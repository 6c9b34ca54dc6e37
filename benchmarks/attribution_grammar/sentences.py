"""All sentences of the grammar with their gold.

Problem: a handful of test sentences shows what the program can do; nobody sees which of ten thousand ways of attributing it cannot.
The obvious way, annotating more news, brings the rare ways rarely.
Idea: the full product of speaker, cue, complement, relay and position, each sentence built from its parts, so that its chain,
force and stance are known by construction. The order is that of the files; nothing is drawn at random.
"""
from dataclasses import dataclass, field

import compose
import load
import slots as words
from draw import Draw

ALONE = ("nobody", "the publisher")  # kinds of speaker that a shape has to ask for


@dataclass
class Sentence:
    """A text and what is right about it. `chains`: the right readings, best first; a reading is a list of branches, these lists of labels."""
    id: str
    text: str
    publisher: str
    trigger: tuple
    spans: dict          # label: [(start, end)]
    chains: list
    force: list
    stance: list
    also: bool = False   # further claims on the event are right too
    tags: dict = field(default_factory=dict)

    def record(self):
        return {"id": self.id, "text": self.text, "publisher": self.publisher}


def fits(speaker, cue, shape, relay):
    """Whether English says it so: what each part asks of the others."""
    kind = speaker["kind"]
    if shape["pattern"] not in relay or any(kind in part.get("not_for", ()) for part in (cue, shape, relay)):
        return False
    if kind not in shape.get("kinds", [kind]) or (kind in ALONE and kind not in shape.get("kinds", ())):
        return False
    if kind == "medium" and not (cue.get("medium") and relay.get("medium")):
        return False
    if cue["name"] not in relay.get("cues", [cue["name"]]) or cue["name"] in relay.get("not_cues", ()):
        return False
    if relay.get("quotes") and "ing" not in cue:
        return False
    needed = relay[shape["pattern"]]
    return ("{of}" not in needed or "of" in speaker) and ("{plural}" not in needed or "plural" in cue)


def chains_of(speaker, relay):
    """The relay's chain with the speaker in the place of X, one for each reading of the speaker."""
    outer = relay["chain"].split()[:-1]
    return [[outer + branch.split() for branch in reading.split("&")] for reading in speaker.get("chain", ["X"])]


def marked_text(draw, pattern, slots, speaker, shape, names):
    """One to three sentences: what introduces a pronoun or sets the scene, the attribution, what follows."""
    if "background" in speaker:
        before = [draw.one("background", names[speaker["background"]])]
    else:
        before = [draw.one("before", names["before"])] * (draw.number("has before", 4) == 0)
    main = [pattern, shape["next"]] if "next" in shape else [pattern]
    after = [draw.one("after", names["after"])] * (draw.number("has after", 4) == 0 and len(before + main) < 3)
    sentences = [compose.finish(compose.expand(s, slots)) for s in before + main + after]
    text = " ".join(sentences)
    return compose.curly(text) if draw.number("curly", 2) else text


def unique(values):
    return list(dict.fromkeys(values))


def build(names, family, parts, event):
    """The sentence of one combination; `event` is (type, contents of the type, shared pools, repetition)."""
    speaker, cue, shape, relay = parts
    event_type, contents, shared, repetition = event
    tags = {"part": family["name"], "speaker": speaker["kind"], "cue": cue["name"], "complement": shape["complement"], "relay": relay["name"],
            "position": shape["position"], "event": event_type}
    draw = Draw("/".join((*tags.values(), shape["name"], str(repetition))))
    slots = words.of_person(draw, names, speaker["kind"]) | words.of_doer(draw, names, shape.get("own", False), event_type)
    slots |= words.of_content(draw, contents, shared) | words.of_cue(cue, shape, family["extra"], draw) | words.of_speaker(speaker)
    text, spans = compose.unmark(marked_text(draw, relay[shape["pattern"]], slots, speaker, shape, names))
    chains = chains_of(speaker, relay)
    tags["depth"] = str(max(len(branch) for branch in chains[0]))
    force = cue["force"] + ["asserted"] * shape.get("runs", False)
    stance = cue["stance"] + ["neutral"] * (relay.get("hides", False) or shape.get("quoted", False))
    return Sentence("", text, slots["publisher"], spans["T"][0], spans, chains, unique(force), unique(stance), cue.get("also", False), tags)


def combinations(family, all_speakers):
    return ((speaker, cue, shape, relay) for speaker in all_speakers for cue in family["cue"] for shape in cue["shapes"] for relay in family["relay"]
            if fits(speaker, cue, shape, relay))


def sentences():
    """Every sentence once, in a fixed order; a text that another combination has already made is left out."""
    names, all_speakers, (contents, shared), seen = load.read("names"), load.speakers(), load.contents(), set()
    for name in load.FAMILIES:
        family = load.family(name)
        family |= {"name": name, "extra": {key: family[key] for key in ("outcome",) if key in family}}
        for parts in combinations(family, all_speakers):
            for event_type in parts[2].get("types", load.TYPES):
                for repetition in range(family.get("repeat", 1)):
                    sentence = build(names, family, parts, (event_type, contents[event_type], shared, repetition))
                    if sentence.text not in seen:
                        seen.add(sentence.text)
                        sentence.id = f"{name}-{len(seen):06d}"
                        yield sentence
