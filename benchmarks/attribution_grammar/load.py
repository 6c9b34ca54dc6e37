"""The grammar as data.

Problem: a grammar written as code can only be read by whoever reads code, and every new cue is a new branch.
The obvious way, one long list of sentences, cannot show what it leaves out.
Idea: a family of sentences is a TOML file of cues, shapes (what the cue takes, and where it stands) and relays (through whom it
reaches the publisher); speakers, names and contents are files of their own. This module reads them and resolves their groups.
"""
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FAMILIES = ("verbs", "nouns", "phrases", "passives", "adverbs", "plain")
TYPES = ("ASSAULT", "COERCE", "PROTEST")


def read(name):
    with open(HERE / f"{name}.toml", "rb") as file:
        return tomllib.load(file)


def named(items, what):
    """A list of tables by their names; a name that stands twice is a mistake in the data."""
    table = {item["name"]: item for item in items}
    if len(table) < len(items):
        raise ValueError(f"two {what} of the same name")
    return table


def family(name):
    """A family's cues with the shapes that they take, and its relays."""
    data = read(name)
    if (HERE / f"{name}_relays.toml").exists():
        data |= read(f"{name}_relays")
    shapes = named(data["shape"], f"{name}: shapes")
    named(data["cue"], f"{name}: cues")
    named(data["relay"], f"{name}: relays")
    for cue in data["cue"]:
        takes = [shape for entry in cue["takes"] for shape in data["groups"].get(entry, [entry])]
        cue["shapes"] = [shapes[shape] for shape in takes]
    return data


def contents():
    """{type: its contents}, with the four forms under their names, and the shared pools."""
    data = read("contents")
    by_type = {}
    for content in data["content"]:
        content |= dict(zip(("base", "past", "participle", "gerund"), content["form"], strict=True))
        by_type.setdefault(content["type"], []).append(content)
    return by_type, {"when": data["when"], "opening": data["opening"]}


def speakers():
    return read("speakers")["speaker"]
