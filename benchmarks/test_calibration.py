"""The measure of benchmarks/calibration on cases worked out by hand."""
import unittest
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

LOADER = SourceFileLoader("calibration", str(Path(__file__).with_name("calibration")))
calibration = module_from_spec(spec_from_loader("calibration", LOADER))
LOADER.exec_module(calibration)


def event(ident, mentions, kind="ASSAULT", layer="current", **more):
    return {"id": ident, "mentions": mentions, "type": kind, "layer": layer, "confidence": 0.5, **more}


def document(events, claims=()):
    return {"events": events, "claims": list(claims), "mentions": [{"entity": "e1", "span": [0, 4]}]}


def claim(evidence, chain=(), force="asserted", **more):
    links = [{"role": "publisher", "entity": "e0"}, *({"role": "speaker", "entity": e} for e in chain)]
    return {"event": "v1", "evidence": [evidence], "chain": links, "force": force, "confidence": 0.5, "decided_by": "bomb.01", **more}


class Calibration(unittest.TestCase):
    def test_steps_rise_and_pool_what_falls(self):
        pairs = [(0.2, n < 10) for n in range(40)] + [(0.5, n < 30) for n in range(40)] + [(0.9, n < 20) for n in range(40)]
        self.assertEqual(calibration.steps(pairs), [(0.0, 0.25), (0.5, 0.625)])

    def test_scores_that_the_table_cannot_tell_apart_are_one_step(self):
        pairs = [(0.9991, i % 2 == 0) for i in range(40)] + [(0.9994, i % 10 != 0) for i in range(40)]
        self.assertEqual(calibration.steps([(0.1, False)] * 40 + pairs), [(0.0, 0.0), (0.999, 0.7)])

    def test_few_cases_make_no_step(self):
        self.assertEqual(calibration.steps([(0.1, False), (0.9, True)]), [(0.0, 0.5)])

    def test_an_event_needs_mention_family_and_layer(self):
        gold = document([event("v1", [[0, 6]], alt_layers=["background"])])
        for found, right in ((event("a", [[3, 9]], "COERCE"), True), (event("a", [[3, 9]], layer="background"), True),
                             (event("a", [[3, 9]], "AGREE"), False), (event("a", [[7, 9]]), False), (event("a", [[3, 9]], layer="planned"), False)):
            self.assertEqual([c[2] for c in calibration.cases(gold, document([found]))], [right], found)

    def test_a_claim_needs_evidence_force_and_innermost_source(self):
        gold = document([event("v1", [[0, 6]])], [claim([10, 20], ["e1"], alt_forces=["alleged"])])
        for own, right in ((claim([10, 18], ["e1"]), True), (claim([10, 18], ["e1"], "alleged"), True), (claim([10, 18], ["e1"], "denied"), False),
                           (claim([10, 18]), False), (claim([18, 30], ["e1"]), False)):
            found = document([event("v1", [[0, 6]])], [own])
            self.assertEqual([c[2] for c in calibration.cases(gold, found)], [True, right], own)


if __name__ == "__main__":
    unittest.main()
