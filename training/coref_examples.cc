// The choices that coreference has to make in a set of articles, with the features of every candidate, for training
// (dateline_train/coref.py reads them and knows the right ones).
//   coref_examples DATA MODEL.dlm EXAMPLES.bin < articles.jsonl > drafts.jsonl
// drafts.jsonl: a line for each article: {"extra", "drafts": [[begin, end, head begin, head end, kind], ...]}, code
// points. EXAMPLES.bin: 32-bit numbers: article, draft, count of candidates; for each its members' count, the members
// (drafts; none: somebody new), its features' count, the features.
#include <iostream>

#include "examples.h"
#include "ground/coref.h"
#include "ground/mention_finder.h"
#include "ground/places.h"

namespace dateline {
namespace {

void list(const std::string& extra, const Syntax& syntax, const std::vector<MentionDraft>& drafts) {
  const CodePoints points(syntax.analysis().article->text);
  std::cout << "{\"extra\":" << extra << ",\"drafts\":[";
  for (size_t d = 0; d < drafts.size(); ++d) {
    const Mention& m = drafts[d].mention;
    const Span head = syntax.token(m.head).span;
    std::cout << (d ? "," : "") << '[' << points.at(m.span.begin) << ',' << points.at(m.span.end) << ','
              << points.at(head.begin) << ',' << points.at(head.end) << ",\"" << mention_kind_name(m.kind) << "\"]";
  }
  std::cout << "]}\n";
}

void put_choices(const GroundContext& context, const Analysis& analysis, const std::string& extra, int number,
                 NumberFile& out) {
  std::vector<Place> places;
  if (context.gazetteer) places = find_places(analysis, *context.gazetteer);
  const Syntax syntax(analysis);
  std::vector<MentionDraft> drafts = find_mentions(syntax, context.actors, places, Limits{}.mentions);
  list(extra, syntax, drafts);
  EntityTable table(syntax, context.actors, drafts);
  const auto listen = [&](int draft, const std::vector<CorefCandidate>& candidates) {
    out.put(number, draft, candidates.size());
    for (const CorefCandidate& c : candidates) {
      out.put_all(c.entity == kNone ? std::vector<int>() : table.entity(c.entity).drafts);
      out.put_all(c.features);
    }
  };
  Coreference(table, listen).resolve_all(static_cast<int>(drafts.size()));
}

int run(char** arguments) {
  const ExampleReader reader(arguments[1], arguments[2]);
  NumberFile out(arguments[3]);
  if (!reader.good() || !out.good()) return 1;
  int number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    if (const auto read = reader.read(line)) put_choices(reader.context(), *read->first, read->second, number++, out);
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) { return count == 4 ? dateline::run(arguments) : 2; }
