// `dateline gazetteer`: an index of places made, and asked.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <iostream>

#include "base/data_dir.h"
#include "base/json_writer.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "ground/gazetteer_build.h"
#include "ground/gazetteer_find.h"
#include "ground/gazetteer_layer.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string line_of(const Gazetteer& g, std::string_view name, const GazetteerCandidate& c) {
  const GazetteerPlace p = g.place(c.place);
  const std::string admin1 = p.admin1 >= 0 ? g.name(static_cast<uint32_t>(p.admin1)) : std::string();
  return fmt::format("{}\t{}\t{:.5f}\t{:.5f}\t{}\t{}\t{}\t{}\t{:.2f}\n", name, g.name(c.place), p.lat, p.lon, p.feature,
                     g.iso3(p.country), admin1, p.geonames, c.prior);
}

void write_place(JsonWriter& w, const Gazetteer& g, const GazetteerCandidate& c) {
  const GazetteerPlace p = g.place(c.place);
  w.begin_object().key("name").value(g.name(c.place)).key("lat").value(p.lat).key("lon").value(p.lon);
  w.key("feature").text_or_null(p.feature).key("country").text_or_null(g.iso3(p.country)).key("admin1");
  w.text_or_null(p.admin1 >= 0 ? g.name(static_cast<uint32_t>(p.admin1)) : std::string());
  w.key("geonames");
  p.geonames ? w.value(p.geonames) : w.null();
  w.key("own").value(g.is_own(c.place)).key("score").value(c.prior).end_object();
}

std::string json_of(const Gazetteer& g, std::string_view name, const std::vector<GazetteerCandidate>& found) {
  JsonWriter w;
  w.begin_object().key("name").value(name).key("candidates").begin_array();
  for (const GazetteerCandidate& c : found) write_place(w, g, c);
  w.end_array().end_object();
  return w.take() + "\n";
}

// Place indices; kInvalid names what is no country.
Result<std::vector<int>> countries_of(const Gazetteer& g, const std::vector<std::string>& names) {
  std::vector<int> countries;
  for (const std::string& name : names) {
    const int country = g.country_called(name);
    if (country < 0) return fail(ErrorCode::kInvalid, "cli", "\"" + name + "\" is no country. Write SYR or Syria.");
    countries.push_back(country);
  }
  return countries;
}

// Calls f(name) for every name asked for.
template <typename F>
void each_name(const std::vector<std::string>& names, F f) {
  for (const std::string& name : names) {
    if (name != "-") {
      f(name);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (!trim(line).empty()) f(std::string(trim(line)));
    }
  }
}

}  // namespace

int run_gazetteer_build(const GazetteerBuildArguments& arguments, const Console& console) {
  if (arguments.geonames.empty() && arguments.whosonfirst.empty() && arguments.layers.empty()) {
    console.err("dateline: there is nothing to build from: give --geonames, --whosonfirst or --layer.\n");
    return kUsage;
  }
  const std::filesystem::path tables = data_dir() / "lexicons" / "places";
  GazetteerSources sources;
  sources.countries = tables / "countries.tsv";
  sources.aliases = tables / "aliases.tsv";
  sources.extra = tables / "extra.tsv";
  sources.country_info = arguments.countries;
  sources.admin1 = arguments.admin1;
  sources.admin2 = arguments.admin2;
  sources.geonames.assign(arguments.geonames.begin(), arguments.geonames.end());
  sources.whosonfirst.assign(arguments.whosonfirst.begin(), arguments.whosonfirst.end());
  sources.layers.assign(arguments.layers.begin(), arguments.layers.end());
  sources.classes = arguments.classes;
  const auto start = Clock::now();
  if (!arguments.quiet) {
    sources.progress = [&](const std::filesystem::path& table, size_t lines) {
      console.err(fmt::format("{}: {} lines, {:.1f} s\n", table.filename().string(), lines, seconds_since(start)));
    };
  }
  if (arguments.admin1.empty() && !arguments.geonames.empty() && !arguments.quiet) {
    console.err("Without --admin1 places do not know their provinces, which helps to tell namesakes apart.\n");
  }
  if (const Status done = build_gazetteer(sources, arguments.output); !done) return console.complain(done.error());
  const auto made = Gazetteer::open(arguments.output);
  if (!made) return console.complain(made.error());
  if (!arguments.quiet) {
    std::error_code error;
    console.err(fmt::format("{}: {} places, {} bytes, {:.1f} s\n{}", arguments.output, (*made)->size(),
                            std::filesystem::file_size(arguments.output, error), seconds_since(start),
                            (*made)->notice()));
  }
  return kOk;
}

int run_gazetteer_find(const GazetteerFindArguments& arguments, const Console& console) {
  const std::vector<std::filesystem::path> files(arguments.gazetteers.begin(), arguments.gazetteers.end());
  const auto g = open_gazetteer(data_dir() / "models" / "places.dlg", files);
  if (!g) return console.complain(g.error());
  const auto countries = countries_of(**g, arguments.countries);
  if (!countries) return console.complain(countries.error());
  size_t names = 0, known = 0;
  double seconds = 0;
  each_name(arguments.names, [&](const std::string& name) {
    const auto start = Clock::now();
    auto found = find_named(**g, name, *countries);
    seconds += seconds_since(start);
    ++names;
    known += !found.empty();
    if (found.size() > arguments.most) found.resize(arguments.most);
    if (arguments.json) return console.out(json_of(**g, name, found));
    for (const GazetteerCandidate& c : found) console.out(line_of(**g, name, c));
  });
  if (arguments.timings && seconds > 0) {
    console.err(fmt::format("{} names, {} known, {:.0f} look-ups a second\n", names, known,
                            static_cast<double>(names) / seconds));
  }
  return known > 0 ? kOk : kNothingFound;
}

}  // namespace dateline
