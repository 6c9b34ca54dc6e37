#include "ground/ground.h"

#include <exception>
#include <utility>

#include "ground/entities.h"
#include "ground/gazetteer_layer.h"
#include "ground/places.h"
#include "ground/published_bounds.h"
#include "ground/quantities.h"
#include "ground/times.h"

namespace dateline {
namespace {

bool sound(const Analysis& analysis) {
  const int tokens = static_cast<int>(analysis.tokens.size());
  const int sentences = static_cast<int>(analysis.sentences.size());
  for (const Token& token : analysis.tokens) {
    if (token.head >= tokens || token.head < kNoToken || token.sentence < 0 || token.sentence >= sentences)
      return false;
    if (token.span.end > analysis.text().size()) return false;
  }
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.first < 0 || sentence.first > sentence.last || sentence.last > tokens) return false;
  }
  for (const NameMention& name : analysis.names) {
    if (name.tokens.first < 0 || name.tokens.first >= name.tokens.last || name.tokens.last > tokens) return false;
  }
  return true;
}

}  // namespace

Result<GroundContext> GroundContext::load(const std::filesystem::path& data,
                                          const std::vector<std::filesystem::path>& gazetteers) {
  auto times = TimeGrammar::load(data / "lexicons" / "times");
  if (!times) return std::unexpected(times.error());
  auto counts = CountLexicon::load(data / "lexicons" / "counted.tsv");
  if (!counts) return std::unexpected(counts.error());
  auto actors = ActorLexicon::load(data / "lexicons");
  if (!actors) return std::unexpected(actors.error());
  auto dated = DatedFacts::load(data / "lexicons" / "dated.tsv");
  if (!dated) return std::unexpected(dated.error());
  GroundContext context{std::move(*times), std::move(*counts), std::move(*actors), nullptr, {}, std::move(*dated)};
  const std::filesystem::path shipped = data / "models" / "places.dlg";
  std::error_code error;
  if (std::filesystem::exists(shipped, error) || !gazetteers.empty()) {
    auto gazetteer = open_gazetteer(shipped, gazetteers);
    if (!gazetteer) return std::unexpected(gazetteer.error());
    context.gazetteer = std::move(*gazetteer);
  }
  return context;
}

Result<Grounded> ground(const std::shared_ptr<const Analysis>& analysis, const GroundContext& context) {
  if (!analysis || !analysis->article) return fail(ErrorCode::kInvalid, "ground", "There is no analysis to ground.");
  if (!sound(*analysis))
    return fail(ErrorCode::kInvalid, "ground", "The analysis has tokens or names outside its text.");
  try {
    Grounded grounded;
    grounded.analysis = analysis;
    grounded.times = find_times(*analysis, context.times);
    grounded.quantities = find_quantities(*analysis, context.counts);
    if (context.gazetteer) grounded.places = find_places(*analysis, *context.gazetteer);
    add_entities(grounded, context.actors, context.limits);
    if (analysis->article->published.value.empty())
      grounded.published_bounds = published_bounds(grounded, context.actors, context.dated);
    return grounded;
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInternal, "ground", std::string("Grounding the article failed: ") + error.what());
  }
}

}  // namespace dateline
