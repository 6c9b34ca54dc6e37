"""read_pages.py EXTRACTOR FOLDER: reads a folder's pages with one Python extractor.

Out: one JSON object a page, `file` and `text`; last, `seconds` of CPU in the extractor alone, without reading files and imports.
"""
import json
import logging
import sys
import time
from pathlib import Path


def extractor(name):
    if name == "trafilatura":
        import trafilatura
        return lambda html: trafilatura.extract(html, include_comments=False) or ""
    if name == "trafilatura-fast":
        import trafilatura
        return lambda html: trafilatura.extract(html, include_comments=False, fast=True) or ""
    if name == "newspaper4k":
        import newspaper
        return lambda html: newspaper.article("http://example.org/", input_html=html, language="en").text
    if name == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text
        return lambda html: extract_plain_text(html, main_content=True, alt_texts=False)
    raise SystemExit(f"no extractor {name}")


def main():
    logging.disable(logging.CRITICAL)
    extract = extractor(sys.argv[1])
    seconds = 0.0
    for path in sorted(Path(sys.argv[2]).iterdir()):
        html = path.read_bytes().decode("utf-8", "replace")
        start = time.process_time()
        try:
            text = extract(html)
        except Exception as error:  # a page that an extractor cannot read is an empty answer
            print(f"{path.name}: {error!r}"[:200], file=sys.stderr)
            text = ""
        seconds += time.process_time() - start
        print(json.dumps({"file": path.name, "text": text}))
    print(json.dumps({"seconds": seconds}))


main()
