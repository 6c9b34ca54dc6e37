"""Words to encoder inputs: word pieces, case classes, quote states. The C++ side computes the same (docs/formats/model.md)."""
import functools
import sys

from tokenizers import BertWordPieceTokenizer

MAX_PIECES = 8
CASE_CLASSES, QUOTE_CLASSES = 14, 4
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
OPEN, CLOSE, TOGGLE = {"“", "„", "«"}, {"”", "»"}, {'"', "``", "''"}


class Pieces:
    def __init__(self, vocabulary_file):
        self.tokenizer = BertWordPieceTokenizer(str(vocabulary_file), lowercase=True)
        self.cls, self.sep, self.unk, self.mask = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))
        self.of = functools.lru_cache(maxsize=200_000)(self._of)

    def _of(self, word):
        """Piece ids of one word, never empty."""
        if len(word) > 100:
            return (self.unk,)
        ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
        return tuple(ids) or (self.unk,)


@functools.lru_cache(maxsize=200_000)
def shape(word):
    """0 no letter or digit, 1 lower, 2 Titlecase, 3 ALL UPPER, 4 one upper letter alone, 5 mixed, 6 with a digit."""
    if any(c.isdigit() for c in word):
        return 6
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(not c.isupper() for c in letters):
        return 1
    if len(letters) == 1:
        return 4
    if all(c.isupper() for c in letters):
        return 3
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return 2
    return 5


def quote_states(words):
    """One state a word; call it once per block, since the state starts outside at every block."""
    states, inside = [], False
    for word in words:
        if word in OPEN or (word in TOGGLE and not inside):
            states.append(OPENING)
            inside = True
        elif inside and (word in CLOSE or word in TOGGLE):
            states.append(CLOSING)
            inside = False
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


def main():
    """Words, one a line, from standard input -> word, tab, ids of its pieces: what the C++ side is tested against."""
    pieces = Pieces(sys.argv[1])
    for line in sys.stdin:
        word = line.rstrip("\n")
        print(word, *pieces.of(word), sep="\t")


if __name__ == "__main__":
    main()
