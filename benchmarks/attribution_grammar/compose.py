"""From a pattern to a text with its spans.

Problem: gold needs the place of every speaker and trigger, and a pattern only becomes a place when all its words are there.
The obvious way, searching the finished text for "the mayor", finds the wrong mayor.
Idea: the words carry their label along ("[X:the mayor]") through every substitution; the last step takes the marks off and notes
where they stood. Punctuation is mended once, at the end: patterns need not know what stands before or behind them.
"""
import re

SLOT = re.compile(r"\{(\^?)(\w+)\}")
MARK = re.compile(r"\[([A-Z]\d?):([^\[\]]*)\]")
VOWEL = re.compile(r"\b([Aa])(?= (?:\[\w+:)?(?!uni|one|eu)[aeiou])")
FIRST = re.compile(r'^((?:"|\[[A-Z]\d?:)*)([a-z])')


def capital(words):
    """The first letter in upper case, behind quotation marks and labels."""
    return FIRST.sub(lambda m: m[1] + m[2].upper(), words, count=1)


def expand(pattern, slots):
    """Replaces {name} by its words, and in these again; {^name} starts with a capital."""
    def word(match):
        words = expand(slots[match[2]], slots)
        return capital(words) if match[1] else words
    return SLOT.sub(word, pattern)


def finish(sentence):
    """One sentence with its capital, its "an", its commas and its full stop. Stops and commas go inside quotation marks."""
    sentence = VOWEL.sub(r"\1n", sentence)
    sentence = re.sub(r",(,|\.)", r"\1", sentence.rstrip(","))
    sentence = re.sub(r'([^.])"([,.])', r'\1\2"', sentence)
    ended = sentence.endswith((".", '."'))
    return capital(sentence if ended else sentence[:-1] + '."' if sentence.endswith('"') else sentence + ".")


def curly(text):
    """Straight quotation marks as opening and closing ones, in turn."""
    marks = iter("“”" * text.count('"'))
    return re.sub('"', lambda _: next(marks), text)


def unmark(marked):
    """The text and {label: [(start, end)]}."""
    text, spans, at = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[at:match.start()]
        spans.setdefault(match[1], []).append((len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], spans
