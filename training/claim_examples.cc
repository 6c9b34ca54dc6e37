// The sayings of a set of articles that may be about an event without naming it, with the features of every event that
// may be meant, for training (dateline_train/bare.py reads them and knows the right ones).
//   claim_examples DATA MODEL.dlm EXAMPLES.bin < articles.jsonl > sayings.jsonl
// sayings.jsonl: a line for each article: {"extra", "events": [[[begin, end], ...], ...], "sayings": [[begin, end,
// twice],
// ...]}, code points; `twice`: each event is a candidate as the page's word and as that of who spoke before.
// EXAMPLES.bin: 32-bit numbers, for each saying: the count of candidates (none first), for each its features' count and
// the features; then the same of the aspects.
#include <iostream>

#include "attribute/attribute.h"
#include "event/code_events.h"
#include "examples.h"

namespace dateline {
namespace {

class Lister {
 public:
  Lister(const std::string& data, const ExampleReader& reader, NumberFile& out)
      : reader_(reader),
        attribute_(AttributeContext::load(data, Limits{})),
        event_(EventContext::load(data)),
        out_(out) {}

  bool good() const { return attribute_ && event_; }

  void article(const std::string& line) {
    const auto read = reader_.read(line);
    if (!read) return;
    auto grounded = ground(read->first, reader_.context());
    if (!grounded) return;
    auto said = attribute(std::make_shared<const Grounded>(std::move(*grounded)), *attribute_);
    if (!said) return;
    const CodePoints points(read->first->text());
    std::string sayings;
    const auto listen = [&](const BareSaying& s, const std::vector<int>& events, const FeatureLists& candidates,
                            const FeatureLists& aspects) {
      const Span whole = cover(s.spans.front(), s.spans.back());
      const bool twice = s.attribution == kNone && s.goes_on != kNone;
      sayings += (sayings.empty() ? "[" : ",[") + std::to_string(points.at(whole.begin)) + ',' +
                 std::to_string(points.at(whole.end)) + (twice ? ",true,[" : ",false,[");
      for (size_t i = 0; i < events.size(); ++i) sayings += (i ? "," : "") + std::to_string(events[i]);
      sayings += "]]";
      for (const FeatureLists* lists : {&candidates, &aspects}) {
        out_.put(lists->size());
        for (const auto& features : *lists) out_.put_all(features);
      }
    };
    const auto document = code_events(std::make_shared<const Attributed>(std::move(*said)), *event_, listen);
    if (!document) return;
    std::cout << "{\"extra\":" << read->second << ",\"events\":[";
    for (size_t e = 0; e < document->events.size(); ++e) {
      std::cout << (e ? ",[" : "[");
      const auto& mentions = document->events[e].mentions;
      for (size_t m = 0; m < mentions.size(); ++m)
        std::cout << (m ? ",[" : "[") << points.at(mentions[m].begin) << ',' << points.at(mentions[m].end) << ']';
      std::cout << ']';
    }
    std::cout << "],\"sayings\":[" << sayings << "]}\n";
  }

 private:
  const ExampleReader& reader_;
  Result<AttributeContext> attribute_;
  Result<EventContext> event_;
  NumberFile& out_;
};

int run(char** arguments) {
  const ExampleReader reader(arguments[1], arguments[2]);
  NumberFile out(arguments[3]);
  if (!reader.good() || !out.good()) return 1;
  Lister lister(arguments[1], reader, out);
  if (!lister.good()) return 1;
  for (std::string line; std::getline(std::cin, line);) lister.article(line);
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) { return count == 4 ? dateline::run(arguments) : 2; }
