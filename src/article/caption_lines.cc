// Problem: captions and photo credits stand among the paragraphs, and a credit's agency is no source of the report.
// Idea: credits open with few phrases or name an agency before a slash; captions end in a credit or speak of
// themselves.
#include <algorithm>
#include <string>

#include "article/line_kinds.h"
#include "article/phrases.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// What credits open with; a name follows.
constexpr std::string_view kCreditPhrases[] = {
    "photo by",       "photo:",        "photos by",   "photo credit", "photo courtesy", "photo illustration",
    "photograph:",    "photograph by", "image:",      "image by",     "image credit",   "image source",
    "image courtesy", "picture:",      "picture by",  "pictures:",    "credit:",        "credits:",
    "source:",        "courtesy of",   "courtesy:",   "file photo",   "file image",     "afp photo",
    "ap photo",       "reuters photo", "afp via",     "ap file",      "via getty",      "\xC2\xA9",
    "screenshot",     "screen grab",   "via reuters", "via ap",       "via afp",        "photo via",
    "image via",      "via twitter",   "via telegram"};
// Names that are a credit by themselves or before a slash.
constexpr std::string_view kCreditNames[] = {
    "afp",   "ap",           "reuters",        "epa",  "epa-efe",          "xinhua",       "tass",    "sana",
    "getty", "getty images", "anadolu agency", "file", "associated press", "shutterstock", "sputnik", "handout",
    "photo", "upi",          "ria novosti",    "irna", "bloomberg"};

// Bytes; longer parts are text whatever they open with.
constexpr size_t kLongestCredit = 240;

bool names_credit(std::string_view t) {
  for (std::string_view name : kCreditNames) {
    if (!t.starts_with(name)) continue;
    const std::string_view rest = t.substr(name.size());
    if (rest.empty() || rest[0] == '/' || rest[0] == ',' ||
        starts_with_any(rest, {" photo", " via", " file", " images", " /", " |"})) {
      return true;
    }
  }
  // "Jane Doe, AFP", "Jane Doe/Reuters".
  if (t.size() > 70) return false;
  return std::any_of(std::begin(kCreditNames), std::end(kCreditNames), [&](std::string_view name) {
    if (!t.ends_with(name) || t.size() < name.size() + 3 || name == "file" || name == "photo") return false;
    const std::string_view before = t.substr(0, t.size() - name.size());
    return before.ends_with(", ") || before.ends_with("/") || before.ends_with("/ ") || before.ends_with("| ");
  });
}

// "(FRANCE 24 with AFP and REUTERS)", "(With inputs from ANI)".
bool is_bracketed_credit(std::string_view line) {
  line = trim(line);
  if (line.size() > 80 || !line.starts_with('(') || !line.ends_with(')')) return false;
  const std::string t = " " + lower(line.substr(1, line.size() - 2)) + " ";
  return contains_any(t, {" afp ", " reuters ", " ap ", " agencies ", " tass ", " xinhua ", " inputs from "});
}

// As rfind, which compares at every byte by a call. The mark has two bytes or more.
size_t find_last(std::string_view text, std::string_view mark) {
  const char* begin = text.data();
  for (const char* at = begin + text.size() - std::min(text.size(), mark.size()); at > begin; --at) {
    if (at[0] == mark[0] && at[1] == mark[1] && text.substr(static_cast<size_t>(at - begin)).starts_with(mark))
      return static_cast<size_t>(at - begin);
  }
  return text.starts_with(mark) ? 0 : text.npos;
}

// Spaces between visible bytes, a run of them counted once: no more than the plain form has.
size_t gaps(std::string_view text) {
  size_t count = 0;
  for (size_t i = 1; i < text.size(); ++i) count += text[i - 1] == ' ' && text[i] != ' ';
  return count - (text.starts_with(' ') && count > 0);
}

bool is_credit_text(std::string_view part) {
  if (is_bracketed_credit(part)) return true;
  constexpr size_t kMostSpaces = 14;
  if (part.size() > kLongestCredit || gaps(part) > kMostSpaces) return false;
  const std::string t = plain_form(part);
  if (t.empty() || t.size() > 120 || static_cast<size_t>(std::count(t.begin(), t.end(), ' ')) > kMostSpaces)
    return false;
  for (std::string_view phrase : kCreditPhrases) {
    if (std::string_view(t).starts_with(phrase)) return true;
  }
  if (names_credit(t)) return true;
  return t.size() < 80 && std::count(t.begin(), t.end(), ' ') <= 7 &&
         contains_any(t, {"getty images", "/afp", "/ap photo", "ap photo", "/reuters", "/getty", "via reuters",
                          "via ap", "shutterstock", "/epa", "/tass", "/sputnik"});
}
}  // namespace

size_t credit_start(std::string_view line) {
  // A last part in brackets, or behind a bar, dash or full stop.
  const std::string_view end = trim(line);
  if (end.empty()) return line.size();
  const char close = end.back() == '.' && end.size() > 1 ? end[end.size() - 2] : end.back();
  if (close == ')' || close == ']') {
    const size_t open = end.rfind(close == ')' ? '(' : '[');
    if (open != end.npos && open > 0 && is_credit_text(trim(end.substr(open + 1)).substr(0, end.size() - open - 2))) {
      return static_cast<size_t>(end.data() - line.data()) + open;
    }
  }
  if (is_credit_text(line)) return 0;
  const std::string_view tail = end.substr(end.size() - std::min<size_t>(end.size(), kLongestCredit));
  for (std::string_view mark : {" | ", ". ", " \xE2\x80\x94 ", " - ", " \xC2\xA9", "\" "}) {
    const size_t at = find_last(tail, mark);
    if (at == tail.npos || (at == 0 && tail.size() == end.size())) continue;
    const std::string_view part = tail.substr(mark == " \xC2\xA9" ? at + 1 : at + mark.size());
    if (is_credit_text(part)) return static_cast<size_t>(part.data() - line.data());
  }
  return line.size();
}

bool opens_as_caption(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.size() > 600) return false;
  const std::string t = plain_form(text.substr(0, 200));
  if (starts_with_any(t, {"file photo", "file -", "file \xE2\x80\x93", "file \xE2\x80\x94", "file:", "file image",
                          "(file", "caption:", "photo:", "image:"})) {
    return true;
  }
  const std::string_view head = std::string_view(t).substr(0, 90);
  if (starts_with_any(t, {"this ", "the ", "an ", "a ", "in this ", "undated "}) &&
      contains_any(head,
                   {"photo shows", "image shows", "picture shows", "photograph shows", "file photo", "handout photo",
                    "undated photo", "undated image", "undated picture", "screengrab", "photo released",
                    "image taken from", "photo taken on", "picture taken on", "video grab", "satellite image"})) {
    return contains_any(plain_form(text), {"show", "seen", "photo", "image", "picture"});
  }
  return false;
}

bool is_caption_line(std::string_view line) {
  const std::string_view text = trim(line);
  return opens_as_caption(text) || (text.size() < 400 && credit_start(text) < text.size());
}
}  // namespace dateline
