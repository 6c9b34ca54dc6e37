"""A report file -> its document and the problems found on the way.

Problem: checker, exporter, counts and agreement all need the same reading.
Idea: one function; the document is None where nothing is annotated yet.
"""
import build
import checks
import notation
from problems import Problems
from rules import ROLES


def load(report, shown=None):
    """(document or None, problems); `shown`: the path to print."""
    problems = Problems(shown or report.path)
    if not report.annotated:
        return None, problems
    rows = notation.parse(report.lines, problems, ROLES)
    checks.names(rows, problems)
    document = build.Builder(report, rows, problems).document()
    checks.content(rows, document, problems)
    return document, problems
