"""The rules that an annotation must keep beyond its quotations.

Problem: a wrong label, a dangling id or an event without a claim passes silently into training and scores.
Idea: first the lists and ids of the rows, then the rules that need the built document; one small function for each kind.
"""
import re

import rules

KEYS = ("report", "incident", "outlet", "kind", "published", "note")


def header(report, sheets, known, problems):
    """The header, the markers, and the fact sheet's entry of a report."""
    from report import TEXT
    head = report.header
    for key in (k for k in KEYS if not head.get(k)):
        problems.error(1, f"the header lacks '{key}:'")
    if TEXT not in report.marks or not report.text.strip():
        problems.error(1, f"no text: the line '{TEXT}' is missing or nothing follows")
    if head.get("report") and head["report"] != report.path.stem:
        problems.error(1, f"report {head['report']} stands in {report.path.name}")
    if head.get("kind") and head["kind"] not in rules.KINDS:
        problems.error(1, f"no kind of source: '{head['kind']}'; kinds: {', '.join(rules.KINDS)}")
    if not re.fullmatch(r"none|\d{4}-\d{2}-\d{2}", head.get("published") or "none"):
        problems.error(1, f"published is YYYY-MM-DD or none, not '{head['published']}'")
    if not report.id.startswith(head.get("incident") or "?"):
        problems.error(1, f"report {report.id} does not begin with its incident's id")
    if head.get("incident"):
        fact_sheet(report, sheets.get(head["incident"]), known, problems)


def fact_sheet(report, sheet, known, problems):
    if sheet is None or "error" in sheet:
        problems.error(1, f"incidents/{report.header['incident']}.toml " + (f"does not parse: {sheet['error']}" if sheet else "is missing"))
        return
    entry = next((r for r in sheet.get("report", ()) if r.get("id") == report.id), None)
    if entry is None:
        problems.error(1, f"the fact sheet has no [[report]] of id {report.id}")
        return
    for key in ("outlet", "kind"):
        if entry.get(key) != report.header.get(key):
            problems.error(1, f"{key}: '{report.header.get(key)}' here, '{entry.get(key)}' in the fact sheet")
    for other in entry.get("depends", ()):
        if other not in known or other == report.id:
            problems.error(1, f"depends on {other}, which is no other report")


def listed(problems, row, what, value, allowed):
    if value not in allowed:
        problems.error(row["line"], f"no {what}: '{value}'; there are {', '.join(allowed)}")


def names(rows, problems):
    """Ids stand once, and every label comes from its list."""
    seen = set()
    for section in ("entities", "times", "places", "quantities", "events", "attributions", "claims"):
        for row in rows[section]:
            if row["id"] in seen:
                problems.error(row["line"], f"{row['id']} stands twice")
            seen.add(row["id"])
    for row in rows["entities"]:
        listed(problems, row, "type of entity", row["type"], rules.ENTITY_TYPES)
        if not row["name"] and row["type"] != "UNNAMED":
            problems.error(row["line"], f"{row['id']} needs a name (in lower case what it is, where the text gives no name)")
    for row in rows["times"]:
        for value in row["values"][1:]:
            if value.isupper() and value.isalpha():
                listed(problems, row, "type of time", value, rules.TIME_TYPES)
    for row in rows["quantities"]:
        listed(problems, row, "kind of quantity", (row["values"] or [""])[0], rules.QUANTITIES)
    for row in (r for r in rows["places"] if r["precision"]):
        listed(problems, row, "precision", row["precision"], rules.PRECISIONS)
    for row in rows["events"]:
        event_names(row, problems)
    for row in rows["claims"]:
        if row["quote"]:
            listed(problems, row, "kind of quote", row["quote"], (*rules.QUOTES, "none"))
        claim_names(row, problems)


def event_names(row, problems):
    for kind in [row["type"], *row["alt_types"]]:
        if kind is not None:
            listed(problems, row, "type", kind, rules.TYPES)
    if row["type"] is None and not row["optional"]:
        problems.error(row["line"], f"{row['id']} has no type: only an optional event may")
    for mode in row["modes"]:
        listed(problems, row, f"mode of {row['type']}", mode, rules.TYPES.get(row["type"], ()))
    for layer in [row["layer"], *row["alt_layers"]]:
        listed(problems, row, "layer", layer, rules.LAYERS)
    listed(problems, row, "value of happened", row["happened"], rules.HAPPENED)
    for kind, _ in row["relations"]:
        listed(problems, row, "relation", kind, rules.RELATIONS)
    for what, _, _ in row["effects"]:
        listed(problems, row, "effect", what, rules.EFFECTS)
    if not row["mentions"]:
        problems.error(row["line"], f"{row['id']} has no mention")
    if row["layer"] in ("planned", "requested", "hypothetical") and row["happened"] == "yes":
        problems.error(row["line"], f"{row['id']} is {row['layer']} and has happened: one of the two is wrong")


def claim_names(row, problems):
    for about in row["about"]:
        listed(problems, row, "about", about, rules.ABOUT)
    for force in [row["force"], *row["alt_forces"]]:
        listed(problems, row, "force", force, rules.FORCES)
    for stance in [row["stance"], *row["alt_stances"]]:
        listed(problems, row, "stance", stance, rules.STANCES)
    for role in (link[1] for c in [row["chain"], *row["alt_chains"]] for b in c for link in b if link[1]):
        listed(problems, row, "role in a chain", role, rules.LINK_ROLES)


def references(rows, problems):
    """(row, section, id) for every id that something points to."""
    have = {s: {r["id"] for r in rows[s]} for s in ("entities", "times", "places", "quantities", "events", "attributions", "claims")}
    used = [(r, "entities", i) for r in rows["entities"] for i in r["member_of"]]
    for r in rows["events"]:
        used += [(r, "entities", a["entity"]) for a in r["arguments"] if a["entity"]]
        used += [(r, s, r[k]["id"]) for s, k in (("places", "place"), ("times", "time")) if r[k]]
        used += [(r, "quantities", q) for q in r["quantities"]] + [(r, "events", v) for _, v in r["relations"]]
        used += [(r, "claims", c) for *_, c in r["effects"] if c]
    used += [(r, "entities", r["entity"]) for r in rows["attributions"] if r["entity"]]
    used += [(r, "attributions", r["inside"]) for r in rows["attributions"] if r["inside"]]
    used += [(r, "entities", r[k]) for r in rows["labels"] for k in ("entity", "by")]
    for r in rows["claims"]:
        used += [(r, "events", r["event"])] if r["event"] else []
        used += [(r, "times", r["said"])] if r["said"] else []
        used += [(r, "entities", link[0]) for c in [r["chain"], *r["alt_chains"]] for b in c for link in b]
    for row, section, ident in used:
        if ident not in have[section]:
            problems.error(row["line"], f"{ident} is not among the {section}")


def content(rows, document, problems):
    """The rules on the whole annotation."""
    references(rows, problems)
    if not rows["head"].get("annotator"):
        problems.error(rows["entities"][0]["line"] - 1 if rows["entities"] else 0, "the annotation begins with a line 'annotator: N'")
    publisher(rows, document, problems)
    claimed = {c["event"] for c in rows["claims"]}
    for row in rows["events"]:
        if row["id"] not in claimed:
            problems.error(row["line"], f"{row['id']} has no claim")
    if not rows["events"]:
        problems.warn(0, "no event at all")
    nested(rows, document, problems)
    doubtful(rows, problems)


def publisher(rows, document, problems):
    first = next((r for r in rows["entities"] if r["id"] == "e0"), None)
    outlet = document["publisher"]["name"]
    if first is None:
        problems.error(0, "e0 is missing: the publisher")
    elif (first["name"] or "").lower() != (outlet or "").lower():
        problems.error(first["line"], f"e0 is the publisher: its name is the outlet's, '{outlet}'")


def nested(rows, document, problems):
    """An inner attribution lies inside the content of the outer one."""
    built = {a["id"]: a for a in document["attributions"]}
    for row in (r for r in rows["attributions"] if r["inside"] in built):
        outer, inner = built[row["inside"]]["content"], built[row["id"]]["content"]
        if inner and outer and not any(a < d and c < b for a, b in inner for c, d in outer):
            problems.error(row["line"], f"the content of {row['id']} does not lie in that of {row['inside']}")


def doubtful(rows, problems):
    """What is often a slip: sources that no chain has, things that nothing uses."""
    chained = {link[0] for r in rows["claims"] for c in [r["chain"], *r["alt_chains"]] for b in c for link in b}
    used = chained | {a["entity"] for r in rows["events"] for a in r["arguments"]} | {r["entity"] for r in rows["attributions"]}
    used |= {i for r in rows["entities"] for i in r["member_of"]} | {r[k] for r in rows["labels"] for k in ("entity", "by")}
    for row in rows["entities"]:
        if row["id"] not in used:
            problems.warn(row["line"], f"{row['id']} is used by no event, attribution, label or claim")
    for section, key in (("places", "place"), ("times", "time")):
        linked = {r[key]["id"] for r in rows["events"] if r[key]} | {r["said"] for r in rows["claims"]}
        for row in rows[section]:
            if row["id"] not in linked:
                problems.warn(row["line"], f"{row['id']} is linked to no event or claim")
    counted = {q for r in rows["events"] for q in r["quantities"]}
    for row in rows["quantities"]:
        if row["id"] not in counted:
            problems.warn(row["line"], f"{row['id']} is counted in no event")
