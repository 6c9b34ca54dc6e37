// The standard's tests of tree construction. What is left out is named and counted in the output.
#include "html/html5lib_test.h"
#include "html/parse.h"
#include "html/tree_dump_test.h"

namespace dateline::html {
namespace {

struct Case {
  std::string data, context, expected;
  bool script_on = false, script_off = false;
};

// "#data", "#errors", "#document-fragment", "#script-on", "#document": each heading is a line of its own.
std::vector<Case> read_cases(const std::string& file) {
  std::vector<Case> cases;
  std::string section, line;
  std::istringstream lines(file);
  bool first = true;
  auto add = [&first](std::string& to, const std::string& more) {
    if (!first) to += '\n';
    to += more;
    first = false;
  };
  while (std::getline(lines, line)) {
    if (line == "#data") cases.emplace_back();
    static const std::vector<std::string> kHeadings = {"#data",      "#errors",     "#new-errors", "#document-fragment",
                                                       "#script-on", "#script-off", "#document"};
    if (std::find(kHeadings.begin(), kHeadings.end(), line) != kHeadings.end()) {
      section = line;
      first = true;
      if (line == "#script-on") cases.back().script_on = true;
      if (line == "#script-off") cases.back().script_off = true;
    } else if (section == "#data") {
      add(cases.back().data, line);
    } else if (section == "#document-fragment") {
      add(cases.back().context, line);
    } else if (section == "#document") {
      cases.back().expected += line + '\n';
    }
  }
  for (Case& c : cases) {  // a blank line stands between two cases
    while (c.expected.ends_with("\n\n")) c.expected.pop_back();
  }
  return cases;
}

std::string build(const Case& c, bool scripting) {
  Document document;
  ParseOptions options;
  options.scripting = scripting;
  Arena arena;
  std::string_view context = c.context;
  if (context.starts_with("svg ")) {
    options.context_space = Space::kSvg;
    context.remove_prefix(4);
  } else if (context.starts_with("math ")) {
    options.context_space = Space::kMathml;
    context.remove_prefix(5);
  }
  if (!context.empty()) options.context = TagNames().intern(context, arena);
  parse(c.data, options, document);
  return dump_tree(document, context.empty() ? kRoot : document[kRoot].first_child);
}

TEST(Html5lib, TreeConstruction) {
  const auto files = html5lib_files("tree-construction", ".dat");
  if (files.empty()) GTEST_SKIP() << "No html5lib-tests at " << html5lib_tests() << ": nothing was tested.";
  int passed = 0, total = 0;
  for (const auto& file : files) {
    int file_passed = 0, file_total = 0;
    for (const Case& c : read_cases(slurp(file))) {
      if (c.data.find("<selectedcontent>") != std::string::npos) {
        std::printf("left out: %s: %s (copies of the chosen option are no matter of parsing)\n",
                    file.filename().c_str(), c.data.c_str());
        continue;
      }
      for (const bool scripting : {false, true}) {
        if (scripting ? c.script_off : c.script_on) continue;
        const std::string got = build(c, scripting);
        ++file_total;
        file_passed += got == c.expected;
        EXPECT_EQ(got, c.expected) << file.filename() << (scripting ? ", with scripting: " : ": ") << c.data
                                   << (c.context.empty() ? "" : "\ninside " + c.context);
      }
    }
    std::printf("%-40s %4d of %4d\n", file.filename().c_str(), file_passed, file_total);
    passed += file_passed;
    total += file_total;
  }
  std::printf("tree construction: %d of %d passed (each case without and with scripting, where it does not say)\n",
              passed, total);
  for (const auto& file : html5lib_files("tree-construction/scripted", ".dat")) {
    std::printf("left out: scripted/%s (%zu cases: scripts that write into the page run nowhere)\n",
                file.filename().c_str(), read_cases(slurp(file)).size());
  }
}

}  // namespace
}  // namespace dateline::html
