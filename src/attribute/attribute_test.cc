// The cases of testdata/attributions.conllu: trees and tagged spans in, sayings out. A case's `# expect` lines are its
// sayings in text order: force, who (and what passes it on), cue, content; "no voice" where it gives nobody the
// word; "in 1" where it lies in the first one's content.
#include "attribute/attribute.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/data_dir.h"
#include "ground/ground.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

struct Case {
  std::string name, conllu;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases() {
  std::ifstream in(data_dir() / "src/attribute/testdata/attributions.conllu");
  EXPECT_TRUE(in) << "testdata is not there";
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# case = ")) {
      cases.push_back({line.substr(9), "", {}});
    } else if (line.starts_with("# expect ")) {
      cases.back().expected.push_back(line.substr(9));
    } else if (!cases.empty()) {
      cases.back().conllu += line + "\n";
    }
  }
  return cases;
}

template <typename T>
T loaded(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return std::move(*result);
}

Attributed attributed(const std::string& conllu) {
  static const GroundContext ground_context = loaded(GroundContext::load(data_dir()));
  static const AttributeContext context = loaded(AttributeContext::load(data_dir(), Limits{}));
  auto analysis = std::make_shared<const Analysis>(loaded(read_analysis(conllu)));
  auto grounded = std::make_shared<const Grounded>(loaded(ground(std::move(analysis), ground_context)));
  return loaded(attribute(std::move(grounded), context));
}

std::string words(const Attributed& a, const std::vector<Span>& spans) {
  std::string out;
  for (Span s : spans) out += (out.empty() ? "" : " + ") + std::string(a.analysis().words(s));
  return out.empty() ? "-" : out;
}

std::string described(const Attributed& all, const Attribution& a) {
  std::string out = std::string(force_name(a.force)) + " | ";
  for (const Link& m : a.media) out += std::string(all.analysis().words(m.span)) + " > ";
  out += words(all, a.source_spans) + " | " + words(all, a.cue_spans) + " | " + words(all, a.content_spans);
  if (!a.hands_over) out += " | no voice";
  return a.inside == kNone ? out : out + " | in " + std::to_string(a.inside + 1);
}

TEST(Attribute, Cases) {
  const std::vector<Case> cases = read_cases();
  ASSERT_GE(cases.size(), 10u);
  for (const Case& c : cases) {
    const Attributed found = attributed(c.conllu);
    std::vector<std::string> sayings;
    for (const Attribution& a : found.attributions) sayings.push_back(described(found, a));
    EXPECT_EQ(sayings, c.expected) << c.name;
  }
}

// Whatever the tagger says: contents are ordered, sayings lie in wider ones and never in themselves.
TEST(Attribute, NestingIsATree) {
  for (const Case& c : read_cases()) {
    const Attributed found = attributed(c.conllu);
    for (size_t i = 0; i < found.attributions.size(); ++i) {
      int at = static_cast<int>(i);
      size_t steps = 0;
      while (at != kNone && steps <= found.attributions.size())
        at = found.attributions[static_cast<size_t>(at)].inside, ++steps;
      EXPECT_LE(steps, found.attributions.size()) << c.name;
      for (size_t s = 1; s < found.attributions[i].content_spans.size(); ++s)
        EXPECT_LE(found.attributions[i].content_spans[s - 1].end, found.attributions[i].content_spans[s].begin)
            << c.name;
    }
  }
}

// The first `words` token lines, as if the text broke off there; what hung on a lost word becomes a root.
std::string broken_off(const std::string& conllu, int words) {
  std::istringstream in(conllu);
  std::string out;
  int sentence = 0;  // words kept of the sentence at hand
  std::vector<std::vector<std::string>> rows;
  const auto flush = [&] {
    for (std::vector<std::string>& cells : rows) {
      if (std::stoi(cells[6]) > sentence) cells[6] = "0";
      for (size_t i = 0; i < cells.size(); ++i) out += (i ? "\t" : "") + cells[i];
      out += "\n";
    }
    rows.clear();
    sentence = 0;
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') {
      flush();
      out += line + "\n";
    } else if (words-- > 0) {
      std::istringstream row(line);
      rows.emplace_back();
      for (std::string cell; std::getline(row, cell, '\t');) rows.back().push_back(cell);
      ++sentence;
    }
    if (words < 0) break;
  }
  flush();
  return out;
}

// Feeds and clipped files end in the middle of a sentence: nothing may look behind the last word.
TEST(Attribute, TextsMayBreakOffAnywhere) {
  for (const Case& c : read_cases()) {
    for (int words = 1; words < 40; ++words) {
      const Attributed found = attributed(broken_off(c.conllu, words));
      for (const Attribution& a : found.attributions) EXPECT_FALSE(a.content_spans.empty()) << c.name << ", " << words;
    }
  }
}

}  // namespace
}  // namespace dateline
