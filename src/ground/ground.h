// The ground stage: who, when, where and how many, for an analysed article.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "ground/actor_lexicon.h"
#include "ground/dated_facts.h"
#include "ground/gazetteer.h"
#include "ground/grounded.h"
#include "ground/quantity_lexicon.h"
#include "ground/time_grammar.h"

namespace dateline {

// The stage's tables, loaded once and shared by all documents and threads.
struct GroundContext {
  TimeGrammar times;
  CountLexicon counts;
  ActorLexicon actors;
  std::shared_ptr<const Gazetteer> gazetteer;  // null: places stay unlocated and unlisted
  Limits limits;
  DatedFacts dated;

  // Reads `data`/lexicons (times, actors, counted.tsv, dated.tsv) and, where it exists, `data`/models/places.dlg. Of
  // `gazetteers` a .dlg file takes the place of the latter, and any other is a layer of own places. kUnreadable or
  // kMalformed says which file and line.
  static Result<GroundContext> load(const std::filesystem::path& data,
                                    const std::vector<std::filesystem::path>& gazetteers = {});
};

// `analysis` must not be null; the result shares it. kInvalid for a null analysis or one whose tokens point outside it.
Result<Grounded> ground(const std::shared_ptr<const Analysis>& analysis, const GroundContext& context);

}  // namespace dateline
