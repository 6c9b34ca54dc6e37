// The commands. Each takes its options as they were given and returns the exit code.
#pragma once

#include <string>
#include <vector>

#include "capture/reader.h"
#include "cli/console.h"

namespace dateline {

// What all commands that read pages share.
struct InputArguments {
  std::vector<std::string> paths;
  std::string url, outlet, published;
  int threads = 0;           // 0 = all cores
  double page_seconds = 20;  // processor time a page may take
  bool quiet = false;
  std::string model, codebook = "plover";
  std::vector<std::string> gazetteers;
};

struct ReadArguments : InputArguments {
  std::string db;
  bool durable = false;
  std::string progress = "auto";
};

struct AnnotateArguments : InputArguments {
  std::string layers;  // empty = all
  bool no_tokens = false;
  bool timings = false;
  bool article_only = false;  // `extract`
};

struct BenchArguments : InputArguments {
  int runs = 5;
};

struct ShowArguments {
  std::string db, document;
};

struct QueryArguments {
  std::string db, sql, format;  // format empty = table on a terminal, else jsonl
  double seconds = 30;
};

struct ExportArguments {
  std::string db, shape, format = "csv";
  bool names = false;
};

struct GazetteerBuildArguments {
  std::vector<std::string> geonames, whosonfirst, layers;
  std::string countries, admin1, admin2, classes = "PT", output;
  bool quiet = false;
};

struct GazetteerFindArguments {
  std::vector<std::string> names, countries, gazetteers;
  bool json = false, timings = false;
  size_t most = 10;
};

int run_gazetteer_build(const GazetteerBuildArguments& arguments, const Console& console);
int run_gazetteer_find(const GazetteerFindArguments& arguments, const Console& console);
int run_read(const ReadArguments& arguments, const Console& console);
int run_annotate(const AnnotateArguments& arguments, const Console& console);  // and `extract`
int run_bench(const BenchArguments& arguments, const Console& console);
int run_show(const ShowArguments& arguments, const Console& console);
int run_query(const QueryArguments& arguments, const Console& console);
int run_export(const ExportArguments& arguments, const Console& console);
int run_codebook_check(const std::string& folder, const Console& console);

// Options of the capture stage and the pipeline as the arguments say.
InputOptions input_options(const InputArguments& arguments);
PipelineOptions pipeline_options(const InputArguments& arguments);

}  // namespace dateline
