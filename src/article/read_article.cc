#include "article/read_article.h"

#include <algorithm>

#include "article/credits.h"
#include "article/date_text.h"
#include "article/html_tree.h"
#include "article/line_kinds.h"
#include "article/main_text.h"
#include "article/page_metadata.h"
#include "article/person_line.h"
#include "article/plain_text.h"
#include "article/publisher.h"
#include "article/text_blocks.h"
#include "article/text_language.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

void append_block(Article& article, std::string_view words, BlockKind kind) {
  if (!article.text.empty()) article.text += "\n\n";
  const auto begin = static_cast<uint32_t>(article.text.size());
  article.text += words;
  article.blocks.push_back({{begin, static_cast<uint32_t>(article.text.size())}, kind});
}

// The body that JSON-LD carries, cut at its line ends; for pages whose visible text is built by scripts.
std::vector<PageBlock> stated_body(const PageStatements& page, size_t visible_bytes) {
  std::vector<PageBlock> blocks;
  for (const JsonNode& node : page.articles) {
    const JsonNode* body = node.find("articleBody");
    if (!body || body->text.size() < 400 || body->text.size() < 3 * visible_bytes ||
        body->text.find('<') != std::string::npos)
      continue;
    std::string words = squeeze_spaces(body->text);
    if (!words.empty()) blocks.push_back({std::move(words), BlockKind::kParagraph, 0});
    break;
  }
  return blocks;
}

size_t total_bytes(const std::vector<PageBlock>& blocks) {
  size_t bytes = 0;
  for (const PageBlock& block : blocks) bytes += block.text.size();
  return bytes;
}

Status read_html(const Capture& capture, const ArticleContext& context, Article& article) {
  auto tree = HtmlTree::parse(capture.body, context.limits);
  if (!tree) return std::unexpected(tree.error());
  const PageStatements page = read_statements(*tree);
  const std::vector<TextBlock> blocks = text_blocks(*tree);
  const std::string title = page_title(*tree, page);
  std::vector<PageBlock> body = main_text(*tree, blocks, title, context.blocks);
  if (std::vector<PageBlock> stated = stated_body(page, total_bytes(body)); !stated.empty()) body = std::move(stated);
  if (body.empty()) return fail(ErrorCode::kEmpty, "article", "The page holds no article text.");
  if (article.url.empty()) article.url = page.canonical;
  article.title = title;
  article.byline = page_byline(*tree, page);
  article.section = page_section(*tree, page);
  article.marks = page_marks(*tree, page);
  PageDates dates = page_dates(*tree, page, article.url, capture.origin);
  article.published = std::move(dates.published);
  article.modified = std::move(dates.modified);
  article.publisher = find_publisher(capture.given.outlet, article.url, page_publisher_name(page), context.outlets);
  if (!title.empty()) append_block(article, title, BlockKind::kTitle);
  for (const PageBlock& block : body) append_block(article, block.text, block.kind);
  article.language = text_language(article.text, page.language);
  return {};
}

PageDate date_in_head(const Article& article) {
  PageDate none;
  none.basis = "none";
  size_t prose = 0;
  for (const Block& block : article.blocks) {
    const std::string_view words = slice(article.text, block.span);
    if (block.kind == BlockKind::kParagraph && words.size() > 120 && ++prose > 1) break;
    if (block.kind != BlockKind::kBoilerplate || !is_byline_or_time(words)) continue;
    if (auto date = find_date(words)) {
      date->basis = "text";
      return *date;
    }
  }
  return none;
}

Status read_plain(const Capture& capture, const ArticleContext& context, Article& article) {
  article.text = capture.body;
  PlainLayout layout = read_plain_text(article.text, capture.given.title);
  if (layout.blocks.empty()) return fail(ErrorCode::kEmpty, "article", "The text is empty.");
  article.blocks = std::move(layout.blocks);
  article.section = std::move(layout.section);
  article.byline = std::move(layout.byline);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kTitle && article.title.empty())
      article.title = squeeze_spaces(slice(article.text, block.span));
  }
  article.published = date_in_head(article);
  article.modified.basis = "none";
  if (article.published.value.empty()) {
    if (auto date = date_in_url(article.url)) {
      article.published = *date;
      article.published.basis = "url";
    }
  }
  article.publisher = find_publisher(capture.given.outlet, article.url, "", context.outlets);
  if (article.publisher.name.empty()) article.publisher = publisher_in_furniture(article, context.outlets);
  article.language = text_language(article.text, "");
  return {};
}

// Speakers of a transcript look like datelines ("KERRY: ..."), but there is more than one.
bool is_speaker(const Article& article, const DatelineLine& line, const OutletRegistry& outlets) {
  if (!line.agency.empty() || slice(article.text, line.span).find(':') == std::string_view::npos) return false;
  size_t alike = 0;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kParagraph && read_dateline(article.text, block.span, outlets)) ++alike;
  }
  return alike > 1;
}

// A dateline on a line of its own looks like furniture or a heading until the text below is read with it.
bool take_dateline_line(const OutletRegistry& outlets, size_t at, Article& article) {
  Block& block = article.blocks[at];
  const bool line_like = block.kind == BlockKind::kBoilerplate || block.kind == BlockKind::kHeading;
  if (!line_like || at + 1 == article.blocks.size()) return false;
  const Block& next = article.blocks[at + 1];
  if (next.kind != BlockKind::kParagraph) return false;
  auto line = read_dateline(article.text, {block.span.begin, next.span.end}, outlets);
  if (!line || line->span.begin != block.span.begin || line->span.end < block.span.end) return false;
  if (line->span.end > next.span.begin) return false;
  line->span.end = block.span.end;
  block.kind = BlockKind::kParagraph;
  article.dateline = std::move(line);
  return true;
}

// The first paragraphs may open with a dateline.
void add_credits(const Capture& capture, const ArticleContext& context, Article& article) {
  int looked = 0;
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    if (looked == 0 && take_dateline_line(context.outlets, i, article)) break;
    const Block& block = article.blocks[i];
    if (block.kind != BlockKind::kParagraph || looked++ >= 3) continue;
    article.dateline = read_dateline(article.text, block.span, context.outlets);
    if (!article.dateline) continue;
    if (is_speaker(article, *article.dateline, context.outlets)) {
      article.dateline.reset();
      break;
    }
    // Some wires put their time stamp before it: "LONDON | Tue Mar 15, 2011 1:48 pm GMT LONDON (Reuters) -".
    const Span before{block.span.begin, article.dateline->span.begin};
    if (auto date = find_date(slice(article.text, before)); date && article.published.value.empty()) {
      article.published = *date;
      article.published.basis = "text";
    }
    break;
  }
  article.agency = agency_in_outlet_name(capture.given.outlet, context.outlets);
  if (article.agency.empty()) article.agency = agency_credit(article, context.outlets);
}

void add_given(const Given& given, Article& article) {
  if (!given.title.empty()) article.title = squeeze_spaces(given.title);
  if (!given.byline.empty() && article.byline.empty()) article.byline = clean_byline(given.byline);
  if (given.published.empty()) return;
  if (auto date = parse_date(given.published)) {
    article.published = *date;
    article.published.basis = given.from_feed ? "feed" : "given";
  }
}

}  // namespace

Result<Article> read_article(const Capture& capture, const ArticleContext& context) {
  Article article;
  article.id = capture.id;
  article.url = capture.given.url;
  article.origin = capture.origin;
  article.extra = capture.extra;
  if (capture.body.size() > context.limits.record_bytes) {
    return fail(ErrorCode::kOverLimit, "article", "The page is larger than record_bytes allows.");
  }
  const bool html = capture.kind == ContentKind::kHtml;
  if (!html && capture.body.size() > context.limits.text_bytes) {
    return fail(ErrorCode::kOverLimit, "article", "The text is longer than text_bytes allows.");
  }
  if (auto status = html ? read_html(capture, context, article) : read_plain(capture, context, article); !status) {
    return std::unexpected(status.error());
  }
  if (article.text.size() > context.limits.text_bytes) {
    return fail(ErrorCode::kOverLimit, "article", "The article's text is longer than text_bytes allows.");
  }
  add_given(capture.given, article);
  add_credits(capture, context, article);
  return article;
}

}  // namespace dateline
