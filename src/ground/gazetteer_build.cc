#include "ground/gazetteer_build.h"

#include <array>
#include <utility>

#include "ground/gazetteer_draft.h"
#include "ground/gazetteer_sources.h"

namespace dateline {
namespace {

constexpr std::string_view kNotice =
    "Places (c) GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/), selected and compiled into this index.\n"
    "Countries, regions and bases: Dateline's own tables.\n";
constexpr std::string_view kWhosOnFirstNotice =
    "Villages: Data from Who's On First (https://whosonfirst.org/docs/licenses/), selected and compiled into this "
    "index.\n";

}  // namespace

Status build_gazetteer(const GazetteerSources& sources, const std::filesystem::path& path) {
  GazetteerDraft draft;
  draft.progress = sources.progress;
  draft.notice = kNotice;
  if (!sources.whosonfirst.empty()) draft.notice += kWhosOnFirstNotice;
  using Reader = Status (*)(const std::filesystem::path&, GazetteerDraft&);
  const std::array<std::pair<Reader, const std::filesystem::path*>, 4> first = {
      {{read_countries, &sources.countries},
       {read_country_info, &sources.country_info},
       {read_admin1, &sources.admin1},
       {read_admin2, &sources.admin2}}};
  for (const auto& [read, table] : first) {
    if (table->empty()) continue;
    if (Status done = read(*table, draft); !done) return done;
  }
  for (const auto& table : sources.geonames) {
    if (Status done = read_geonames(table, sources.classes, draft); !done) return done;
  }
  for (const auto& table : sources.whosonfirst) {
    if (Status done = read_whosonfirst(table, draft); !done) return done;
  }
  if (!sources.aliases.empty()) {
    if (Status done = read_aliases(sources.aliases, draft); !done) return done;
  }
  if (!sources.extra.empty()) {
    if (Status done = read_extra(sources.extra, draft); !done) return done;
  }
  for (const auto& table : sources.layers) {
    if (Status done = read_own_places(table, draft); !done) return done;
  }
  draft.place_divisions();
  return write_gazetteer(draft, path);
}

}  // namespace dateline
