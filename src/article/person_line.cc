#include "article/person_line.h"

#include <algorithm>
#include <array>

#include "article/phrases.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// Without the words that announce a name: "By", "Review by", "Story and photos by".
std::string without_lead(std::string text) {
  for (bool again = true; again;) {
    again = false;
    const std::string low = lower(text.substr(0, 40));
    for (std::string_view lead : {"by: ", "by ", "author: ", "authors: ", "from ", "written by: ", "posted by: "}) {
      if (!low.starts_with(lead)) continue;
      text.erase(0, lead.size());
      again = true;
      break;
    }
    const size_t by = low.find(" by ");
    static constexpr std::array<std::string_view, 12> kActs = {"written", "posted", "reported", "story",
                                                               "words",   "review", "reviewed", "published",
                                                               "report",  "text",   "photos",   "article"};
    const std::string_view act = std::string_view(low).substr(0, std::min(by, low.find(' ')));
    if (!again && by != low.npos && std::find(kActs.begin(), kActs.end(), act) != kActs.end()) {
      text.erase(0, by + 4);
      again = true;
    }
  }
  return text;
}

// A date behind the name ("Jane Doe November 19, 2019") and what follows it.
void cut_date(std::string& name) {
  static constexpr std::string_view kMonths[] = {
      " January ", " February ", " March ",    " April ", " May ", " June ", " July ",   " August ",   " September ",
      " October ", " November ", " December ", " Jan ",   " Feb ", " Mar ",  " Apr ",    " Jun ",      " Jul ",
      " Aug ",     " Sep ",      " Sept ",     " Oct ",   " Nov ", " Dec ",  " Updated", " Published", " Posted"};
  for (std::string_view month : kMonths) {
    const size_t at = name.find(month);
    const bool dated = at != std::string::npos && name.find_first_of("0123456789", at) != std::string::npos;
    if (at != std::string::npos && at > 3 && dated) name.resize(at);
  }
}

bool is_particle(std::string_view word) {
  return equals_any(word, {"de", "del", "der", "den", "van", "von", "da",  "di", "du", "dos", "la",
                           "le", "bin", "ibn", "al",  "el",  "ul",  "ben", "y",  "e",  "ter", "zu"});
}

// "Senior Writer", "Contributor", "Staff": words for what somebody does.
bool is_role(std::string_view word) {
  const std::string low = plain_form(word);
  return equals_any(low, {"senior",      "staff",        "writer",        "writers",  "reporter",  "reporters",
                          "contributor", "contributing", "correspondent", "editor",   "editors",   "columnist",
                          "journalist",  "producer",     "published",     "updated",  "last",      "analyst",
                          "chief",       "associate",    "deputy",        "managing", "opinion",   "guest",
                          "author",      "special",      "reviewed",      "expert",   "founder",   "former",
                          "freelance",   "digital",      "news",          "sports",   "political", "business"});
}

bool has_capital(std::string_view word) {
  size_t i = 0;
  return !word.empty() && is_upper(decode(word, i));
}

// Bytes of the run of name words that `text` opens with; 0 if it opens with none.
std::string name_at_start(std::string_view text) {
  std::string name;
  size_t words = 0;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (words > 0 && is_role(word)) break;
    if (!has_capital(word) && !(words > 0 && is_particle(lower(word)))) break;
    if (word.find_first_of("0123456789:@/()|\"") != word.npos) return "";
    if (++words > 5) return "";
    if (!name.empty()) name += ' ';
    name += word;
  }
  return words >= 2 ? name : "";
}

bool is_furniture(std::string_view name) {
  const std::string low = lower(name);
  return contains_any(low,
                      {"about ", "author", "follow", "read more", "view ", "see ", "more ", "comment", "subscribe",
                       "contact", "login", "learn ", "written", "editorial", "newsroom", "getty", "image", "photo"}) ||
         is_role(low.substr(0, low.find(' ')));
}

}  // namespace

std::string clean_byline(std::string_view line) {
  std::string name = without_lead(squeeze_spaces(line));
  for (std::string_view mark : {" | ", " \xE2\x80\xA2 ", " \xC2\xB7 "}) {
    if (const size_t at = name.find(mark); at != std::string::npos && at > 0) name.resize(at);
  }
  cut_date(name);
  for (std::string_view dash : {" \xE2\x80\x94", " \xE2\x80\x93", " \xE2\x80\xA2", " -", " &", " and"}) {
    if (name.ends_with(dash)) name.resize(name.size() - dash.size());
  }
  const size_t begin = name.find_first_not_of(", \"'");
  const size_t end = name.find_last_not_of(", |\"");
  return begin == std::string::npos || end < begin ? std::string() : name.substr(begin, end + 1 - begin);
}

bool may_be_author(std::string_view name) {
  if (name.size() < 2 || name.size() > 100 || name.front() == '(' || name.front() == '{') return false;
  const std::string low = lower(name);
  if (contains_any(low, {"http", "www.", "@"}) ||
      equals_any(low, {"admin", "administrator", "null", "undefined", "author", "by", "none", "unknown", "root"})) {
    return false;
  }
  return std::any_of(name.begin(), name.end(), [](char c) { return !(c >= '0' && c <= '9') && c != ' '; });
}

std::vector<std::string> person_names(std::string_view line) {
  std::string rest = clean_byline(line);
  for (std::string_view link : {" and ", " & ", " with ", "; ", " / "}) {
    for (size_t at; (at = rest.find(link)) != std::string::npos;) rest.replace(at, link.size(), ", ");
  }
  std::vector<std::string> names;
  for (std::string_view part : split(rest, ',')) {
    const std::string_view words = trim(part);
    if (words.empty()) continue;
    std::string name = name_at_start(words);
    // Behind the first name stand others, roles and places; the first thing that is no name ends the list.
    if (name.empty() || is_furniture(name)) break;
    if (names.size() < 8 && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

}  // namespace dateline
