// Our HTML parser beside libgumbo, in one run: both parse every page of a folder, walk the whole tree (each element's
// attributes, each text) and let it go. Prints the best of some rounds, in CPU time of one thread.
//   cmake --build build/release --target html_bench && build/release/html_bench FOLDER [ROUNDS]
#include <gumbo.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "html/parse.h"

namespace dateline {
namespace {

// What a walk saw: it keeps the compiler from dropping the walk, and shows how alike the trees are.
struct Seen {
  size_t elements = 0, attribute_bytes = 0, text_bytes = 0;
};

void walk_ours(const html::Document& document, Seen& seen) {
  for (html::NodeId id = document.after(html::kRoot); id != html::kNoNode; id = document.after(id)) {
    const html::Node& node = document[id];
    if (node.kind == html::NodeKind::kText) {
      seen.text_bytes += node.text.size();
    } else if (node.kind == html::NodeKind::kElement) {
      ++seen.elements;
      const html::Attribute* first = document.attributes(id);
      for (uint32_t i = 0; i < node.attributes; ++i)
        seen.attribute_bytes += first[i].name.size() + first[i].value.size();
    }
  }
}

void walk_gumbo(const GumboNode* root, std::vector<const GumboNode*>& stack, Seen& seen) {
  stack.assign(1, root);
  while (!stack.empty()) {
    const GumboNode* node = stack.back();
    stack.pop_back();
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      ++seen.elements;
      const GumboVector& attributes = node->v.element.attributes;
      for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(attributes.data[i]);
        seen.attribute_bytes += std::char_traits<char>::length(a->name) + std::char_traits<char>::length(a->value);
      }
      const GumboVector& children = node->v.element.children;
      for (unsigned i = children.length; i-- > 0;) stack.push_back(static_cast<const GumboNode*>(children.data[i]));
    } else if (node->type != GUMBO_NODE_COMMENT) {
      seen.text_bytes += std::char_traits<char>::length(node->v.text.text);
    }
  }
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <typename Read>
void measure(const char* name, const std::vector<std::string>& pages, int rounds, Read read) {
  size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  double best = 1e9;
  Seen seen;
  for (int round = 0; round < rounds; ++round) {
    seen = {};
    const double start = cpu_seconds();
    for (const std::string& page : pages) read(page, seen);
    best = std::min(best, cpu_seconds() - start);
  }
  std::printf("%-10s %7.1f MB/s %8.0f pages/s  %zu elements, %zu bytes of attributes, %zu of text\n", name,
              static_cast<double>(bytes) / best / 1e6, static_cast<double>(pages.size()) / best, seen.elements,
              seen.attribute_bytes, seen.text_bytes);
}

int run(const std::filesystem::path& folder, int rounds) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    pages.push_back(to_valid_utf8(std::string{std::istreambuf_iterator<char>(in), {}}));
  }
  html::Document document;
  measure("own", pages, rounds, [&](const std::string& page, Seen& seen) {
    html::parse(page, {}, document);
    walk_ours(document, seen);
  });
  std::vector<const GumboNode*> stack;
  measure("libgumbo", pages, rounds, [&](const std::string& page, Seen& seen) {
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    walk_gumbo(output->root, stack, seen);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  });
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: html_bench FOLDER [ROUNDS]\n");
    return 2;
  }
  return dateline::run(arguments[1], count > 2 ? std::max(1, std::atoi(arguments[2])) : 10);
}
