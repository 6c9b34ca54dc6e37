"""Trains Dateline's encoder and heads. Never needed to build or run Dateline. Start with `python -m dateline_train --help`."""
