"""The words for the slots of one sentence.

Problem: names, titles and pronouns depend on each other: a spokeswoman is a "she", a union does not shell villages.
The obvious way, a rule in every pattern, repeats itself hundreds of times.
Idea: all slots of a sentence are drawn at once, from the sentence's own key; patterns take what they need.
"""


def of_person(draw, names, kind):
    """A man or a woman with all that hangs on it. Pools whose entries name a town are left to expand()."""
    woman = draw.number("woman", 2)
    name = draw.one("name", names["woman" if woman else "man"])
    she, her, hers = ("she", "her", "her") if woman else ("he", "him", "his")
    pools = ("town", "scene", "title", "office", "office_behind", "someone", "unnamed", "body_before", "person_aside", "publisher", "outlet")
    slots = {pool: draw.one(pool, names[pool]) for pool in pools}
    slots |= {"name": name, "she": she, "her": her, "hers": hers, "spokesman": names["spokesman"]["woman" if woman else "man"]}
    media = names["agency"] + ([] if kind == "medium" else names["outlet"])
    slots["m1"], slots["m2"] = draw.two("media", media)
    return slots


def of_doer(draw, names, own, event_type):
    """Bodies and groups: such as do the thing themselves where the cue says so ("denied having arrested")."""
    body = names["doer_body"][event_type] if own else names["body"]
    group = names["doer_group"][event_type] if own else names["group"]
    return {"body": draw.one("body", body), "group": draw.one("group", group)}


def of_content(draw, contents, shared):
    content = draw.one("content", contents)
    slots = {key: content[key] for key in ("actor", "base", "past", "participle", "gerund", "object", "manner")}
    return slots | {key: draw.one(key, pool) for key, pool in shared.items()}


def of_cue(cue, shape, extra, draw):
    past = cue.get("past", cue["name"])
    slots = {"V": past, "pp": past, "ing": cue.get("ing", ""), "plural": cue.get("plural", ""), "present": cue.get("present", past)}
    slots |= {key: shape[key] for key in ("C", "D", "R", "S", "S1", "S2") if key in shape}
    return slots | {key: draw.one(key, pool) for key, pool in extra.items()}


def of_speaker(speaker):
    words = speaker["words"]
    return {"X": words, "Xo": speaker.get("case", words), "of": speaker.get("of", ""), "N": speaker.get("named", ""),
            "was": "were" if speaker.get("plural") else "was"}
