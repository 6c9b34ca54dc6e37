// The choices that coreference has to make in a set of articles, with the features of every candidate, for training
// (dateline_train/coref.py reads them and knows the right ones).
//   coref_examples DATA MODEL.dlm EXAMPLES.bin < articles.jsonl > drafts.jsonl
// drafts.jsonl: a line for each article: {"extra", "drafts": [[begin, end, head begin, head end, kind], ...]}, code
// points. EXAMPLES.bin: 32-bit numbers: article, draft, count of candidates; for each its members' count, the members
// (drafts; none: somebody new), its features' count, the features.
#include <cstdio>
#include <iostream>

#include "article/read_article.h"
#include "base/utf8.h"
#include "capture/json_page.h"
#include "cli/language_stage.h"
#include "ground/coref.h"
#include "ground/ground.h"
#include "ground/mention_finder.h"
#include "ground/places.h"

namespace dateline {
namespace {

class Examples {
 public:
  Examples(const std::string& data, const std::string& model, const std::string& out)
      : context_(GroundContext::load(data)),
        outlets_(OutletRegistry::load(data + "/lexicons")),
        language_(open_language(model, Limits{})),
        out_(std::fopen(out.c_str(), "wb")) {}
  ~Examples() {
    if (out_) std::fclose(out_);
  }
  Examples(const Examples&) = delete;
  Examples& operator=(const Examples&) = delete;

  bool good() const { return context_ && outlets_ && language_ && out_; }

  void article(const std::string& line) {
    const JsonPage page = parse_json_page(line, InputOptions{});
    if (!page.capture) return;
    const Capture& capture = *page.capture;
    auto read = read_article(capture, ArticleContext{*outlets_, Limits{}});
    if (!read) return;
    auto analysis = run_language(std::make_shared<const Article>(std::move(*read)), **language_);
    if (!analysis) return;
    std::vector<Place> places;
    if (context_->gazetteer) places = find_places(*analysis, *context_->gazetteer);
    const Syntax syntax(*analysis);
    std::vector<MentionDraft> drafts = find_mentions(syntax, context_->actors, places, Limits{}.mentions);
    list(capture.extra, syntax, drafts);
    EntityTable table(syntax, context_->actors, drafts);
    const auto listen = [&](int draft, const std::vector<CorefCandidate>& candidates) {
      put(number_, draft, static_cast<int>(candidates.size()));
      for (const CorefCandidate& c : candidates) {
        const std::vector<int> members = c.entity == kNone ? std::vector<int>() : table.entity(c.entity).drafts;
        put(static_cast<int>(members.size()));
        for (int m : members) put(m);
        put(static_cast<int>(c.features.size()));
        for (uint32_t f : c.features) put(static_cast<int>(f));
      }
    };
    Coreference(table, listen).resolve_all(static_cast<int>(drafts.size()));
    ++number_;
  }

 private:
  template <typename... Numbers>
  void put(Numbers... numbers) {
    for (const int32_t n : {static_cast<int32_t>(numbers)...}) std::fwrite(&n, sizeof n, 1, out_);
  }

  static void list(const std::string& extra, const Syntax& syntax, const std::vector<MentionDraft>& drafts) {
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

  Result<GroundContext> context_;
  Result<OutletRegistry> outlets_;
  Result<std::shared_ptr<const Language>> language_;
  std::FILE* out_;
  int number_ = 0;
};

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  if (count != 4) return 2;
  dateline::Examples examples(arguments[1], arguments[2], arguments[3]);
  if (!examples.good()) return 1;
  for (std::string line; std::getline(std::cin, line);) examples.article(line);
}
