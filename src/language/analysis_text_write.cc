// Writes an Analysis as CoNLL-U; see analysis_text.h for the keys.
#include <fmt/format.h>

#include <vector>

#include "language/analysis_text.h"

namespace dateline {
namespace {

std::string_view or_blank(std::string_view field) { return field.empty() ? std::string_view("_") : field; }

void add(std::string& misc, std::string_view key, std::string_view value) {
  if (!misc.empty()) misc += '|';
  misc += key;
  misc += '=';
  misc += value;
}

std::string_view role_name(AttributionRole role) {
  switch (role) {
    case AttributionRole::kSource:
      return "source";
    case AttributionRole::kCue:
      return "cue";
    case AttributionRole::kContent:
      return "content";
  }
  return "content";
}

void add_tag(std::vector<std::string>& misc, TokenRange range, std::string_view key, std::string_view label) {
  for (int t = range.first; t < range.last; ++t) {
    add(misc[static_cast<size_t>(t)], key, fmt::format("{}-{}", t == range.first ? "B" : "I", label));
  }
}

void add_predicate(std::string& misc, const Predicate& predicate, int first) {
  add(misc, "Roleset", predicate.roleset);
  std::string arguments;
  for (const RoleArgument& argument : predicate.arguments) {
    if (!arguments.empty()) arguments += ',';
    const int begin = argument.tokens.first - first + 1;
    const int end = argument.tokens.last - first;
    arguments += argument.role;
    arguments += begin == end ? fmt::format(":{}", begin) : fmt::format(":{}-{}", begin, end);
  }
  if (!arguments.empty()) add(misc, "Args", arguments);
  add(misc, "Factuality", fmt::format("{:.2f}", predicate.factuality));
}

std::vector<std::string> misc_of(const Analysis& a) {
  std::vector<std::string> misc(a.tokens.size());
  for (size_t t = 0; t + 1 < a.tokens.size(); ++t) {
    if (a.tokens[t].span.end == a.tokens[t + 1].span.begin) add(misc[t], "SpaceAfter", "No");
  }
  for (const NameMention& name : a.names) add_tag(misc, name.tokens, "Name", name.type);
  for (const AttributionSpan& span : a.attribution_spans) add_tag(misc, span.tokens, "Attr", role_name(span.role));
  for (const Predicate& predicate : a.predicates) {
    const auto t = static_cast<size_t>(predicate.token);
    add_predicate(misc[t], predicate, a.sentences[static_cast<size_t>(a.tokens[t].sentence)].first);
  }
  return misc;
}

void write_sentence(std::string& out, const Analysis& a, const Sentence& sentence,
                    const std::vector<std::string>& misc) {
  for (int t = sentence.first; t < sentence.last; ++t) {
    const Token& token = a.tokens[static_cast<size_t>(t)];
    const int head = token.head == kNoToken ? 0 : token.head - sentence.first + 1;
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", t - sentence.first + 1,
                   a.words(token.span), or_blank(token.lemma), or_blank(token.upos), or_blank(token.xpos),
                   or_blank(token.feats), head, or_blank(token.deprel), or_blank(misc[static_cast<size_t>(t)]));
  }
  out += '\n';
}

}  // namespace

std::string write_conllu(const Analysis& analysis) {
  const std::vector<std::string> misc = misc_of(analysis);
  std::string out;
  int block = -1;
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.block != block) {
      block = sentence.block;
      fmt::format_to(std::back_inserter(out), "# newblock = {}\n",
                     block_name(analysis.article->blocks[static_cast<size_t>(block)].kind));
    }
    write_sentence(out, analysis, sentence, misc);
  }
  return out;
}

}  // namespace dateline
