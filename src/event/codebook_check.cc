// Explains a codebook's mistakes. Loading finds those of form; here its own examples are run against it as well.
#include "event/codebook_check.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "event/codebook.h"
#include "event/codebook_data.h"

namespace dateline {
namespace {

// An example's words as the views that look-ups take.
struct Staged {
  std::vector<std::string_view> words;
  std::vector<std::vector<std::string_view>> argument_words;
  std::vector<Filler> fillers;
  Occurrence occurrence;
};

void stage(const Example& example, Staged& out) {
  out.words.assign(example.words.begin(), example.words.end());
  for (const auto& [role, words] : example.arguments) out.argument_words.emplace_back(words.begin(), words.end());
  for (size_t i = 0; i < example.arguments.size(); ++i) {
    const int head = static_cast<int>(out.argument_words[i].size()) - 1;
    out.fillers.push_back({example.arguments[i].first, out.argument_words[i], head, {}});
  }
  out.occurrence = {example.roleset, out.words, !example.words.empty(), out.fillers};
}

std::string listed(std::vector<std::string> names) {
  std::ranges::sort(names);
  std::string out = "[";
  for (const std::string& name : names) out += (out.size() > 1 ? ", " : "") + name;
  return out + "]";
}

class ExampleRunner {
 public:
  ExampleRunner(const Codebook& codebook, const Example& example, std::vector<Problem>& problems)
      : codebook_(codebook), example_(example), problems_(problems) {
    stage(example, staged_);
  }

  void run() {
    const Found found = codebook_.find(staged_.occurrence);
    const std::string key = found.trigger ? found.trigger->key : "";
    if (!example_.trigger.empty()) expect("trigger", example_.trigger, key);
    const CodedEvent event = code(found.trigger);
    expect("type", example_.type,
           std::string(event.type) +
               (event.type.empty() && found.trigger && found.trigger->carrier ? carried_type() : ""));
    if (!example_.modes.empty()) expect("modes", listed(example_.modes), listed(event.modes));
    for (const auto& [map, expected] : example_.codes) expect(map + " code", expected, codebook_.map(map, event));
  }

 private:
  void expect(const std::string& what, const std::string& expected, const std::string& got) {
    if (expected == got) return;
    problems_.push_back(
        {example_.file, example_.line,
         "the example \"" + example_.text + "\" expects " + what + " '" + expected + "' but gets '" + got + "'"});
  }

  // The type of the noun that a carrier's argument names, if the example gives that argument.
  std::string carried_type() const {
    for (const Filler& filler : staged_.fillers) {
      if (filler.role != codebook_.find(staged_.occurrence).trigger->carries) continue;
      const Found noun = codebook_.find({{}, filler.lemmas, true, {}});
      if (noun.trigger) return noun.trigger->type;
    }
    return {};
  }

  CodedEvent code(const Trigger* trigger) {
    CodedEvent event;
    event.trigger = trigger;
    event.layer = example_.layer;
    event.actor = example_.actor;
    event.target = example_.target;
    event.facts = example_.facts;
    if (!trigger || trigger->carrier) return event;
    event.type = trigger->type;
    event.modes = trigger->modes;
    add_words(staged_.words, event);
    for (const auto& words : staged_.argument_words) add_words(words, event);
    event.modes = codebook_.modes_of(event.type, event.modes);
    const Recoded recoded = codebook_.recode(event);
    type_ = recoded.type;
    event.type = type_;
    event.modes = recoded.modes;
    return event;
  }

  void add_words(const std::vector<std::string_view>& words, CodedEvent& event) const {
    WordReading reading = codebook_.read_words(words);
    std::ranges::move(reading.modes, std::back_inserter(event.modes));
    std::ranges::move(reading.classes, std::back_inserter(event.facts));
  }

  const Codebook& codebook_;
  const Example& example_;
  std::vector<Problem>& problems_;
  Staged staged_;
  std::string type_;
};

void check_rolesets(const CodebookData& data, const std::filesystem::path& list, std::vector<Problem>& problems) {
  std::ifstream in(list);
  if (!in) {
    problems.push_back({list.string(), 0, "the list of rolesets cannot be read"});
    return;
  }
  std::set<std::string> known;
  for (std::string line; std::getline(in, line);) known.insert(line.substr(0, line.find_first_of("\t\r ")));
  for (const Trigger& trigger : data.triggers) {
    if (trigger.is_roleset && !known.contains(trigger.key)) {
      problems.push_back({trigger.file, trigger.line, "unknown roleset '" + trigger.key + "'"});
    }
  }
}

}  // namespace

std::string Problem::text() const {
  return file + (line > 0 ? ":" + std::to_string(line) : std::string()) + ": " + message;
}

std::vector<Problem> check_codebook(const std::filesystem::path& folder, const std::filesystem::path& rolesets) {
  std::vector<Problem> problems;
  CodebookData data = read_codebook(folder, problems);
  build_index(data, problems);
  if (!rolesets.empty()) check_rolesets(data, rolesets, problems);
  // Examples are run on the codebook as users get it, hence only if it loads.
  if (const auto codebook = Codebook::load(folder)) {
    for (const Example& example : data.examples) ExampleRunner(**codebook, example, problems).run();
  }
  std::ranges::stable_sort(
      problems, [](const Problem& a, const Problem& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return problems;
}

Status check(const std::filesystem::path& folder) {
  const std::vector<Problem> problems = check_codebook(folder);
  if (problems.empty()) return {};
  std::string message = "The codebook in " + folder.string() + " is not sound:";
  for (const Problem& problem : problems) message += "\n" + problem.text();
  return fail(ErrorCode::kInvalid, "event", std::move(message));
}

}  // namespace dateline
