// Problem: a page carries a dozen dates (of itself, of teasers, of comments, of today), few of them marked.
// Idea: trust in the order JSON-LD, meta elements, time elements near the title, the address, visible lines near the
// title, the server's Last-Modified; never a day after the page was fetched.
// Reference: the order is that of htmldate's fast mode (Barbaresi 2020), judged on its published error classes.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "article/date_text.h"
#include "article/page_metadata.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const PageStatements& page, std::string url, const Origin& origin)
      : tree_(tree), page_(page), url_(std::move(url)), latest_(origin.fetched_at.substr(0, 10)), origin_(origin) {}

  PageDate published() const {
    if (PageDate d = from_json("datePublished"); usable(d)) return at_home(d);
    if (PageDate d = from_meta({"article:published_time",
                                "og:published_time",
                                "datepublished",
                                "article:published",
                                "og:pubdate",
                                "pubdate",
                                "publishdate",
                                "publish-date",
                                "publish_date",
                                "parsely-pub-date",
                                "sailthru.date",
                                "dc.date.issued",
                                "dcterms.created",
                                "dcterms.issued",
                                "dc.date",
                                "dcterms.date",
                                "date",
                                "cxenseparse:recs:publishtime",
                                "article.published",
                                "published_at",
                                "published-date",
                                "published",
                                "publication_date",
                                "citation_publication_date",
                                "originalpublicationdate",
                                "rnews:datepublished",
                                "article_date_original",
                                "displaydate",
                                "article:post_date",
                                "bt:pubdate",
                                "shareaholic:article_published_time",
                                "iso-8601-publish-date",
                                "created"});
        usable(d)) {
      return at_home(d);
    }
    if (PageDate d = from_json("dateCreated"); usable(d)) return d;
    if (PageDate d = from_json("uploadDate"); usable(d)) return d;
    if (PageDate d = from_elements(true); usable(d)) return d;
    PageDate url_date = from_url();
    if (usable(url_date) && url_date.precision == "day") return url_date;
    if (PageDate d = from_elements(false); usable(d)) return d;
    if (PageDate d =
            from_meta({"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod"});
        usable(d))
      return d;
    if (PageDate d = from_json("dateModified"); usable(d)) return d;
    if (PageDate d = from_lines(40); usable(d)) return d;
    if (usable(url_date)) return url_date;
    if (auto d = parse_date(origin_.http_last_modified); d && usable(*d)) {
      d->basis = "http";
      return *d;
    }
    PageDate none;
    none.basis = "none";
    return none;
  }

  PageDate modified() const {
    if (PageDate d = from_json("dateModified"); usable(d)) return d;
    if (PageDate d = from_meta({"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
                                "dcterms.modified", "article:modified", "article.updated"});
        usable(d)) {
      return d;
    }
    PageDate none;
    none.basis = "none";
    return none;
  }

 private:
  bool usable(const PageDate& d) const {
    return !d.value.empty() && d.value >= "1990" && (latest_.empty() || d.value.substr(0, 10) <= latest_);
  }

  // The weekdays of a text are those where it was written. A time in UTC may lie on the day before or after: the
  // publisher's own day is the one in the address or in sight.
  PageDate at_home(const PageDate& d) const {
    const bool utc = d.value.ends_with("Z") || d.value.ends_with("+00:00");
    if (!utc || d.value.size() < 13) return d;
    const std::string_view hour = std::string_view(d.value).substr(11, 2);
    // West of Greenwich up to 12 hours behind, east of it up to 14 hours ahead.
    auto is_home = [&](const PageDate& other) {
      if (other.value.size() < 10) return false;
      const std::string day = other.value.substr(0, 10);
      return (hour < "13" && day == day_before(d.value)) || (hour >= "10" && day_before(day) == d.value.substr(0, 10));
    };
    if (const PageDate url = from_url(); url.precision == "day" && hour < "13" && is_home(url)) return url;
    for (const PageDate& seen : {from_elements(true), from_lines(6)}) {
      if (is_home(seen) && !seen.value.ends_with("Z") && !seen.value.ends_with("+00:00")) return seen;
      if (!seen.value.empty()) break;
    }
    return d;
  }

  static std::string day_before(std::string_view iso) {
    using namespace std::chrono;
    auto number = [&](size_t at, size_t length) {
      int value = 0;
      for (char c : iso.substr(at, length)) value = value * 10 + (c - '0');
      return value;
    };
    const year_month_day day{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                             std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    const year_month_day before{sys_days{day} - days{1}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(before.year()), static_cast<unsigned>(before.month()),
                       static_cast<unsigned>(before.day()));
  }

  static PageDate with_basis(std::optional<PageDate> date, const char* basis) {
    if (!date) return {};
    date->basis = basis;
    return *date;
  }

  bool month_first() const {
    return page_.language == "en-US" || page_.language == "en_US" || page_.language == "en-us";
  }

  PageDate from_json(std::string_view key) const {
    for (const auto* list : {&page_.articles, &page_.others}) {
      for (const JsonNode& node : *list) {
        const JsonNode* value = node.find(key);
        if (!value) continue;
        if (value->kind == JsonNode::Kind::kArray && !value->items.empty()) value = &value->items[0];
        PageDate d = with_basis(parse_date(value->text, month_first()), "json-ld");
        if (usable(d)) return d;
      }
    }
    return {};
  }

  PageDate from_meta(std::initializer_list<std::string_view> names) const {
    for (std::string_view name : names) {
      const auto [begin, end] = page_.meta.equal_range(std::string(name));
      for (auto it = begin; it != end; ++it) {
        PageDate d = with_basis(parse_date(it->second, month_first()), "meta");
        if (usable(d)) return d;
      }
    }
    return {};
  }

  PageDate from_url() const { return with_basis(date_in_url(url_.empty() ? page_.canonical : url_), "url"); }

  bool in_other_story(int32_t node) const {
    constexpr Signs kOther = kCommentsSign | kRelatedSign | kNavSign | kFooterSign | kAsideSign | kNewsletterSign;
    for (int32_t up = node; up >= 0 && tree_[up].tag != "body"; up = tree_[up].parent) {
      const Signs signs = tree_[up].signs;
      if ((signs & kOther) && !(signs & (kBodySign | kArticleSign))) return true;
    }
    return false;
  }

  // Date of an element that is marked as one: time, itemprop=datePublished, abbr title.
  PageDate date_of(int32_t i, bool strict) const {
    const HtmlNode& n = tree_[i];
    const std::string_view property = tree_.attribute(i, "itemprop");
    const bool marked = property.find("datePublished") != std::string_view::npos || tree_.has_attribute(i, "pubdate");
    if (n.tag != "time" && !marked) {
      if (strict || !(tree_[i].signs & kBylineSign)) return {};
      const std::string text = tree_.text_of(i, 300);
      return text.size() > 200 ? PageDate{} : with_basis(find_date(text), "text");
    }
    for (std::string_view attribute : {"datetime", "content", "title"}) {
      PageDate d = with_basis(parse_date(tree_.attribute(i, attribute), month_first()), "meta");
      if (!d.value.empty()) return d;
    }
    return with_basis(parse_date(tree_.text_of(i, 120), month_first()), "text");
  }

  // The first marked date after the first h1, else the first on the page; those of other stories do not count.
  PageDate from_elements(bool strict) const {
    PageDate before;
    bool title_seen = false;
    int candidates = 0;
    for (int32_t i = 0; i < tree_.size() && candidates < 200; ++i) {
      if (tree_[i].is_text()) continue;
      if (tree_[i].tag == "h1") title_seen = true;
      if (tree_[i].tag != "time" && tree_[i].attributes == 0) continue;
      PageDate d = date_of(i, strict);
      if (!usable(d)) continue;
      ++candidates;
      if (in_other_story(i)) continue;
      if (title_seen) return d;
      if (before.value.empty()) before = d;
    }
    return before;
  }

  // A date in one of the short lines behind the title, else in the few before it.
  PageDate from_lines(int most) const {
    int32_t title = 0;
    for (int32_t i = 0; i < tree_.size() && title == 0; ++i) {
      if (tree_[i].tag == "h1") title = i;
    }
    int lines = 0;
    for (int32_t i = title; i < tree_.size() && lines < most; ++i) {
      if (PageDate d = from_line(i, lines); usable(d)) return d;
    }
    lines = 0;
    for (int32_t i = title; i > 0 && lines < most / 4; --i) {
      if (PageDate d = from_line(i, lines); usable(d)) return d;
    }
    return {};
  }

  PageDate from_line(int32_t node, int& lines) const {
    const std::string_view text = trim(tree_[node].text);
    if (!tree_[node].is_text() || text.size() < 6) return {};
    ++lines;
    if (text.size() > 120) return {};
    PageDate d = with_basis(find_date(text), "text");
    if (d.value.empty() && text.size() <= 16 && text[0] >= '0' && text[0] <= '9') {
      d = with_basis(parse_date(text, month_first()), "text");  // "17.05.2021" and nothing else
    }
    return d.precision == "month" ? PageDate{} : d;
  }

  const HtmlTree& tree_;
  const PageStatements& page_;
  const std::string url_;
  const std::string latest_;
  const Origin& origin_;
};

}  // namespace

PageDates page_dates(const HtmlTree& tree, const PageStatements& page, const std::string& url, const Origin& origin) {
  const DateFinder finder(tree, page, url, origin);
  PageDates dates{finder.published(), finder.modified()};
  return dates;
}

}  // namespace dateline
