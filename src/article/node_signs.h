// What an element's tag, class, id and role say about the part of the page that it opens.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/html_tree.h"

namespace dateline {

// Parts that are never the article's own words.
inline constexpr Signs kNavSign = 1u << 0;
inline constexpr Signs kFooterSign = 1u << 1;
inline constexpr Signs kHeaderSign = 1u << 2;
inline constexpr Signs kAsideSign = 1u << 3;
inline constexpr Signs kFormSign = 1u << 4;
inline constexpr Signs kCommentsSign = 1u << 5;
inline constexpr Signs kRelatedSign = 1u << 6;
inline constexpr Signs kShareSign = 1u << 7;
inline constexpr Signs kBylineSign = 1u << 8;  // byline, time stamp, tags: metadata in sight
inline constexpr Signs kBioSign = 1u << 9;
inline constexpr Signs kNewsletterSign = 1u << 10;
inline constexpr Signs kAdvertSign = 1u << 11;
inline constexpr Signs kConsentSign = 1u << 12;
inline constexpr Signs kHiddenSign = 1u << 13;
inline constexpr Signs kBreadcrumbSign = 1u << 14;
inline constexpr Signs kMediaSign = 1u << 15;  // players, galleries, embeds of foreign text
// Roles inside the article.
inline constexpr Signs kCaptionSign = 1u << 16;
inline constexpr Signs kCreditSign = 1u << 17;
inline constexpr Signs kFigureSign = 1u << 18;
inline constexpr Signs kQuoteSign = 1u << 19;
inline constexpr Signs kListSign = 1u << 20;
inline constexpr Signs kTableSign = 1u << 21;
inline constexpr Signs kDekSign = 1u << 22;  // summary line under the title
// Parts that announce the article.
inline constexpr Signs kBodySign = 1u << 23;
inline constexpr Signs kArticleSign = 1u << 24;

inline constexpr Signs kBadSigns = (1u << 16) - 1;

// Reads the signs of one page's elements; the page's strings must outlive it. Pages repeat their class names, so each
// is cut into words once.
class SignReader {
 public:
  Signs read(std::string_view tag, std::span<const HtmlAttribute> attributes);

 private:
  Signs attribute_signs(const HtmlAttribute& attribute);

  std::unordered_map<std::string_view, Signs> classes_;
};

// Lower-cased words of class and id: "story-bodyText" gives story, body, text.
std::vector<std::string> class_words(std::string_view value);

}  // namespace dateline
