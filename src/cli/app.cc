#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>

#include "cli/commands.h"
#include "cli/help_text.h"

namespace dateline {

InputOptions input_options(const InputArguments& arguments) {
  InputOptions options;
  options.given.url = arguments.url;
  options.given.outlet = arguments.outlet;
  options.given.published = arguments.published;
  return options;
}

PipelineOptions pipeline_options(const InputArguments& arguments) {
  PipelineOptions options;
  options.model = arguments.model;
  options.codebook = arguments.codebook;
  options.gazetteers.assign(arguments.gazetteers.begin(), arguments.gazetteers.end());
  options.limits.document_ms = static_cast<uint32_t>(std::clamp(arguments.page_seconds, 0.1, 86400.0) * 1000);
  return options;
}

namespace {

struct Arguments {
  ReadArguments read;
  AnnotateArguments annotate, extract;
  BenchArguments bench;
  ShowArguments show;
  QueryArguments query;
  ExportArguments save;
  GazetteerBuildArguments build;
  GazetteerFindArguments find;
  std::string codebook;
};

void add_inputs(CLI::App& command, InputArguments& to) {
  command.add_option("PATH", to.paths, "Files, folders (with all below them), or - for standard input")->required();
  command.add_option("--url", to.url, "Where a bare text was published");
  command.add_option("--outlet", to.outlet, "Name or domain of the outlet of a bare text");
  command.add_option("--published", to.published, "ISO date of a bare text");
  command.add_option("-j,--threads", to.threads, "Threads; 0 = all cores")->check(CLI::Range(0, 1024));
  command.add_option("--page-seconds", to.page_seconds, "Processor time a page may take, then it is given up");
  command.add_flag("-q,--quiet", to.quiet, "No messages but errors");
}

void add_model(CLI::App& command, InputArguments& to) {
  command.add_option(
      "--model", to.model,
      "Weight file (default: models/news-l6.dlm; models/news-l6-events.dlm finds more events in 1.8 times the time)");
  command.add_option("--gazetteer", to.gazetteers,
                     "Own places (CSV, see \"dateline gazetteer build --help\"), or an index (.dlg); may be repeated");
  command.add_option("--codebook", to.codebook, "Codebook of event types, a folder of codebooks/");
}

void add_reading(CLI::App& app, Arguments& to) {
  auto* read = app.add_subcommand("read", "Read pages into a database");
  add_inputs(*read, to.read);
  add_model(*read, to.read);
  read->add_option("--db", to.read.db, "The database; made if it is not there")->required();
  read->add_flag("--durable", to.read.durable, "Wait for the disk after every page");
  read->add_option("--progress", to.read.progress, "auto (a bar on a terminal), jsonl, none");
  read->footer(kReadHelp);

  auto* annotate = app.add_subcommand("annotate", "Read pages and write annotated documents as JSON Lines");
  add_inputs(*annotate, to.annotate);
  add_model(*annotate, to.annotate);
  annotate->add_option("--layers", to.annotate.layers,
                       "Only these: tokens, syntax, entities, predicates, attributions, events (commas between)");
  annotate->add_flag("--no-tokens", to.annotate.no_tokens, "Leave out sentences and tokens");
  annotate->add_flag("--timings", to.annotate.timings, "Tell at the end how long each stage took");
  annotate->footer(kAnnotateHelp);

  auto* extract = app.add_subcommand("extract", "Write the articles alone as JSON Lines");
  add_inputs(*extract, to.extract);
  extract->footer(kExtractHelp);
  to.extract.article_only = true;
}

void add_bench(CLI::App& app, BenchArguments& to) {
  auto* bench = app.add_subcommand("bench", "Measure how fast each stage reads given pages on one thread");
  bench->add_option("PATH", to.paths, "Files, folders (with all below them), or - for standard input")->required();
  bench->add_option("--runs", to.runs, "Runs that the medians are taken of")->check(CLI::Range(1, 1000));
  add_model(*bench, to);
  bench->footer(kBenchHelp);
}

void add_asking(CLI::App& app, Arguments& to) {
  auto* show = app.add_subcommand("show", "List a database's documents, or show one with its events and claims");
  show->add_option("DB", to.show.db, "The database")->required();
  show->add_option("DOCUMENT", to.show.document, "Beginning of its id, or a part of its URL or title");
  show->footer(kShowHelp);

  auto* query = app.add_subcommand("query", "Ask a database in SQL; nothing is changed");
  query->add_option("DB", to.query.db, "The database")->required();
  query->add_option("SQL", to.query.sql, "One SELECT")->required();
  query->add_option("--format", to.query.format, "table, csv or jsonl; otherwise table on a terminal, else jsonl");
  query->add_option("--seconds", to.query.seconds, "Stop after that long")->check(CLI::PositiveNumber);
  query->footer(kQueryHelp);

  auto* save = app.add_subcommand("export", "Write a database's contents for other programs");
  save->add_option("DB", to.save.db, "The database")->required();
  save->add_option("--as", to.save.shape, "events, claims, acled, plover, documents or canonical")->required();
  save->add_option("--format", to.save.format, "csv, jsonl or table");
  save->add_flag("--names", to.save.names, "Also the names of private persons");
  save->footer(kExportHelp);

  auto* codebook = app.add_subcommand("codebook", "Work on codebooks");
  codebook->require_subcommand(1);
  auto* check = codebook->add_subcommand("check", "Explain what is wrong with a codebook");
  check->add_option("DIR", to.codebook, "The codebook's folder")->required();
}

void add_gazetteer(CLI::App& app, Arguments& to) {
  auto* gazetteer = app.add_subcommand("gazetteer", "Make an index of places, or look into one");
  gazetteer->require_subcommand(1);
  auto* build = gazetteer->add_subcommand("build", "Compile tables of places into an index");
  build->add_option("--geonames", to.build.geonames, "GeoNames dumps: allCountries.txt, SY.txt, cities500.txt");
  build->add_option("--countries", to.build.countries, "GeoNames countryInfo.txt");
  build->add_option("--admin1", to.build.admin1, "GeoNames admin1CodesASCII.txt");
  build->add_option("--admin2", to.build.admin2, "GeoNames admin2Codes.txt");
  build->add_option("--whosonfirst", to.build.whosonfirst, "Tables of Who's On First places");
  build->add_option("--layer", to.build.layers, "Own places (CSV or tab-separated); they go before all namesakes");
  build->add_option("--classes", to.build.classes, "GeoNames feature classes to take: some of AHLPRSTUV");
  build->add_option("-o,--output", to.build.output, "The index to write, ending in .dlg")->required();
  build->add_flag("-q,--quiet", to.build.quiet, "No messages but errors");
  build->footer(kGazetteerBuildHelp);

  auto* find = gazetteer->add_subcommand("find", "List the places that bear a name");
  find->add_option("NAME", to.find.names, "Names, or - for one a line on standard input")->required();
  find->add_option("--in", to.find.countries, "Only in this country (ISO code or name); also finds other spellings");
  find->add_option("--gazetteer", to.find.gazetteers, "Own places (CSV), or an index (.dlg); may be repeated");
  find->add_option("--most", to.find.most, "List so many places of a name")->check(CLI::Range(1, 512));
  find->add_flag("--json", to.find.json, "One JSON object a name");
  find->add_flag("--timings", to.find.timings, "Tell at the end how many look-ups a second");
  find->footer(kGazetteerFindHelp);
}

int dispatch(const CLI::App& app, const Arguments& arguments, const Console& console) {
  if (app.got_subcommand("read")) return run_read(arguments.read, console);
  if (app.got_subcommand("annotate")) return run_annotate(arguments.annotate, console);
  if (app.got_subcommand("extract")) return run_annotate(arguments.extract, console);
  if (app.got_subcommand("bench")) return run_bench(arguments.bench, console);
  if (app.got_subcommand("show")) return run_show(arguments.show, console);
  if (app.got_subcommand("query")) return run_query(arguments.query, console);
  if (app.got_subcommand("export")) return run_export(arguments.save, console);
  if (app.got_subcommand("gazetteer")) {
    return app.get_subcommand("gazetteer")->got_subcommand("build") ? run_gazetteer_build(arguments.build, console)
                                                                    : run_gazetteer_find(arguments.find, console);
  }
  return run_codebook_check(arguments.codebook, console);
}

int parse_and_run(const std::vector<std::string>& words, const Console& console) {
  CLI::App app("Dateline reads news and writes down who did what to whom, where, when, how many, and on whose word.",
               "dateline");
  app.set_version_flag("--version", std::string("dateline ") + DATELINE_VERSION);
  app.require_subcommand(1);
  app.footer(kHelp);
  Arguments arguments;
  add_reading(app, arguments);
  add_bench(app, arguments.bench);
  add_asking(app, arguments);
  add_gazetteer(app, arguments);
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::Success&) {
    // --help or --version, of the program or of the command they stand behind.
    if (app.count("--version")) {
      console.out(std::string("dateline ") + DATELINE_VERSION + "\n");
    } else {
      const CLI::App* at = &app;
      while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
      console.out(at->help(at == &app ? "" : "dateline"));
    }
    return kOk;
  } catch (const CLI::Error& error) {
    console.err(std::string("dateline: ") + error.what() + "\nSee \"dateline --help\", or --help behind a command.\n");
    return kUsage;
  }
  return dispatch(app, arguments, console);
}

}  // namespace

int run_app(const std::vector<std::string>& words, const Console& console) {
  try {
    return parse_and_run(words, console);
  } catch (const std::exception& error) {
    console.err(std::string("dateline: internal error: ") + error.what() + "; please report it with the command.\n");
    return kInternal;
  }
}

}  // namespace dateline
