"""A parsed annotation -> a document of the public format, with every quotation turned into its span.

Problem: the format has offsets, kinds, roles and defaults that nobody should type.
Idea: `Builder` goes through the sections in the order in which they refer to each other, finds the words, fills in what follows
from them, and notes each problem at its line.
"""
import datetime
import re

import words
from attribute import Attribution
from quote import QuoteError, ambiguous, candidates, find, find_parts

PERSONS = ("killed", "injured", "hospitalised", "detained", "displaced", "participants")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2})?)?$")


class Builder(Attribution):
    def __init__(self, report, rows, problems):
        self.report, self.rows, self.problems, self.text = report, rows, problems, report.text
        self.ends, self.flags = words.sentence_ends(report.text), words.inside_quotes(report.text)
        self.mentions, self.spans_of = [], {}
        self.tables = {section: {r["id"]: r for r in items if r["id"]} for section, items in rows.items()
                       if section not in ("head", "seen", "notes", "labels")}

    # -------------------------------------------------------- quoted words

    def spans(self, row, quotation, near=None, many=False, parts=False):
        """The spans of a quotation; an unfound one is a problem and gives []."""
        try:
            return find_parts(self.text, quotation, near) if parts else find(self.text, quotation, near, many)
        except QuoteError as error:
            self.problems.error(row["line"], str(error))
            return []

    def span(self, row, quotation, near=None):
        found = self.spans(row, quotation, near)
        return list(found[0]) if found else None

    # -------------------------------------------------------- entities

    def entities(self):
        for row in self.rows["entities"]:
            for quotation in row["mentions"]:
                found = self.spans(row, quotation, many=True)
                if found and words.mention_kind(self.text, found[0], row) == "pronoun" and ambiguous(self.text, quotation):
                    self.problems.warn(row["line"], f"'{quotation}' occurs more than once: which one? ({quotation} #2, or left [{quotation}] right)")
                self.add_mentions(row, quotation, found)
        self.mentions.sort(key=lambda m: m["span"])
        for number, mention in enumerate(self.mentions, 1):
            mention["id"] = f"m{number}"
        return [{"id": r["id"], "name": None if r["type"] == "UNNAMED" else r["name"], "type": r["type"], "country": r["country"], "sector": None,
                 "member_of": r["member_of"], "ids": {"wikidata": None, "geonames": None}} for r in self.rows["entities"]]

    def add_mentions(self, row, quotation, found):
        """`#all` leaves out what lies inside a longer mention of the same entity."""
        own = self.spans_of.setdefault(row["id"], [])
        kind_of = {"PER": "PER", "PLACE": "LOC", "STATE": "LOC"}
        for span in found:
            if quotation.endswith("#all") and any(a <= span[0] and span[1] <= b for a, b in own):
                continue
            if span in own:
                self.problems.error(row["line"], f"'{quotation}': this place is already a mention of {row['id']} (is a number missing?)")
                continue
            own.append(span)
            self.mentions.append({"id": None, "span": list(span), "kind": words.mention_kind(self.text, span, row),
                                  "type": kind_of.get(row["type"], "ORG"), "entity": row["id"], "label": None})

    def labels(self):
        """A loaded word is written on the smallest mention of the entity that holds it."""
        for row in self.rows["labels"]:
            for quotation in row["words"]:
                for span in self.label_spans(row, quotation):
                    held = [m for m in self.mentions if m["entity"] == row["entity"] and m["span"][0] <= span[0] and span[1] <= m["span"][1]]
                    if not held:
                        self.problems.error(row["line"], f"label '{quotation}' lies in no mention of {row['entity']}")
                        continue
                    mention = min(held, key=lambda m: m["span"][1] - m["span"][0])
                    said = self.text[span[0]:span[1]]
                    mention["label"] = f"{mention['label']}, {said}" if mention["label"] else said
                    mention["label_by"] = row["by"]

    def label_spans(self, row, quotation):
        """An unnumbered label is the first occurrence inside a mention of its entity."""
        found = self.spans(row, quotation, many=True)
        if found and ambiguous(self.text, quotation):
            own = self.spans_of.get(row["entity"], ())
            inside = [s for s in candidates(self.text, quotation) if any(a <= s[0] and s[1] <= b for a, b in own)]
            return inside[:1] or found
        return found

    # -------------------------------------------------------- times, places, quantities

    def times(self):
        return [self.time(row) for row in self.rows["times"]]

    def time(self, row):
        given = row["values"][0] if row["values"] else "?"
        kind = next((v for v in row["values"] if v in ("DATE", "TIME", "DURATION", "SET")), None)
        value = next((v for v in row["values"][1:] if v != kind), None)
        earliest, latest = (None, None) if given in ("?", kind) else given.split("..") if ".." in given else (given, given)
        for day in filter(None, (earliest, latest)):
            self.check_day(row, day)
        days = [d[:10] if d else None for d in (earliest, latest)]
        if all(days) and days[0] > days[1]:
            self.problems.error(row["line"], f"{days[0]} is later than {days[1]}")
        anchor = "none" if given in ("?", kind) or re.search(r"\b\d{4}\b", row["at"]) else "published" if self.report.header.get("published") != "none" else "text"
        return {"id": row["id"], "span": self.span(row, row["at"]), "type": kind or ("TIME" if "T" in given else "DATE"),
                "value": value or self.timex(row["at"], earliest, latest), "earliest": days[0], "latest": days[1], "anchor": anchor}

    def check_day(self, row, day):
        try:
            if not DAY.match(day):
                raise ValueError
            datetime.date.fromisoformat(day[:10])
        except ValueError:
            self.problems.error(row["line"], f"not a day (YYYY-MM-DD, A..B, or ?): '{day}'")

    @staticmethod
    def timex(at, earliest, latest):
        """The TIMEX3 value that follows from the days; an unresolved weekday keeps its name."""
        weekdays = "monday tuesday wednesday thursday friday saturday sunday".split()
        named = [i for i, day in enumerate(weekdays, 1) if day in at.lower()]
        if not earliest and not latest:
            return f"XXXX-WXX-{named[0]}" if len(named) == 1 else None
        if earliest == latest:
            return earliest
        if earliest and latest and earliest[:4] == latest[:4] and earliest[5:] == "01-01" and latest[5:] == "12-31":
            return earliest[:4]
        return earliest[:7] if earliest and latest and earliest[:7] == latest[:7] and earliest[8:] == "01" and int(latest[8:10]) >= 28 else None

    def places(self):
        return [{"id": r["id"], "span": self.span(r, r["at"]), "name": r["name"], "lat": None, "lon": None, "geonames": None, "feature": None,
                 "country": None, "admin1": None, "precision": r["precision"], "score": None} for r in self.rows["places"]]

    def quantities(self):
        return [self.quantity(row) for row in self.rows["quantities"]]

    def quantity(self, row):
        """`killed 12` is exactly 12; else `killed low best high modifier`, - for none."""
        values, unit = list(row["values"]), None
        if "unit" in values[:-1]:
            unit = " ".join(values[values.index("unit") + 1:])
            values = values[:values.index("unit")]
        what, *numbers = values or [""]
        if len(numbers) == 1:
            numbers = numbers * 3 + ["exact"]
        try:
            low, best, high = [None if n == "-" else int(n) if n.isdigit() else float(n) for n in numbers[:3]]
            modifier, = numbers[3:]
        except ValueError:
            self.problems.error(row["line"], "a quantity is written: words = killed 12, or words = killed low best high modifier (- for none)")
            low = best = high = modifier = None
        known = [n for n in (low, best, high) if n is not None]
        if known != sorted(known):
            self.problems.error(row["line"], f"low, best, high are not in order: {known}")
        return {"id": row["id"], "span": self.span(row, row["at"]), "what": what, "low": low, "best": best, "high": high, "modifier": modifier,
                "subgroup": row["subgroup"], "unit": unit or ("person" if what in PERSONS else None)}

    # -------------------------------------------------------- events

    def events(self):
        return [self.event(row) for row in self.rows["events"]]

    def event(self, row):
        mentions = [s for q in row["mentions"] for s in self.spans(row, q, many=True)]
        for span in {m for m in mentions if mentions.count(m) > 1}:
            self.problems.error(row["line"], f"{row['id']} has the mention '{self.text[span[0]:span[1]]}' twice (is a number missing?)")
        near = mentions[0] if mentions else None
        arguments = [{"role": a["role"], "entity": a["entity"], "span": self.argument_span(row, a, near), "inferred": a["words"] is None} for a in row["arguments"]]
        effects = [{"what": what, "span": self.span(row, quoted, near), "claim": by} for what, quoted, by in row["effects"]]
        return {"id": row["id"], "trigger": [list(near)] if near else [], "mentions": [list(s) for s in sorted(set(mentions))], "type": row["type"],
                "modes": row["modes"], "contexts": [], "codes": {"acled": None, "cameo": None}, "layer": row["layer"], "happened": row["happened"],
                "arguments": arguments, "effects": effects, "place": row["place"], "time": row["time"], "quantities": row["quantities"],
                "confidence": None, "optional": row["optional"], "alt_layers": row["alt_layers"], "alt_types": row["alt_types"]}

    def argument_span(self, row, argument, near):
        """The argument's words, which must touch a mention of its entity."""
        if argument["words"] is None:
            return None
        span, own = self.span(row, argument["words"], near), self.spans_of.get(argument["entity"], ())
        if span and argument["entity"] and not any(s < span[1] and span[0] < e for s, e in own):
            self.problems.error(row["line"], f"{argument['role']} '{argument['words']}' touches no mention of {argument['entity']}: "
                                             "add the words to its mentions, or say which occurrence")
        return span

    def relations(self):
        return [{"a": r["id"], "b": other, "kind": kind} for r in self.rows["events"] for kind, other in r["relations"]]

    # -------------------------------------------------------- the whole

    def document(self):
        header, rows = self.report.header, self.rows
        published = header.get("published")
        day = None if published in (None, "", "none") else published
        outlet = header.get("outlet")
        core = {"entities": self.entities(), "times": self.times(), "places": self.places(), "quantities": self.quantities()}
        self.labels()
        core |= {"events": self.events(), "relations": self.relations(), "attributions": self.attributions(), "claims": self.claims()}
        slug = re.sub(r"[^a-z0-9]+", "", (outlet or "").lower())
        return {"format": "dateline/1", "id": self.report.id, "url": None, "publisher": {"name": outlet, "domain": None, "id": slug},
                "title": None, "byline": None, "section": [], "language": "en",
                "published": {"value": day, "precision": "day" if day else None, "basis": "given" if day else "none"}, "modified": None,
                "dateline": None, "text": self.text, "blocks": [], "sentences": [], "tokens": [], "mentions": self.mentions, "predicates": [],
                **core, "lead": next((r["id"] for r in rows["events"] if r["lead"]), None), "run": None,
                "extra": {"id": self.report.id, "incident": header.get("incident"), "kind": header.get("kind"),
                          "annotator": rows["head"].get("annotator"), "notes": " ".join(rows["notes"]) or None}}
