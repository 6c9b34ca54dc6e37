"""Finding quoted words.

Problem and idea: every form of quotation once, on text with curly quotes, odd spaces and repeated words.
"""
import unittest

from quote import QuoteError, find, find_parts

TEXT = "He said “no”. The Army\u00a0chief said he had warned them.\n\nThe army, he said, fell back – twice. Armyworms ate [sic] it."


class Quote(unittest.TestCase):
    def words(self, quotation, **how):
        return [TEXT[a:b] for a, b in find(TEXT, quotation, **how)]

    def starts(self, quotation, **how):
        return [a for a, _ in find(TEXT, quotation, **how)]

    def test_plain(self):
        self.assertEqual(self.words("Army chief"), ["Army\u00a0chief"])
        self.assertEqual(self.words('"no"'), ["“no”"])
        self.assertEqual(self.words("fell back - twice"), ["fell back – twice"])
        self.assertEqual(self.words("warned them. The army"), ["warned them.\n\nThe army"])
        self.assertEqual(self.starts("Army"), [TEXT.index("Army")])

    def test_numbers(self):
        said = [i for i in range(len(TEXT)) if TEXT.startswith("said", i)]
        self.assertEqual(self.starts("said #2"), said[1:2])
        self.assertEqual(self.starts("said #1,3", many=True), [said[0], said[2]])
        self.assertEqual(self.starts("said #all", many=True), said)
        for bad in ("said #4", "said #all", "said #1,2"):
            with self.assertRaises(QuoteError):
                find(TEXT, bad)

    def test_context(self):
        self.assertEqual(self.starts("army, [he] said"), [TEXT.index("he said, fell")])
        self.assertEqual(self.words("ate [sic] it"), ["ate [sic] it"])

    def test_from_to_and_parts(self):
        self.assertEqual(self.words("chief ... them"), ["chief said he had warned them"])
        self.assertEqual([TEXT[a:b] for a, b in find_parts(TEXT, "The army + fell back")], ["The army", "fell back"])
        self.assertEqual(find_parts(TEXT, "chief + said")[1][0], TEXT.index("said he had"))

    def test_nearest(self):
        near = (TEXT.index("fell"), TEXT.index("fell") + 4)
        self.assertEqual(self.starts("said", near=near), [TEXT.index("said, fell")])

    def test_unfound(self):
        for bad in ("arm", "", "chief said she"):
            with self.assertRaises(QuoteError):
                find(TEXT, bad)
