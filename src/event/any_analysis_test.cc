// Whatever a model makes of a text, the stages behind it read it: analyses with heads, relations, tags, names, spans
// and readings changed at random go through to claims. Nothing is asked of what comes out but that it comes out, and
// that its spans lie in the text.
//
// Problem: weights, not texts, decide which trees there are; a fuzzer on texts sees the trees of one weight file only,
// and the encoder takes nearly all of its time. DATELINE_ROUNDS=2000 runs longer than the few rounds of the test.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>

#include "attribute/attribute.h"
#include "base/data_dir.h"
#include "event/code_events.h"
#include "event/code_for_test.h"
#include "ground/ground.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

constexpr std::string_view kRelations[] = {
    "nsubj",    "nsubj:pass", "obj",   "iobj",  "obl",      "obl:agent", "nmod",       "nmod:poss", "amod",
    "acl",      "acl:relcl",  "advcl", "ccomp", "xcomp",    "csubj",     "csubj:pass", "conj",      "cc",
    "case",     "mark",       "det",   "flat",  "compound", "appos",     "punct",      "parataxis", "aux",
    "aux:pass", "cop",        "expl",  "dep",   "advmod",   "discourse", "nummod",     "vocative",  "fixed"};
constexpr std::string_view kTags[][2] = {{"VERB", "VBD"},  {"VERB", "VBN"}, {"VERB", "VBG"}, {"NOUN", "NN"},
                                         {"PROPN", "NNP"}, {"ADJ", "JJ"},   {"PRON", "PRP"}, {"ADP", "IN"},
                                         {"SCONJ", "IN"},  {"PART", "POS"}, {"NUM", "CD"},   {"PUNCT", ","}};
constexpr std::string_view kTypes[] = {"ASSAULT", "ACCUSE", "REQUEST",  "AGREE",
                                       "PROTEST", "COERCE", "THREATEN", "CONSULT"};
constexpr std::string_view kLayers[] = {"current",      "background", "planned",  "requested",
                                        "hypothetical", "alleged",    "aggregate"};
constexpr std::string_view kForces[] = {
    "asserted", "presupposed", "alleged", "accused", "denied", "claimed_responsibility", "possible"};
constexpr std::string_view kStances[] = {"endorses", "neutral", "distances", "rejects"};
constexpr std::string_view kRoles[] = {"actor", "target", "victim", "recipient", "instrument", "participant"};
constexpr std::string_view kNames[] = {"PER", "ORG", "LOC", "MISC"};
constexpr std::string_view kCounts[] = {"killed", "injured", "participants", "other"};

std::vector<std::string> texts() {
  std::ifstream in(data_dir() / "src/attribute/testdata/attributions.conllu");
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# case = ")) {
      out.emplace_back();
    } else if (!out.empty()) {
      out.back() += line + "\n";
    }
  }
  return out;
}

class Changer {
 public:
  Changer(Analysis& analysis, std::mt19937& random) : a_(analysis), random_(random) {}

  void change() {
    for (int n = below(12); n > 0; --n) {
      Token& t = a_.tokens[static_cast<size_t>(below(size()))];
      if (t.head != kNoToken) t.deprel = pick(kRelations);  // a root is called one
      if (below(3) == 0) std::tie(t.upos, t.xpos) = std::pair(kTags[below(12)][0], kTags[below(12)][1]);
    }
    for (int n = below(6); n > 0; --n) rehang(below(size()));
    for (int n = below(3); n > 0; --n)
      a_.names.push_back({.tokens = range(6), .span = {}, .type = pick(kNames), .score = 1});
    put_apart(a_.names);
    for (int n = below(4); n > 0; --n) {
      const AttributionRole role = static_cast<AttributionRole>(below(3));
      a_.attribution_spans.push_back({role, range(12), {}, 0.9F});
    }
    put_apart(a_.attribution_spans);
    for (int n = below(4); n > 0; --n) a_.event_readings.push_back(reading());
    std::sort(a_.event_readings.begin(), a_.event_readings.end(),
              [](const auto& x, const auto& y) { return x.token < y.token; });
    for (int n = below(2); n > 0; --n) a_.count_readings.push_back({range(3), pick(kCounts), 0.9F});
    a_.has_event_readings = true;
  }

 private:
  int size() const { return static_cast<int>(a_.tokens.size()); }
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  template <size_t N>
  std::string_view pick(const std::string_view (&table)[N]) {
    return table[below(static_cast<int>(N))];
  }

  // Words of one sentence.
  TokenRange range(int longest) {
    const int first = below(size());
    const int end = a_.sentences[static_cast<size_t>(a_.tokens[static_cast<size_t>(first)].sentence)].last;
    return {first, std::min(end, first + 1 + below(longest))};
  }

  Span span(TokenRange r) const {
    return {a_.tokens[static_cast<size_t>(r.first)].span.begin, a_.tokens[static_cast<size_t>(r.last - 1)].span.end};
  }

  // In order, without overlaps, with their spans.
  template <typename T>
  void put_apart(std::vector<T>& runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const T& x, const T& y) { return x.tokens.first < y.tokens.first; });
    std::vector<T> apart;
    for (T& run : runs) {
      if (!apart.empty() && run.tokens.first < apart.back().tokens.last) continue;
      run.span = span(run.tokens);
      apart.push_back(std::move(run));
    }
    runs = std::move(apart);
  }

  // Hangs a word elsewhere in its sentence, where that makes no cycle.
  void rehang(int token) {
    Token& t = a_.tokens[static_cast<size_t>(token)];
    const Sentence& s = a_.sentences[static_cast<size_t>(t.sentence)];
    const int head = s.first + below(s.last - s.first);
    for (int at = head; at != kNoToken; at = a_.tokens[static_cast<size_t>(at)].head) {
      if (at == token) return;
    }
    if (t.head != kNoToken) t.head = head;
  }

  EventReading reading() {
    EventReading r;
    r.token = below(size());
    r.type = pick(kTypes);
    r.score = r.type_score = 0.9F;
    r.layer = pick(kLayers), r.force = pick(kForces), r.stance = pick(kStances);
    r.happened = below(2) ? "yes" : "no";
    const Sentence& s = a_.sentences[static_cast<size_t>(a_.tokens[static_cast<size_t>(r.token)].sentence)];
    for (int n = below(3); n > 0; --n) {
      const int first = s.first + below(s.last - s.first);
      const TokenRange words{first, std::min(s.last, first + 1 + below(4))};
      r.parties.push_back({pick(kRoles), words, span(words)});
    }
    return r;
  }

  Analysis& a_;
  std::mt19937& random_;
};

// Words cut off the end, as a text may break off anywhere.
void cut_off(Analysis& a, int words) {
  Sentence& last = a.sentences.back();
  for (; words > 0 && last.last - last.first > 1; --words) --last.last;
  const int size = last.last;
  for (int i = last.first; i < size; ++i) {
    if (a.tokens[static_cast<size_t>(i)].head >= size) return;  // a head would be missing
  }
  const auto outside = [&](const auto& run) { return run.tokens.last > size; };
  a.tokens.resize(static_cast<size_t>(size));
  std::erase_if(a.names, outside);
  std::erase_if(a.attribution_spans, outside);
  std::erase_if(a.predicates, [&](const Predicate& p) {
    return p.token >= size || std::any_of(p.arguments.begin(), p.arguments.end(), outside);
  });
  last.span.end = a.tokens.back().span.end;
}

TEST(AnyAnalysis, IsReadToTheEnd) {
  const char* const asked = std::getenv("DATELINE_ROUNDS");
  const int rounds = asked ? std::atoi(asked) : 20;
  const GroundContext ground_context = loaded(GroundContext::load(data_dir()));
  const AttributeContext attribute_context = loaded(AttributeContext::load(data_dir(), Limits{}));
  const EventContext event_context = loaded(EventContext::load(data_dir(), "plover"));
  std::mt19937 random(7);
  size_t all = 0, read = 0, claims = 0;
  for (const std::string& text : texts()) {
    for (int round = 0; round < rounds; ++round) {
      auto analysis = std::make_shared<Analysis>(loaded(read_analysis(text)));
      if (round % 3 == 0) {
        const Sentence before = analysis->sentences.back();
        cut_off(*analysis, static_cast<int>(random() % 6));
        if (analysis->tokens.size() != static_cast<size_t>(analysis->sentences.back().last))
          analysis->sentences.back() = before;
      }
      Changer(*analysis, random).change();
      ++all;
      auto grounded = ground(std::move(analysis), ground_context);
      if (!grounded) continue;
      auto said = attribute(std::make_shared<const Grounded>(std::move(*grounded)), attribute_context);
      if (!said) continue;
      const auto document = code_events(std::make_shared<const Attributed>(std::move(*said)), event_context);
      if (!document) continue;
      ++read;
      claims += document->claims.size();
      for (const Claim& claim : document->claims) {
        for (Span s : claim.evidence) ASSERT_LE(s.end, document->analysis().text().size());
      }
    }
  }
  EXPECT_EQ(read, all);
  EXPECT_GT(2 * claims, all);  // and there was something to read
}

}  // namespace
}  // namespace dateline
