// Problem: the last furniture of a page has no mark-up (or its mark-up says nothing): share prompts, credits, links.
// Idea: short lists of openings and phrases that newsrooms everywhere use, tried on lower-cased lines that are short
// enough for a false hit to cost little. Long lines are never boilerplate by their words.
#include "article/line_kinds.h"

#include <algorithm>
#include <string>

#include "article/phrases.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

bool is_bare_url(std::string_view text) {
  if (text.find(' ') != text.npos) return false;
  if (starts_with_any(text, {"http://", "https://", "www."})) return true;
  return text.find('@') != text.npos && text.find('.') != text.npos;
}

bool is_exact_boilerplate(std::string_view t) {
  static const auto* lines = new PhraseSet{"advertisement",
                                           "advertisements",
                                           "advert",
                                           "ad",
                                           "sponsored",
                                           "share",
                                           "tweet",
                                           "email",
                                           "print",
                                           "comments",
                                           "comment",
                                           "leave a comment",
                                           "post a comment",
                                           "facebook",
                                           "twitter",
                                           "whatsapp",
                                           "linkedin",
                                           "copy link",
                                           "share this",
                                           "share this article",
                                           "share this story",
                                           "share this page",
                                           "share on facebook",
                                           "save",
                                           "listen",
                                           "loading",
                                           "loading...",
                                           "continue reading",
                                           "story continues below",
                                           "read more",
                                           "read also",
                                           "more",
                                           "next",
                                           "previous",
                                           "back to top",
                                           "menu",
                                           "search",
                                           "close",
                                           "sign in",
                                           "log in",
                                           "subscribe",
                                           "sign up",
                                           "register",
                                           "newsletter",
                                           "follow us",
                                           "view comments",
                                           "show comments",
                                           "skip to content",
                                           "skip to main content",
                                           "topics",
                                           "tags",
                                           "trending",
                                           "most read",
                                           "most popular",
                                           "latest news",
                                           "play",
                                           "image source",
                                           "image caption",
                                           "media caption",
                                           "getty images",
                                           "watch",
                                           "video",
                                           "photos",
                                           "gallery",
                                           "live",
                                           "thank you",
                                           "reply",
                                           "report",
                                           "like",
                                           "follow",
                                           "see also",
                                           "opens in new window",
                                           "end",
                                           "show more",
                                           "see more",
                                           "view more",
                                           "load more",
                                           "about the author",
                                           "terms of service",
                                           "privacy policy",
                                           "contact us",
                                           "about us",
                                           "copied",
                                           "link copied",
                                           "edited by",
                                           "source",
                                           "recommended",
                                           "article continues after advertisement",
                                           "newsletter signup",
                                           "read full article",
                                           "1 of",
                                           "reuters",
                                           "expand",
                                           "view image in fullscreen",
                                           "open image in gallery",
                                           "view all",
                                           "print this article"};
  return t == "0" || lines->has(t);
}

bool opens_boilerplate(std::string_view t) {
  static const auto* openings = new PhraseSet{"read more:",
                                              "read more |",
                                              "read more about",
                                              "read also:",
                                              "also read",
                                              "read:",
                                              "see also:",
                                              "related:",
                                              "related article",
                                              "more:",
                                              "watch:",
                                              "watch live",
                                              "listen:",
                                              "don't miss:",
                                              "don't miss |",
                                              "recommended:",
                                              "must read",
                                              "click here",
                                              "click to",
                                              "tap here",
                                              "sign up for",
                                              "sign up to",
                                              "subscribe to",
                                              "subscribe now",
                                              "subscribe for",
                                              "follow us",
                                              "like us on",
                                              "join us on",
                                              "join our",
                                              "find us on",
                                              "download our",
                                              "download the",
                                              "get our",
                                              "get the latest",
                                              "share this",
                                              "share on",
                                              "tweet this",
                                              "copyright ",
                                              "(c) ",
                                              "\xC2\xA9",
                                              "all rights reserved",
                                              "this website uses",
                                              "we use cookies",
                                              "by continuing to",
                                              "by signing up",
                                              "this material may not be",
                                              "advertisement",
                                              "story continues",
                                              "article continues",
                                              "continue reading",
                                              "scroll down",
                                              "scroll to",
                                              "please enable",
                                              "your browser",
                                              "we value your privacy",
                                              "enter your email",
                                              "email address",
                                              "thanks for signing up",
                                              "stay up to date",
                                              "stay informed",
                                              "support our journalism",
                                              "support independent",
                                              "to read the full",
                                              "already a subscriber",
                                              "log in to",
                                              "sign in to",
                                              "create an account",
                                              "have a story",
                                              "got a tip",
                                              "send tips",
                                              "send your",
                                              "photo gallery",
                                              "view gallery",
                                              "editor's pick",
                                              "you may also",
                                              "you might also",
                                              "more from",
                                              "more stories",
                                              "more on this",
                                              "top stories",
                                              "latest stories",
                                              "what to read next",
                                              "read next",
                                              "up next",
                                              "next article",
                                              "previous article",
                                              "opens a new",
                                              "posted in",
                                              "filed under",
                                              "tags:",
                                              "tagged with",
                                              "topics:",
                                              "comments are closed",
                                              "be the first to",
                                              "leave a reply",
                                              "notify me of",
                                              "report a typo",
                                              "found a mistake",
                                              "report an error",
                                              "contact us at",
                                              "our standards",
                                              "follow him on",
                                              "follow her on",
                                              "follow them on",
                                              "watch the video",
                                              "watch this video",
                                              "view this post",
                                              "would you like to make this your",
                                              "please use chrome",
                                              "like this story",
                                              "disclaimer:"};
  return openings->opens(t);
}

bool holds_boilerplate(std::string_view t) {
  static const auto* phrases = new PhraseSet{"all rights reserved",
                                             "and privacy policy",
                                             "privacy policy and",
                                             "can also be accessed at",
                                             "alternate address",
                                             "follow us on",
                                             "sign up for our",
                                             "subscribe to our",
                                             "our newsletter",
                                             "newsletter here",

                                             "may not be published, broadcast",
                                             "share this article",
                                             "click here to",
                                             "download the app",
                                             "on google news",
                                             "join our telegram",
                                             "telegram channel",
                                             "whatsapp channel",
                                             "join our whatsapp",

                                             "like us on facebook",

                                             "we may earn",
                                             "affiliate commission",
                                             "story continues below",
                                             "uses cookies",

                                             "thomson reuters trust principles",
                                             "syndicated feed",
                                             "published from a syndicated",
                                             "auto-generated from",
                                             "not been edited by",
                                             "first published on",
                                             "may receive compensation",
                                             "may earn a commission",
                                             "needs your support",
                                             "subscribe today",
                                             "can be reached at",
                                             "may be reached at",
                                             "contributed to this report",
                                             "contributed to this story"};
  return phrases->stands_in(t);
}

bool has_clock_or_month(std::string_view t) {
  if (contains_any(t, {" ago", "min read", "minute read", "minutes read", " gmt", " utc", " ist", " est", " edt"}))
    return true;
  const bool digit = std::any_of(t.begin(), t.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digit && contains_any(t, {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
                                   "am", "pm", ":", "/20", "20"});
}
// Left-overs of scripts and style sheets: quotes beside colons and braces.
bool is_program_text(std::string_view line) {
  size_t marks = 0;
  for (std::string_view mark : {"\":", "\",\"", "});", "){", "!important"}) {
    for (size_t at = 0; (at = line.find(mark, at)) != line.npos; at += mark.size()) ++marks;
  }
  return marks >= 4;
}

}  // namespace

bool ends_sentence(std::string_view line) {
  line = trim(line);
  while (!line.empty()) {
    const char c = line.back();
    if (c == '.' || c == '!' || c == '?') return true;
    if (line.ends_with("\xE2\x80\xA6")) return true;
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ' || c == '`') {
      line.remove_suffix(1);
    } else if (line.ends_with("\xE2\x80\x9D") || line.ends_with("\xE2\x80\x99") || line.ends_with("\xC2\xBB")) {
      line.remove_suffix(line.ends_with("\xC2\xBB") ? 2 : 3);
    } else {
      return false;
    }
  }
  return false;
}

bool is_boilerplate_line(std::string_view line) {
  if (line.size() > 260) return is_program_text(line);
  const std::string t = plain_form(line);
  if (t.empty()) return true;
  if (is_exact_boilerplate(t) || is_bare_url(t)) return true;
  // An opening's own colon is gone where the line ends in it.
  if (opens_boilerplate(t) || (line.back() == ':' && opens_boilerplate(t + ":"))) return true;
  return holds_boilerplate(t);
}

bool is_related_heading(std::string_view line) {
  if (line.size() > 80) return false;
  static const auto* openings = new PhraseSet{
      "related",      "more from",         "more on",       "more stories",    "more news",        "read more",
      "read next",    "also read",         "recommended",   "you may also",    "you might also",   "most read",
      "most popular", "trending",          "latest news",   "latest stories",  "latest in",        "top stories",
      "what to read", "see also",          "up next",       "don't miss",      "editors' picks",   "editor's pick",
      "popular",      "other stories",     "in other news", "around the web",  "from the web",     "sponsored",
      "promoted",     "comments",          "leave a reply", "leave a comment", "about the author", "share this",
      "our picks",    "today's top",       "must read",     "explore more",    "keep reading",     "further reading",
      "learn more",   "in case you missed"};
  const std::string t = plain_form(line);
  if (openings->opens(t)) return true;
  return equals_any(t, {"more", "latest", "next", "newsletter", "tags", "topics", "share", "author"});
}

bool is_byline_or_time(std::string_view line) {
  if (line.size() > 120) return false;
  const std::string t = plain_form(line);
  const auto spaces = std::count(t.begin(), t.end(), ' ');
  if (starts_with_any(t, {"by ", "written by", "posted by", "published by", "reported by", "story by", "text by",
                          "edited by", "compiled by"})) {
    return spaces <= 12 && !ends_sentence(line);
  }
  if (starts_with_any(t, {"published", "updated", "last updated", "posted", "last modified", "modified",
                          "first published", "publish date", "date:", "publication date", "updated:"}) &&
      has_clock_or_month(t)) {
    return true;
  }
  const size_t bar = t.find(" | ");
  if (bar != std::string::npos && bar < 40 && t.size() < 80 && is_byline_or_time(std::string_view(t).substr(bar + 3)))
    return true;
  return t.size() < 50 && spaces <= 7 && !ends_sentence(line) && has_clock_or_month(t) &&
         std::any_of(t.begin(), t.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         contains_any(
             t, {" ago", " gmt", " utc", " ist", " est", " edt", "min read", ", 20", "/20", " 20", "-20", "20"}) &&
         (std::isdigit(static_cast<unsigned char>(t[0])) ||
          starts_with_any(t, {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun",
                              "jul", "aug", "sep", "oct", "nov", "dec"}));
}
bool is_breadcrumb_line(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.size() > 100 || ends_sentence(text)) return false;
  size_t marks = 0, at = 0;
  for (std::string_view mark : {"/", ">", "\xC2\xBB", "\xE2\x80\xBA", "|"}) {
    size_t found = 0;
    for (at = 0; (at = text.find(mark, at)) != text.npos; at += mark.size()) ++found;
    marks = std::max(marks, found);
    if (found == 0) continue;
    std::string parts = squeeze_spaces(text);
    const std::string t = lower(parts);
    const bool spaced = parts.find(" " + std::string(mark) + " ") != std::string::npos;
    if (starts_with_any(t, {"home", "news"}) || found >= 2) return spaced || found >= 2;
    // One mark: short names on both sides.
    if (spaced && text.size() < 40 && std::count(parts.begin(), parts.end(), ' ') <= 5) return true;
  }
  return false;
}

}  // namespace dateline
