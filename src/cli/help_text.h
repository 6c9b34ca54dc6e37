// What stands below the options of --help: examples first.
#pragma once

namespace dateline {

inline constexpr const char* kHelp = R"(Examples:
  dateline read news/ --db events.db          pages of a folder into a database
  dateline show events.db                     what is in it
  dateline annotate article.html              one page as JSON

Exit codes: 0 ok, 1 nothing found, 2 wrong usage, 3 input cannot be read, 4 partly done,
5 internal error, 130 stopped with Ctrl-C.
)";

inline constexpr const char* kReadHelp = R"(Examples:
  dateline read news/ crawl.warc.gz --db events.db
  dateline read statement.txt --outlet "Press TV" --published 2018-11-25 --db events.db
  zcat pages.jsonl.gz | dateline read - --db events.db

Reads HTML, plain text, JSON Lines (id, url, title, published, publisher, text or html), WARC, ARC, RSS, Atom, NewsML-G2
and NITF, each also gzipped or in zstd; WACZ; PDF where pdftotext is installed. Ctrl-C stops; the same command goes on
where it was. A page that is in the database adds nothing. Pages that fail are rows of the table "extraction" with stage
and reason.
)";

inline constexpr const char* kAnnotateHelp = R"(Examples:
  dateline annotate article.html > article.jsonl
  dateline annotate news/ --no-tokens -j 4
  dateline annotate news/ --layers tokens,syntax --timings
)";

inline constexpr const char* kExtractHelp = R"(Examples:
  dateline extract page.html
  dateline extract crawl.warc.gz > articles.jsonl
)";

inline constexpr const char* kBenchHelp = R"(Examples:
  dateline bench samples
  dateline bench news/ --runs 9 --model other.dlm

Milliseconds a page, share of all time and words a second of each stage: medians over the runs, after one that is not
counted. Pages are read into memory first (512 MiB at most), so that the disk does not count.
)";

inline constexpr const char* kShowHelp = R"(Examples:
  dateline show events.db
  dateline show events.db 3fa9c1
  dateline show events.db "chlorine attack"
)";

inline constexpr const char* kQueryHelp = R"help(Examples:
  dateline query events.db "SELECT type, count(*) FROM v_event GROUP BY type"
  dateline query events.db "SELECT chain, force, words FROM v_claim WHERE force = 'denied'" --format csv
  dateline query events.db "SELECT title FROM document WHERE id IN
      (SELECT rowid FROM document_fts WHERE document_fts MATCH 'chlorine')"

  dateline query events.db "SELECT * FROM v_copy_number"

v_event and v_claim have one readable line for each event and claim; v_copy one for two documents that print the same
sentences, the earlier one first, v_copy_number one for a sentence that two of them print with other numbers. Offsets
count code points: substr(text, start + 1, stop - start) are the words. document_mark: "paywall", "live_blog", "amp".
)help";

inline constexpr const char* kExportHelp = R"(Examples:
  dateline export events.db --as events > events.csv
  dateline export events.db --as claims --format jsonl > claims.jsonl
  dateline export events.db --as acled > acled.csv

Names of private persons (neither office-holders nor spokespersons) are replaced by what the text calls them; --names
keeps them. "canonical" writes every row of the database, sorted, with all names: two databases are the same if its bytes
are.
)";

inline constexpr const char* kGazetteerBuildHelp = R"(Examples:
  dateline gazetteer build --geonames SY.txt --countries countryInfo.txt --admin1 admin1CodesASCII.txt -o syria.dlg
  dateline gazetteer build --geonames allCountries.txt --classes PAT --admin1 admin1CodesASCII.txt -o world.dlg
  dateline annotate page.html --gazetteer syria.dlg --gazetteer own.csv

Tables may be gzipped and are read line by line; a faulty line is named. The index holds all names in memory while it is
built: about 150 bytes a place, 2 GB for all of GeoNames. GeoNames dumps: https://download.geonames.org/export/dump/
(CC BY 4.0: say so where you pass the places on).

Own places: the first line names the columns, in any order: name, lat, lon, and where known aliases ("|" between), feature
(a GeoNames code), country (ISO code), admin1, radius_km, population, geonames:
  name,aliases,lat,lon,country,feature
  Al Khalidiya,Khalidiyeh|Khaldiyeh,36.229,37.1178,SYR,PPLX
)";

inline constexpr const char* kGazetteerFindHelp = R"(Examples:
  dateline gazetteer find Idleb Kharkov
  dateline gazetteer find "Khan Sheikhoun" --in Syria --json
  dateline gazetteer find - --timings < names.txt > places.txt
)";

}  // namespace dateline
