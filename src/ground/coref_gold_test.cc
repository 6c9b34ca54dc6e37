// For measuring on gold trees: reads $DATELINE_COREF_DOCS (documents of analysis_text.h, each begun by "# newdoc") and
// writes $DATELINE_COREF_OUT, a line for each mention: document, head token, first token, end token, entity, kind,
// words.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "base/data_dir.h"
#include "ground/entities.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

void write_document(int number, const std::string& conllu, const ActorLexicon& lexicon, std::ofstream& out) {
  auto analysis = read_analysis(conllu);
  ASSERT_TRUE(analysis) << analysis.error().message;
  Grounded g;
  g.analysis = std::make_shared<const Analysis>(std::move(*analysis));
  add_entities(g, lexicon, Limits{});
  for (const Mention& m : g.mentions) {
    const Entity& e = g.entities[static_cast<size_t>(m.entity)];
    out << number << '\t' << m.head << '\t' << m.tokens.first << '\t' << m.tokens.last << '\t' << m.entity << '\t'
        << mention_kind_name(m.kind) << '\t' << entity_type_name(e.type) << '\t' << e.name << '\t'
        << g.analysis->words(m.span) << '\n';
  }
}

TEST(CoreferenceGold, WritesMentionsOfGoldTrees) {
  const char* gold = std::getenv("DATELINE_COREF_DOCS");
  const char* target = std::getenv("DATELINE_COREF_OUT");
  if (gold == nullptr || target == nullptr)
    GTEST_SKIP() << "no gold trees: set DATELINE_COREF_DOCS and DATELINE_COREF_OUT";
  const auto lexicon = ActorLexicon::load(data_dir() / "lexicons");
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  std::ifstream in(gold);
  std::ofstream out(target);
  std::string line, document;
  int number = 0;
  while (std::getline(in, line)) {
    if (line.starts_with("# newdoc") && !document.empty()) {
      write_document(number++, document, *lexicon, out);
      document.clear();
    }
    document += line + '\n';
  }
  write_document(number, document, *lexicon, out);
}

}  // namespace
}  // namespace dateline
