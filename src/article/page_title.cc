// Problem: a page states its title up to five times (h1, JSON-LD, og:title, title element, Twitter card), cut short,
// with the site's name, or reworded for search engines.
// Idea: what readers see is the heading. The h1 that agrees best with the statements wins; without one the statement
// does, freed of the site's name, which other statements on the page give away.
#include <algorithm>
#include <vector>

#include "article/page_metadata.h"
#include "article/site_names.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// A line's different words, folded.
class WordSet {
 public:
  explicit WordSet(std::string_view text) : folded_(fold(text)) {
    for (std::string_view word : split(folded_, ' ')) {
      if (!word.empty()) words_.push_back(word);
    }
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }
  WordSet(const WordSet&) = delete;  // the words lie in folded_

  size_t size() const { return words_.size(); }

  // Shared words over the words of the shorter one.
  double likeness(const WordSet& other) const {
    if (words_.empty() || other.words_.empty()) return 0;
    const auto shared = std::count_if(words_.begin(), words_.end(), [&](std::string_view word) {
      return std::binary_search(other.words_.begin(), other.words_.end(), word);
    });
    return double(shared) / double(std::min(size(), other.size()));
  }

 private:
  const std::string folded_;
  std::vector<std::string_view> words_;
};

size_t count_words(std::string_view text) { return WordSet(text).size(); }

// "RT World News" for the site "rt".
bool opens_with_site(std::string_view part, const std::vector<std::string>& names) {
  const std::string folded = fold(part);
  return std::count(folded.begin(), folded.end(), ' ') <= 3 &&
         std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return folded.starts_with(name + " "); });
}

// Cuts " | Site", " - Section - Site" off the end and "Site | " off the start.
std::string without_site(std::string title, const std::vector<std::string>& names, bool is_title_element) {
  static constexpr std::string_view kMarks[] = {
      " | ",  " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 ", " : ", ": ",
      " :: ", " / ", " \xE2\x80\xA2 ", " \xE2\x80\xB9 ", " < "};
  for (int round = 0; round < 3; ++round) {
    const size_t before = title.size();
    for (std::string_view mark : kMarks) {
      const size_t at = title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string_view tail = std::string_view(title).substr(at + mark.size());
      const bool strong = mark == " | " || mark == " \xC2\xBB ";
      const bool short_tail = is_title_element && strong && count_words(tail) <= 4 && count_words(title) >= 7;
      const bool section = is_title_element && mark != ": " && mark != " : " && opens_with_site(tail, names);
      if (names_site(tail, names) || short_tail || section) {
        title.resize(at);
        break;
      }
      const size_t first = title.find(mark);
      if (mark != ": " && names_site(std::string_view(title).substr(0, first), names)) {
        title.erase(0, first + mark.size());
        break;
      }
    }
    if (title.size() == before) break;
  }
  return std::string(trim(title));
}

std::string json_headline(const PageStatements& page) {
  for (const JsonNode& article : page.articles) {
    for (std::string_view key : {"headline", "name"}) {
      const JsonNode* value = article.find(key);
      if (value && value->kind == JsonNode::Kind::kString && !trim(value->text).empty())
        return squeeze_spaces(value->text);
    }
  }
  return "";
}

// "Politics | Storm hits coast" where the page states "Storm hits coast": what readers see is a kicker (or a label
// behind the headline) and the headline in one element. Kickers stand before a bar or are a word or two.
std::string without_kicker(std::string heading, std::initializer_list<std::string_view> statements) {
  if (std::find(statements.begin(), statements.end(), heading) != statements.end()) return heading;
  for (std::string_view stated : statements) {
    if (std::count(stated.begin(), stated.end(), ' ') < 2 || stated.size() >= heading.size()) continue;
    if (heading.ends_with(stated)) {
      const std::string_view kicker = trim(std::string_view(heading).substr(0, heading.size() - stated.size()));
      const bool bar = kicker.ends_with('|') || kicker.ends_with(':');
      if (count_words(kicker) <= (bar ? 4u : 1u)) return std::string(stated);
    }
    if (heading.starts_with(stated)) {
      const std::string_view label = trim(std::string_view(heading).substr(stated.size()));
      if (label.starts_with('|') && count_words(label) <= 3) return std::string(stated);
    }
  }
  // A short kicker or label behind a bar that no statement repeats.
  const size_t bar = heading.find(" | ");
  if (bar == std::string::npos || bar != heading.rfind(" | ")) return heading;
  std::string head = heading.substr(0, bar), tail = heading.substr(bar + 3);
  if (count_words(head) <= 2 && count_words(tail) >= 5) return tail;
  if (count_words(tail) <= 2 && count_words(head) >= 5) return head;
  return heading;
}

bool in_bad_part(const HtmlTree& tree, int32_t node) {
  constexpr Signs kBad =
      kNavSign | kFooterSign | kHiddenSign | kCommentsSign | kRelatedSign | kConsentSign | kNewsletterSign;
  for (int32_t up = node; up >= 0; up = tree[up].parent) {
    if (tree[up].tag == "body") break;
    if (tree[up].signs & kBad) return true;
  }
  return false;
}

}  // namespace

std::string page_title(const HtmlTree& tree, const PageStatements& page) {
  const std::vector<std::string> names = site_names(page);
  std::string json = decode_leftovers(json_headline(page));
  std::string og = decode_leftovers(
      without_site(first_meta(page, {"og:title", "twitter:title", "dc.title", "sailthru.title"}), names, false));
  std::string element = decode_leftovers(without_site(page.title_element, names, true));
  const WordSet json_words(json), og_words(og), element_words(element);
  std::string best;
  double best_score = 0;
  int seen = 0;
  for (int32_t i = 0; i < tree.size() && seen < 12; ++i) {
    const bool h1 = tree[i].tag == "h1";
    if (!h1 && tree[i].tag != "h2") continue;
    std::string text = tree.text_of(i, 500);
    if (text.size() < 8 || text.size() > 400) continue;
    ++seen;
    const WordSet words(text);
    double score = std::max({words.likeness(json_words), words.likeness(og_words), words.likeness(element_words)});
    if (words.size() < 3 || (words.size() < 4 && names_site(text, names))) score -= 0.6;
    if (in_bad_part(tree, i)) score -= 0.3;
    if (h1) score += 0.3;
    if (score > best_score) {
      best_score = score;
      best = std::move(text);
    }
  }
  if (best_score >= 0.75) return without_kicker(std::move(best), {json, og, element});
  if (!og.empty()) return og;
  if (!json.empty()) return json;
  if (!element.empty()) return element;
  return without_kicker(std::move(best), {});
}

}  // namespace dateline
