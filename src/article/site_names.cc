#include "article/site_names.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {

std::vector<std::string> site_names(const PageStatements& page) {
  std::vector<std::string> names;
  auto add = [&](std::string_view name) {
    if (std::string folded = fold(name); folded.size() > 1) names.push_back(folded);
  };
  add(page_publisher_name(page));
  add(first_meta(page, {"og:site_name"}));
  add(first_meta(page, {"application-name"}));
  std::string site = first_meta(page, {"twitter:site"});
  add(site);
  std::string_view url = page.canonical;
  if (const size_t scheme = url.find("://"); scheme != url.npos) {
    url = url.substr(scheme + 3);
    url = url.substr(0, url.find('/'));
    if (url.starts_with("www.")) url.remove_prefix(4);
    add(url);
    if (const size_t dot = url.find('.'); dot != url.npos && dot >= 2) add(url.substr(0, dot));
  }
  return names;
}

bool names_site(std::string_view part, const std::vector<std::string>& names) {
  const std::string folded = fold(part);
  if (folded.empty()) return true;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    if (name.empty()) return false;
    std::string a = folded, b = name;
    std::erase(a, ' ');
    std::erase(b, ' ');
    return a == b || (b.size() > 4 && a.find(b) != std::string::npos && a.size() < b.size() + 14) ||
           (a.size() > 3 && b.find(a) != std::string::npos);
  });
}

std::string decode_leftovers(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {{"&amp;", "&"},
                                                                                {"&#039;", "'"},
                                                                                {"&#39;", "'"},
                                                                                {"&quot;", "\""},
                                                                                {"&lt;", "<"},
                                                                                {"&gt;", ">"},
                                                                                {"&nbsp;", " "},
                                                                                {"&apos;", "'"},
                                                                                {"&#x27;", "'"},
                                                                                {"&#8217;", "\xE2\x80\x99"},
                                                                                {"&#8216;", "\xE2\x80\x98"},
                                                                                {"&rsquo;", "\xE2\x80\x99"},
                                                                                {"&lsquo;", "\xE2\x80\x98"},
                                                                                {"&ldquo;", "\xE2\x80\x9C"},
                                                                                {"&rdquo;", "\xE2\x80\x9D"},
                                                                                {"&#8211;", "\xE2\x80\x93"}};
  for (const auto& [entity, plain] : kEntities) {
    for (size_t at = 0; (at = text.find(entity, at)) != std::string::npos; at += plain.size()) {
      text.replace(at, entity.size(), plain);
    }
  }
  return text;
}

}  // namespace dateline
