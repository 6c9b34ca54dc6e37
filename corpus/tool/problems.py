"""Problems found in a file: errors and warnings, each with its line.

Problem: an annotator wants every mistake of a file at once, at the line where it stands, not the first exception.
Idea: every stage writes into one list and goes on with what it could read.
"""
import sys


class Problems:
    def __init__(self, path):
        self.path, self.errors, self.warnings = path, [], []

    def error(self, line, message):
        self.errors.append((line or 0, message))

    def warn(self, line, message):
        self.warnings.append((line or 0, message))

    def show(self, warnings=True, out=None):
        """Prints `path:line: message`, in the order of the lines."""
        rows = [(*e, "") for e in self.errors] + [(*w, "warning: ") for w in self.warnings if warnings]
        for line, message, prefix in sorted(set(rows)):
            print(f"{self.path}:{line}: {prefix}{message}", file=out or sys.stdout)
