// Problem: "ALEPPO, Syria (AP) —" is a place, a date and a source in one line that no grammar calls a sentence.
// Idea: a dateline ends in a dash or colon within some eighty bytes and has, before it, words in capitals or an agency
// in brackets; both halves are tested apart, so that "WARNING:" or "Russia - which denies it -" do not pass.
#include "article/credits.h"

#include <algorithm>
#include <array>

#include "article/date_text.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Ending {
  size_t at = std::string_view::npos;  // where the dash or colon (with its spaces) starts
  size_t end = 0;                      // behind it and the spaces that follow
  bool colon = false;
};

// The first dash that stands between spaces (or behind a bracket), or a colon, in the first bytes.
Ending find_ending(std::string_view text) {
  const size_t window = std::min<size_t>(text.size(), 110);
  for (size_t i = 1; i < window; ++i) {
    size_t length = 0;
    bool colon = false;
    if (text[i] == '-') {
      length = i + 1 < text.size() && text[i + 1] == '-' ? 2 : 1;
      if (length == 1 && !(text[i - 1] == ' ' || text[i - 1] == ')' || text.substr(0, i).ends_with("\xC2\xA0")))
        continue;
    } else if (text.substr(i, 3) == "\xE2\x80\x94" || text.substr(i, 3) == "\xE2\x80\x93") {
      length = 3;
    } else if (text[i] == '_' && text[i - 1] == ' ') {
      length = 1;  // how old wires send a dash
    } else if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) {
      length = 1;
      colon = true;
    } else {
      continue;
    }
    Ending ending{i, i + length, colon};
    while (ending.at > 0 && text[ending.at - 1] == ' ') --ending.at;
    while (ending.end < text.size()) {
      size_t next = ending.end;
      if (!is_space(decode(text, next))) break;
      ending.end = next;
    }
    return ending;
  }
  return {};
}

// Share of capitals among the letters of the first word group (up to a comma or bracket).
bool opens_in_capitals(std::string_view text) {
  size_t letters = 0, capitals = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (c == ',' || c == '(' || c == '/') break;
    if (!is_letter(c)) continue;
    ++letters;
    if (is_upper(c)) ++capitals;
  }
  return letters >= 3 && capitals * 10 >= letters * 8;
}

bool is_all_capitals(std::string_view text) {
  size_t lower_case = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (is_letter(c) && !is_upper(c)) ++lower_case;
  }
  return lower_case * 10 < text.size();
}

bool is_month_word(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string low = lower(word);
  return low.size() >= 3 &&
         std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view m) { return low.starts_with(m); });
}

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

// Splits "WASHINGTON, March 4" into place and date at the first comma part that starts with a month or number.
void split_place_and_date(std::string_view words, DatelineLine& line) {
  size_t place_end = words.size();
  for (size_t at = words.find(','); at != words.npos; at = words.find(',', at + 1)) {
    const std::string_view part = trim(words.substr(at + 1));
    const std::string_view first = part.substr(0, part.find_first_of(" .,"));
    const bool number = is_number(first);
    if (is_month_word(first) || number) {
      line.date = std::string(trim(part));
      place_end = at;
      break;
    }
  }
  // "LONDON Aug 24": no comma before the date.
  for (size_t at = 0; at < place_end && place_end == words.size();) {
    const size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view rest = end < words.size() ? trim(words.substr(end)) : std::string_view{};
    if (is_month_word(words.substr(at, end - at)) && is_number(rest)) {
      line.date = std::string(trim(words.substr(at)));
      place_end = at;
    }
    at = end + 1;
  }
  line.place = std::string(trim(words.substr(0, place_end)));
  while (!line.place.empty() && line.place.back() == ',') line.place.pop_back();
}

bool is_place_like(std::string_view place) {
  if (place.empty() || place.size() > 60 || std::count(place.begin(), place.end(), ' ') > 7) return false;
  size_t i = 0;
  if (!is_upper(decode(place, i))) return false;
  static constexpr std::string_view kNotPlaces[] = {
      "WARNING",   "UPDATE",    "BREAKING",  "EXCLUSIVE", "WATCH",        "NOTE",      "CORRECTION",
      "LIVE",      "VIDEO",     "PHOTO",     "FILE",      "GRAPHIC",      "SOUNDBITE", "DEAR",
      "SECRETARY", "PRESIDENT", "SENATOR",   "MR",        "MR.",          "MS",        "MS.",
      "HOST",      "ANCHOR",    "REPORTER",  "MODERATOR", "UNIDENTIFIED", "ATTENTION", "READ",
      "OPINION",   "ANALYSIS",  "EDITORIAL", "QUESTION",  "ANSWER",       "Q",         "A",
      "STORY",     "FACT",      "FACTBOX",   "NEWS",      "ALERT",        "FLASH",     "SNAP",
      "URGENT",    "RADIO",     "PRESENTER", "NEWSREADER"};
  const std::string_view first = place.substr(0, place.find(' '));
  if (place == "NEW") return false;
  for (std::string_view role : {"HOST", "ANCHOR", "CORRESPONDENT", "CNN", "EDITOR"}) {
    if (place.find(role) != place.npos) return false;
  }
  return std::none_of(std::begin(kNotPlaces), std::end(kNotPlaces), [&](std::string_view w) { return first == w; });
}

const Agency* agency_in(std::string_view text, const OutletRegistry& registry) {
  for (std::string_view part : split(text, '/')) {
    if (const Agency* agency = registry.agency(trim(part))) return agency;
  }
  return nullptr;
}

// "Kessler", "EWS", "Halden Newswire": a name in brackets that may be an agency's which no table lists.
bool is_agency_like(std::string_view name) {
  if (name.size() < 2 || name.size() > 40 || name.find_first_of("0123456789,:;") != name.npos) return false;
  const std::vector<std::string_view> words = split(name, ' ');
  return words.size() <= 4 && is_place_like(name) && !is_month_word(name) &&
         std::all_of(words.begin(), words.end(), [](std::string_view w) {
           size_t i = 0;
           return !w.empty() && is_upper(decode(w, i));
         });
}

// Bytes of `head` before the place when something else comes first, as in "LONDON | Tue Mar 15, 2011 GMT LONDON ":
// the place is the run of capitals at the end. 0 when nothing does.
size_t foreign_prefix(std::string_view head) {
  const size_t colon = head.find(':');
  const bool clock = colon != head.npos && colon > 0 && head[colon - 1] >= '0' && head[colon - 1] <= '9';
  if (head.find('|') == head.npos && !clock) return 0;
  head = head.substr(0, head.find_last_not_of(' ') + 1);
  size_t begin = head.size();
  while (begin > 0) {
    size_t word = begin >= 2 ? head.rfind(' ', begin - 2) : head.npos;
    word = word == head.npos ? 0 : word + 1;
    const std::string_view w = head.substr(word, begin - word);
    static constexpr std::string_view kZones[] = {"GMT", "UTC",  "EST", "EDT", "BST", "ET",  "JST", "IST",
                                                  "CET", "CEST", "PST", "PDT", "CST", "CDT", "HKT"};
    const bool zone = std::find(std::begin(kZones), std::end(kZones), trim(w)) != std::end(kZones);
    if (zone || w.find_first_of("0123456789|") != w.npos || !opens_in_capitals(w)) break;
    if (word == 0) break;
    begin = word;
  }
  return begin;
}

// "Reuters", "AP Sports Writer", "Reuters Staff", "Associated Press November 19, 2019".
const Agency* agency_of_writer(std::string_view part, const OutletRegistry& registry) {
  if (const Agency* agency = registry.agency(part)) return agency;
  const std::string low = lower(part);
  const bool job = low.find("writer") != low.npos || low.find("correspondent") != low.npos ||
                   low.find("staff") != low.npos || low.find("reporter") != low.npos || low.find("20") != low.npos;
  for (size_t end = part.rfind(' '); job && end != part.npos && end > 0; end = part.rfind(' ', end - 1)) {
    if (const Agency* agency = registry.agency(part.substr(0, end))) return agency;
  }
  return nullptr;
}

// "With inputs from ANI", "Additional reporting by AFP", "— Reuters", "(AFP)", "Source: TASS".
std::string tail_credit(std::string_view line, const OutletRegistry& registry) {
  line = trim(line);
  if (line.size() > 160) return "";
  std::string text = squeeze_spaces(line);
  const std::string low = lower(text);
  for (std::string_view lead : {"with inputs from ", "with input from ", "inputs from ", "with agency inputs from ",
                                "source: ", "courtesy: ", "additional reporting by ", "with additional reporting by ",
                                "with reporting by ", "with information from "}) {
    const size_t at = low.find(lead);
    if (at == low.npos) continue;
    std::string names = text.substr(at + lead.size());
    while (!names.empty() && (names.back() == '.' || names.back() == ')')) names.pop_back();
    for (std::string_view cut : {" and ", ", "}) {
      if (const size_t end = names.find(cut); end != std::string::npos) names.resize(end);
    }
    if (const Agency* agency = registry.agency(names)) return agency->short_name;
    return "";
  }
  if (text.size() > 60) return "";
  // "(FRANCE 24 with AFP and REUTERS)".
  if (const size_t with = low.find(" with "); text.starts_with('(') && with != low.npos) {
    std::string names = text.substr(with + 6);
    names.resize(std::min({names.find(" and "), names.find(','), names.find(')'), names.size()}));
    if (const Agency* agency = registry.agency(names)) return agency->short_name;
  }
  std::string_view bare = text;
  while (!bare.empty() && (bare.front() == '(' || bare.front() == '-' || bare.front() == ' ' || bare.front() == '['))
    bare.remove_prefix(1);
  if (bare.starts_with("\xE2\x80\x94") || bare.starts_with("\xE2\x80\x93")) bare = trim(bare.substr(3));
  while (!bare.empty() && (bare.back() == ')' || bare.back() == '.' || bare.back() == ']')) bare.remove_suffix(1);
  const Agency* agency = agency_in(bare, registry);
  return agency ? agency->short_name : "";
}

}  // namespace

std::optional<DatelineLine> read_dateline(std::string_view text, Span paragraph, const OutletRegistry& registry) {
  const std::string_view words = slice(text, paragraph);
  const Ending ending = find_ending(words);
  if (ending.at == std::string_view::npos || ending.end >= words.size()) return std::nullopt;
  std::string_view head = words.substr(0, ending.at);
  DatelineLine line;
  line.span = {paragraph.begin, paragraph.begin + static_cast<uint32_t>(ending.end)};
  const size_t open = head.rfind('(');
  const bool brackets = open != head.npos && trim(head).ends_with(')');
  const Agency* agency = nullptr;
  std::string unlisted;
  if (brackets) {
    const std::string_view inside = head.substr(open + 1, trim(head).size() - open - 2);
    agency = agency_in(inside, registry);
    if (agency) line.agency = agency->short_name;
    if (!agency && is_month_word(inside.substr(0, 3))) line.date = std::string(trim(inside));
    if (!agency && !ending.colon && is_agency_like(trim(inside))) unlisted = trim(inside);
    head = head.substr(0, open);
  }
  if (agency) {
    const size_t prefix = foreign_prefix(head);
    line.span.begin += static_cast<uint32_t>(prefix);
    head.remove_prefix(prefix);
  }
  const std::string date_in_brackets = line.date;
  split_place_and_date(trim(head), line);
  if (line.date.empty()) line.date = date_in_brackets;
  if (line.place.find('.') != std::string::npos && line.place.find(". ") != std::string::npos && !agency)
    return std::nullopt;
  if (agency && line.place.empty()) return line;
  const bool bare = line.place.empty() && !unlisted.empty();  // "(Kessler) - ", "Feb 22 (Kessler) - "
  if (!bare && !is_place_like(line.place)) return std::nullopt;
  if (!unlisted.empty() && (bare || !line.date.empty() || opens_in_capitals(line.place))) line.agency = unlisted;
  if (!line.agency.empty()) return line;
  // Without an agency only capitals tell a dateline from a sentence; an all-capitals text needs the dash and a date.
  if (!opens_in_capitals(line.place)) return std::nullopt;
  if (is_all_capitals(words.substr(ending.end, 200)) && line.date.empty()) return std::nullopt;
  return line;
}

std::string agency_credit(const Article& article, const OutletRegistry& registry) {
  for (std::string_view separator : {",", " and ", ";", " with ", "/", "|"}) {
    std::string_view rest = article.byline;
    while (!rest.empty()) {
      const size_t at = rest.find(separator);
      std::string_view part = trim(rest.substr(0, at));
      if (const Agency* agency = agency_of_writer(part, registry)) return agency->short_name;
      rest = at == rest.npos ? std::string_view{} : rest.substr(at + separator.size());
    }
  }
  if (article.dateline && !article.dateline->agency.empty()) return article.dateline->agency;
  int looked = 0;
  for (size_t i = article.blocks.size(); i-- > 0 && looked < 4;) {
    if (article.blocks[i].kind == BlockKind::kCaption || article.blocks[i].kind == BlockKind::kTitle) continue;
    if (article.blocks[i].kind == BlockKind::kCredit && i < article.blocks.size() / 2) continue;
    ++looked;
    if (std::string agency = tail_credit(slice(article.text, article.blocks[i].span), registry); !agency.empty())
      return agency;
  }
  return "";
}

}  // namespace dateline
