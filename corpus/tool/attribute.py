"""Attributions and claims: sources, cues, contents, chains.

Problem: a chain is written as entity ids; the format wants roles, branches and the words where each source is named.
Idea: the first link is the publisher, MEDIA below it are media, all others speakers, unless marked; a link's words are the source
of the attribution whose content holds the evidence.
"""
import words


class Attribution:
    """The part of the builder that speaks of sources."""

    def attributions(self):
        self.attributed = [self.attribution(row) for row in self.rows["attributions"]]
        return self.attributed

    def attribution(self, row):
        content = self.spans(row, row["content"], parts=True)
        near = content[0] if content else None
        cue = [] if row["cue"] in ("-", "") else self.spans(row, row["cue"], near, parts=True)
        source = [] if row["source"] in ("-", "") else self.spans(row, row["source"], cue[0] if cue else near, parts=True)
        entity = row["entity"] or self.source_entity(source)
        if source and not entity:
            self.problems.error(row["line"], f"the source '{row['source']}' is no mention of an entity: add it to one")
        elif source and not any(s < source[-1][1] and source[0][0] < e for s, e in self.spans_of.get(entity, ())):
            self.problems.error(row["line"], f"the source '{row['source']}' touches no mention of {entity}: add the words to its mentions")
        return {"id": row["id"], "source": [list(s) for s in source], "cue": [list(s) for s in cue], "content": [list(s) for s in content],
                "quote": words.quote_kind(self.text, content, self.flags), "entity": entity, "inside": row["inside"]}

    def source_entity(self, source):
        """The entity of a source: mentioned in exactly these words, else the longest mention in them (the first of equals)."""
        held = [(m["span"][0] - m["span"][1], m["span"][0], m["entity"]) for m in self.mentions for s in source[:1]
                if s[0] <= m["span"][0] and m["span"][1] <= s[1]]
        around = [m["entity"] for m in self.mentions for s in source[:1] if m["span"][0] <= s[0] and s[1] <= m["span"][1]]
        return min(held)[2] if held else around[0] if around else None

    # -------------------------------------------------------- claims

    def claims(self):
        return [self.claim(row) for row in self.rows["claims"]]

    def claim(self, row):
        evidence = self.spans(row, row["evidence"], parts=True)
        chain = self.links(row, row["chain"], evidence)
        sourced = any(link["role"] != "publisher" for link in chain)
        return {"id": row["id"], "event": row["event"], "about": row["about"], "evidence": [list(s) for s in evidence], "chain": chain,
                "force": row["force"], "stance": row["stance"],
                "quote": row["quote"] or (words.quote_kind(self.text, evidence, self.flags) if sourced else "none"), "said": row["said"], "confidence": None,
                "alt_chains": [self.links(row, c, evidence) for c in row["alt_chains"]], "alt_forces": row["alt_forces"], "alt_stances": row["alt_stances"]}

    def links(self, row, branches, evidence):
        """The publisher once, then each branch in full."""
        chain = [{"role": "publisher", "entity": branches[0][0][0], "explicit": True, "branch": 0}]
        for number, branch in enumerate(branches):
            if branch[0][0] != "e0":
                self.problems.error(row["line"], f"a chain and each of its branches start with the publisher, e0, not {branch[0][0]}")
            if len(branches) > 1 and len(branch) < 2:
                self.problems.error(row["line"], "a branch needs a source below the publisher")
            names = [link[0] for link in branch]
            if len(set(names)) < len(names):
                self.problems.error(row["line"], f"a source stands twice in one branch: {' > '.join(names)}")
            chain += [self.link(*link, number, evidence) for link in branch[1:]]
        return chain

    def link(self, entity, role, explicit, branch, evidence):
        row = self.tables["entities"].get(entity) or {"type": None, "member_of": []}
        link = {"role": role or ("medium" if row["type"] == "MEDIA" else "speaker"), "entity": entity, "explicit": explicit, "branch": branch}
        span = self.named_at(entity, evidence) if explicit else None
        if span:
            link["span"] = span
        if row["member_of"]:
            link["for"] = row["member_of"][0]
        return link

    def named_at(self, entity, evidence):
        """Where the source of this evidence is named: in its attribution, else the nearest mention in the same sentence."""
        def held(attribution):
            return sum(max(0, min(b, d) - max(a, c)) for a, b in evidence for c, d in attribution["content"])
        sources = [(held(a), a["source"][0]) for a in self.attributed if a["entity"] == entity and a["source"] and held(a)]
        if sources:
            return max(sources, key=lambda pair: pair[0])[1]
        here = {words.sentence_of(self.ends, s[0]) for s in evidence}
        near = [s for s in self.spans_of.get(entity, ()) if words.sentence_of(self.ends, s[0]) in here]
        return list(min(near, key=lambda s: abs(s[0] - evidence[0][0]))) if near and evidence else None
