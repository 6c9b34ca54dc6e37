// Problem: libgumbo gives a conforming tree, but frees it by recursion, knows no limits and cannot be stopped.
// Obvious way: gumbo_destroy_output and hope. A page of a million <div> then ends the process.
// Idea: gumbo takes its memory from our arena. The arena is dropped in one go (no recursion), and it stops the parser
// with longjmp when memory or time runs out; between setjmp and longjmp lie only C frames, which own nothing else.
// The tree is copied, without recursion, into a flat array whose strings stay in the arena.
#include "article/html_tree.h"

#include <gumbo.h>

#include <chrono>
#include <csetjmp>
#include <cstring>

#include "article/html_guard.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {

class HtmlTree::Arena {
 public:
  static constexpr size_t kChunk = 256u << 10;
  static constexpr size_t kMaxBytes = 256u << 20;
  using Clock = std::chrono::steady_clock;

  Arena(std::string source_text, uint32_t milliseconds)
      : source(std::move(source_text)), deadline_(Clock::now() + std::chrono::milliseconds(milliseconds)) {}

  void* take(size_t bytes) {
    bytes = (bytes + 15) & ~size_t{15};
    if (++calls_ % 1024 == 0 && Clock::now() > deadline_) std::longjmp(stop, 2);
    if (bytes > left_) {
      const size_t chunk = std::max(bytes, kChunk);
      total_ += chunk;
      char* memory = total_ > kMaxBytes ? nullptr : new (std::nothrow) char[chunk];
      if (!memory) std::longjmp(stop, 1);
      chunks_.emplace_back(memory);
      next_ = memory;
      left_ = chunk;
    }
    void* result = next_;
    next_ += bytes;
    left_ -= bytes;
    return result;
  }

  const std::string source;
  std::jmp_buf stop;

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  size_t left_ = 0, total_ = 0, calls_ = 0;
  Clock::time_point deadline_;
};

// Copies gumbo's tree into the flat array.
class TreeBuilder {
 public:
  explicit TreeBuilder(HtmlTree& tree) : tree_(tree) {}

  void run(const GumboNode* root) {
    struct Open {
      const GumboVector* children;
      unsigned next;
      int32_t index;
    };
    std::vector<Open> stack;
    auto enter = [&](const GumboNode* node, int32_t parent) {
      const int32_t index = add(node, parent);
      if (index >= 0 && is_element(node)) stack.push_back({&node->v.element.children, 0, index});
    };
    enter(root, -1);
    while (!stack.empty()) {
      Open& top = stack.back();
      if (top.next == top.children->length) {
        tree_.nodes_[static_cast<size_t>(top.index)].end = tree_.size();
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
      enter(child, top.index);
    }
  }

 private:
  static bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  }

  static std::string_view tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return piece.length > 0 ? std::string_view(piece.data, piece.length) : "unknown";
  }

  int32_t add(const GumboNode* node, int32_t parent) {
    HtmlNode out;
    out.parent = parent;
    if (is_element(node)) {
      const GumboElement& element = node->v.element;
      out.tag = tag_of(element);
      out.first_attribute = static_cast<uint32_t>(tree_.attributes_.size());
      out.attributes = element.attributes.length;
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        tree_.attributes_.push_back({a->name, a->value});
      }
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      out.text = node->v.text.text;
    } else {
      return -1;
    }
    const int32_t index = tree_.size();
    out.end = index + 1;
    tree_.nodes_.push_back(out);
    return index;
  }

  HtmlTree& tree_;
};

namespace {

// Parses inside the arena. Holds no object with a destructor: longjmp returns through it. 0 = done.
int parse_guarded(HtmlTree::Arena& arena, GumboOutput** output) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* a, size_t bytes) { return static_cast<HtmlTree::Arena*>(a)->take(bytes); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  const int stopped = setjmp(arena.stop);
  if (stopped == 0) *output = gumbo_parse_with_options(&options, arena.source.data(), arena.source.size());
  return stopped;
}

}  // namespace

Result<HtmlTree> HtmlTree::parse(std::string_view html, const Limits& limits) {
  auto guarded = guard_html(html, limits);
  if (!guarded) return std::unexpected(guarded.error());
  HtmlTree tree;
  tree.arena_ = std::make_shared<Arena>(std::move(*guarded), limits.document_ms);
  GumboOutput* output = nullptr;
  switch (parse_guarded(*tree.arena_, &output)) {
    case 0:
      break;
    case 1:
      return fail(ErrorCode::kOverLimit, "article", "The page's tree needs more than 256 MiB of memory.");
    default:
      return fail(ErrorCode::kOverLimit, "article", "Parsing the page took longer than document_ms allows.");
  }
  if (output->root) TreeBuilder(tree).run(output->root);
  if (tree.nodes_.size() > 2 * limits.html_nodes) {
    return fail(ErrorCode::kOverLimit, "article", "The page has more elements and texts than html_nodes allows.");
  }
  return tree;
}

std::string_view HtmlTree::attribute(int32_t node, std::string_view name) const {
  const HtmlNode& n = (*this)[node];
  for (uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return attributes_[n.first_attribute + i].value;
  }
  return {};
}

bool HtmlTree::has_attribute(int32_t node, std::string_view name) const {
  const HtmlNode& n = (*this)[node];
  for (uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string HtmlTree::text_of(int32_t node, size_t limit) const {
  std::string text;
  for (int32_t i = node; i < (*this)[node].end && text.size() < limit; ++i) {
    const HtmlNode& n = (*this)[i];
    if (n.tag == "script" || n.tag == "noscript" || n.tag == "template") {
      i = n.end - 1;
    } else if (n.is_text()) {
      text += n.text;
    } else if (n.tag == "br" || n.tag == "div" || n.tag == "p" || n.tag == "li") {
      text += ' ';
    }
  }
  return squeeze_spaces(text);
}

std::string HtmlTree::raw_text_of(int32_t node) const {
  std::string text;
  for (int32_t i = node; i < (*this)[node].end; ++i) text += (*this)[i].text;
  return text;
}

}  // namespace dateline
