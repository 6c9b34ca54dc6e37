// Readable cases of find_places, shared by its tests: a text in CoNLL-U, and for every place found one line
//   span | name | feature country admin1 | precision | use | within
#pragma once

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <array>

#include "base/data_dir.h"
#include "ground/places.h"
#include "language/analysis_text.h"

namespace dateline {

inline const Gazetteer* shipped() {
  static const auto gazetteer = Gazetteer::open(data_dir() / "models" / "places.dlg");
  return gazetteer ? gazetteer->get() : nullptr;
}

inline std::string line_of(const Analysis& a, const Place& p) {
  constexpr std::array<const char*, 4> kUses = {"place", "actor", "adjective", "dateline"};
  const std::string where = p.located ? fmt::format("{} {} {}", p.feature, p.country, p.admin1) : std::string("?");
  return fmt::format("{} | {} | {} | {} | {} | {}\n", a.words(p.span), p.name, where, p.precision,
                     kUses[static_cast<size_t>(p.use)], p.within);
}

inline std::string found_in(const char* conllu) {
  const auto a = read_analysis(conllu);
  if (!a) return a.error().message;
  std::string out;
  for (const Place& p : find_places(*a, *shipped())) out += line_of(*a, p);
  return out;
}

class Places : public testing::Test {
 protected:
  void SetUp() override {
    if (shipped() == nullptr)
      GTEST_SKIP() << "models/places.dlg is not there: build it with `dateline gazetteer build`";
  }
};

}  // namespace dateline
