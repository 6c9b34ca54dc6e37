"""The lines of an annotation -> plain rows, one per item, still with quoted words.

Problem: the notation has to be light enough to write by hand and strict enough that a slip is seen.
Idea: a section per kind of item, an item per line, its parts divided by ` | `, what is rare on indented lines below it.
Each row is a dict with `id`, `line` and its parts; docs/annotation.md is the description for people.
"""
import re

SECTIONS = ("entities", "times", "places", "quantities", "events", "attributions", "labels", "claims", "notes")
PREFIX = {"entities": "eu", "times": "t", "places": "l", "quantities": "q", "events": "v", "attributions": "a", "claims": "c"}
FOR = re.compile(r"\s+for\s+((?:[eu]\d+[\s,]*)+)$")
COUNTRY = re.compile(r"\s+\(([A-Z]{3})\)$")
SUBGROUP = re.compile(r"\s+\[([^\]]+)\]$")


class Bad(ValueError):
    """A line that cannot be read, in words for the annotator."""


def bars(text):
    return [part.strip() for part in re.split(r"\s\|(?=\s|$)", text)]


def ids(text):
    return [w for w in re.split(r"[\s,]+", text.strip()) if w]


def entity(head, rest):
    words = head.split(None, 1)
    name = words[1].strip() if len(words) > 1 else ""
    country = COUNTRY.search(name)
    name = name[:country.start()] if country else name
    member = FOR.search(" " + name)
    name = (" " + name)[:member.start()].strip() if member else name
    country = country or COUNTRY.search(name)
    name = COUNTRY.sub("", name)
    if not words:
        raise Bad("an entity needs a type")
    return {"type": words[0], "name": name or None, "country": country and country.group(1), "member_of": ids(member.group(1)) if member else [],
            "mentions": [m for m in rest if m]}


def equation(head, rest, what):
    """`words = value`; a bar has no place here."""
    if rest:
        raise Bad(f"'|' has no place in {what}")
    if " = " not in head:
        raise Bad(f"{what} is written: words = value")
    return [part.strip() for part in head.rsplit(" = ", 1)]


def time(head, rest):
    at, value = equation(head, rest, "a time")
    return {"at": at, "values": value.split()}


def place(head, rest):
    at, name = equation(head, rest, "a place")
    precision = re.search(r"\s+~(\w+)$", name)
    return {"at": at, "name": name[:precision.start()] if precision else name, "precision": precision and precision.group(1)}


def quantity(head, rest):
    at, value = equation(head, rest, "a quantity")
    subgroup = SUBGROUP.search(value)
    return {"at": at, "values": (value[:subgroup.start()] if subgroup else value).split(), "subgroup": subgroup and subgroup.group(1)}


def event(head, rest):
    words = head.split()
    state = rest[0].split() if rest else []
    if not words or len(state) != 2:
        raise Bad("an event is written: v1 TYPE modes | layer happened | mention | mention")
    return {"type": None if words[0] == "-" else words[0], "modes": [m for m in ids(" ".join(words[1:])) if m != "-"], "layer": state[0], "happened": state[1],
            "mentions": [m for m in rest[1:] if m], "arguments": [], "place": None, "time": None, "quantities": [], "optional": False,
            "lead": False, "alt_layers": [], "alt_types": [], "relations": [], "effects": []}


def attribution(head, rest):
    """`e4 in a0 the words | cue | content`: entity and outer attribution, both optional, stand before the source's words."""
    if len(rest) != 2:
        raise Bad("an attribution is written: a1 e4 source words | cue | content   (- for a missing source or cue)")
    match = re.match(r"(?:([eu]\d+)(?:\s+|$))?(?:in\s+(a\d+)(?:\s+|$))?(.*)$", head)
    return {"inside": match.group(2), "entity": match.group(1), "source": match.group(3).strip(), "cue": rest[0], "content": rest[1]}


def label(head, rest):
    match = re.fullmatch(r"([eu]\d+)\s+by\s+([eu]\d+)", head)
    if not match or not rest:
        raise Bad("a label is written: e6 by e0 | terrorists")
    return {"entity": match.group(1), "by": match.group(2), "words": [w for w in rest if w]}


def chain(text):
    """`e0 > e5:medium > e4? & e0 > e9` -> branches of (entity, role or None, explicit)."""
    branches = []
    for branch in text.split("&"):
        links = []
        for link in branch.split(">"):
            match = re.fullmatch(r"\s*([eu]\d+)(?::(\w+))?(\?)?\s*", link)
            if not match:
                raise Bad(f"not a chain: '{text.strip()}'")
            links.append((match.group(1), match.group(2), not match.group(3)))
        branches.append(links)
    return branches


def claim(head, rest):
    words = head.split()
    if len(words) != 2 or len(rest) != 4 - 1 or len(rest[1].split()) != 2:
        raise Bad("a claim is written: c1 v1 occurrence,actor | e0 > e4 | force stance | evidence")
    force, stance = rest[1].split()
    return {"event": None if words[0] == "-" else words[0], "about": ids(words[1]), "chain": chain(rest[0]), "force": force, "stance": stance,
            "evidence": rest[2], "quote": None, "said": None, "alt_chains": [], "alt_forces": [], "alt_stances": []}


READERS = {"entities": entity, "times": time, "places": place, "quantities": quantity, "events": event, "attributions": attribution,
           "claims": claim}


def linked(word):
    """`?l1` -> an inferred link."""
    return {"id": word.lstrip("?"), "inferred": word.startswith("?")}


def event_links(row, words):
    """at l1 on t1 counts q1 q2"""
    key = None
    for word in words:
        if word in ("at", "on", "counts"):
            key = word
        elif key == "counts":
            row["quantities"].append(word)
        elif key:
            row["place" if key == "at" else "time"] = linked(word)
        else:
            raise Bad(f"'{word}' before at, on or counts")


def event_more(row, text, roles):
    """An indented line below an event."""
    key, _, rest = text.partition(" ")
    words = rest.split()
    if key in roles:
        who, _, quoted = rest.strip().partition(" ")
        if not who:
            raise Bad(f"{key} needs an entity or -")
        row["arguments"].append({"role": key, "entity": None if who == "-" else who, "words": quoted.strip() or None})
    elif key in ("at", "on", "counts"):
        event_links(row, text.split())
    elif key in ("optional", "lead"):
        row[key] = True
    elif key in ("alt_layers", "alt_types"):
        row[key] += ids(rest)
    elif key == "relation" and len(words) == 2:
        row["relations"].append((words[0], words[1]))
    elif key == "effect" and len(words) > 1:
        by = re.search(r"\s+by\s+(c\d+)$", rest)
        row["effects"].append((words[0], (rest[:by.start()] if by else rest).partition(" ")[2].strip(), by and by.group(1)))
    else:
        raise Bad(f"not understood below an event: '{text}'")


def claim_more(row, text, _):
    """An indented line below a claim."""
    key, _, rest = text.partition(" ")
    if key in ("alt_chain", "alt_chains"):
        row["alt_chains"] += [chain(c) for c in rest.split(";")]
    elif key in ("alt_forces", "alt_stances", "alt_force", "alt_stance"):
        row[key.rstrip("s") + "s"] += ids(rest)
    elif key in ("quote", "said") and rest:
        row[key] = rest.strip()
    else:
        raise Bad(f"not understood below a claim: '{text}'")


def item(section, text, line):
    """One item line of a section."""
    if section == "labels":
        head, *rest = bars(text)
        return {"id": None, "line": line} | label(head, rest)
    ident, _, body = text.partition(" ")
    if not re.fullmatch(f"[{PREFIX[section]}]\\d+", ident):
        raise Bad(f"an item of [{section}] starts with its id, {PREFIX[section][0]}1, not '{ident}'")
    head, *rest = bars(body.strip())
    return {"id": ident, "line": line} | READERS[section](head, rest)


def more(section, row, text, roles):
    """An indented line: more of the item above."""
    if row is False:                                     # the item itself could not be read; that has been said
        return
    if row is None or section not in ("events", "claims"):
        raise Bad("an indented line belongs below an event or a claim")
    for statement in filter(None, bars(text)):
        (event_more if section == "events" else claim_more)(row, statement, roles)


def parse(lines, problems, roles):
    """Lines of (number, text) -> {section: rows}, `head` (key: value before the first section), `notes`."""
    rows = {s: [] for s in SECTIONS} | {"head": {}, "seen": []}
    section, last = None, None
    for number, line in lines:
        text = line.strip()
        if not text:
            continue
        header = re.fullmatch(r"\[(\w+)\]", text)
        try:
            if header and section != "notes" or header and header.group(1) in SECTIONS:
                section, last = header.group(1), None
                rows["seen"].append(section)
                if section not in SECTIONS:
                    raise Bad(f"no section of this name: [{section}]; there are {', '.join(SECTIONS)}")
            elif section is None and ":" in text:
                key, value = text.split(":", 1)
                rows["head"][key.strip()] = value.strip()
            elif section == "notes":
                rows["notes"].append(text)
            elif section not in SECTIONS:
                raise Bad("a line before the first section")
            elif line[0].isspace():
                more(section, last, text, roles)
            else:
                last = False
                last = item(section, text, number)
                rows[section].append(last)
        except Bad as error:
            problems.error(number, str(error))
    return rows
