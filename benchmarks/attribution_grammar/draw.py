"""Which mayor, which town, which day.

Problem: the product of the grammar with all its names would be billions of sentences, and names drawn in turn beat in time with
the loops around them: every "denied" would be about Monday. A random generator would be a state to keep in step.
Idea: the CRC of the sentence's own key picks from each pool; the same sentence gets the same words in every run and every sample.
"""
import zlib


class Draw:
    def __init__(self, key):
        self.key = key

    def number(self, what, below):
        return zlib.crc32(f"{what}/{self.key}".encode()) % below

    def one(self, what, pool):
        return pool[self.number(what, len(pool))]

    def two(self, what, pool):
        """Two different ones."""
        first = self.number(what, len(pool))
        second = self.number(f"{what} 2", len(pool) - 1)
        return pool[first], pool[second + (second >= first)]
