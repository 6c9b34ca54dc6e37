// Resolution measured on gold mentions. Reads a JSON Lines file of texts with place mentions (fields id, text, mentions
// [{start, end, lat}], offsets in code points) and writes lines of the public format with their places, for a scorer:
//
//   DATELINE_GOLD_PLACES=gold.jsonl DATELINE_GOLD_OUT=out.jsonl test_ground --gtest_filter=PlacesGold.*
#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <fstream>

#include "base/data_dir.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "ground/place_words.h"
#include "ground/places.h"

namespace dateline {
namespace {

std::string_view guess_tag(std::string_view word) {
  size_t pos = 0;
  const char32_t first = decode(word, pos);
  if (is_upper(first)) return "PROPN";
  if (!is_letter(first)) return is_digit(first) ? "NUM" : "PUNCT";
  if (is_container(word) || is_locative(word)) return "ADP";
  return word == "the" || word == "a" || word == "an" ? "DET" : "X";
}

// Words are runs of letters and digits; everything else that is no space is a token of its own. A full stop before a
// capital ends a sentence.
Analysis tokenised(const std::string& text) {
  auto article = std::make_shared<Article>();
  article->text = text;
  article->blocks.push_back({{0, static_cast<uint32_t>(text.size())}, BlockKind::kParagraph});
  Analysis a;
  a.article = article;
  a.sentences.emplace_back();
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = decode(text, pos);
    if (is_space(c)) continue;
    bool word = is_letter(c) || is_digit(c);
    while (word && pos < text.size()) {
      size_t next = pos;
      const char32_t d = decode(text, next);
      if (!is_letter(d) && !is_digit(d)) break;
      pos = next;
    }
    Token t;
    t.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(pos)};
    const std::string_view w = std::string_view(text).substr(begin, pos - begin);
    t.lemma = lower(w);
    t.upos = guess_tag(w);
    t.sentence = static_cast<int>(a.sentences.size()) - 1;
    a.tokens.push_back(t);
    if (c == '.' && pos < text.size() && is_space(static_cast<unsigned char>(text[pos])) && a.tokens.size() > 1 &&
        a.tokens[a.tokens.size() - 2].span.size() > 4) {
      a.sentences.back().last = static_cast<int>(a.tokens.size());
      a.sentences.emplace_back().first = static_cast<int>(a.tokens.size());
    }
  }
  a.sentences.back().last = static_cast<int>(a.tokens.size());
  return a;
}

// Byte offset of every code point, and of the end.
std::vector<uint32_t> byte_offsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (size_t pos = 0; pos < text.size();) {
    offsets.push_back(static_cast<uint32_t>(pos));
    decode(text, pos);
  }
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

void add_gold_name(Analysis& a, Span span) {
  NameMention name;
  name.type = "LOC";
  name.span = span;
  name.tokens.first = static_cast<int>(a.tokens.size());
  for (size_t i = 0; i < a.tokens.size(); ++i) {
    if (!a.tokens[i].span.overlaps(span)) continue;
    name.tokens.first = std::min(name.tokens.first, static_cast<int>(i));
    name.tokens.last = static_cast<int>(i) + 1;
  }
  if (name.tokens.first < name.tokens.last && (a.names.empty() || a.names.back().tokens.last <= name.tokens.first))
    a.names.push_back(name);
}

std::string output_line(std::string_view id, const Analysis& a, const std::vector<Place>& places) {
  const CodePoints points(a.text());
  JsonWriter w;
  w.begin_object().key("id").value(id).key("text").value(a.text()).key("places").begin_array();
  for (const Place& p : places) {
    w.begin_object().key("span").begin_array().value(points.at(p.span.begin)).value(points.at(p.span.end)).end_array();
    w.key("name")
        .value(p.name)
        .key("feature")
        .value(p.feature)
        .key("precision")
        .value(p.precision)
        .key("score")
        .value(p.score);
    if (p.located)
      w.key("lat").value(p.lat).key("lon").value(p.lon).key("geonames").value(static_cast<int64_t>(p.geonames));
    w.key("country").text_or_null(p.country).key("use").value(static_cast<int>(p.use)).end_object();
  }
  w.end_array().end_object();
  return w.take();
}

TEST(PlacesGold, WritesPlacesOfGoldMentions) {
  const char* gold = environment("DATELINE_GOLD_PLACES");
  const char* out_path = environment("DATELINE_GOLD_OUT");
  if (gold == nullptr || out_path == nullptr)
    GTEST_SKIP() << "no gold set given: set DATELINE_GOLD_PLACES and DATELINE_GOLD_OUT";
  const auto gazetteer = Gazetteer::open(data_dir() / "models" / "places.dlg");
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  std::ifstream in(gold);
  std::ofstream out(out_path);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    simdjson::dom::element record;
    ASSERT_FALSE(parser.parse(line).get(record));
    Analysis a = tokenised(std::string(std::string_view(record["text"])));
    const auto offsets = byte_offsets(a.article->text);
    for (const auto mention : record["mentions"].get_array()) {
      const uint64_t start = mention["start"], end = mention["end"];
      if (!mention["lat"].is_null() && end < offsets.size()) add_gold_name(a, {offsets[start], offsets[end]});
    }
    out << output_line(std::string_view(record["id"]), a, find_places(a, **gazetteer)) << "\n";
  }
}

}  // namespace
}  // namespace dateline
