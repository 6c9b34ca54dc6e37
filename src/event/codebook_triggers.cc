// Reads triggers/*.toml. One [[trigger]] stands for many rolesets and nouns that share type, modes and arguments;
// each of them becomes a Trigger of its own.
#include "event/codebook_parts.h"

namespace dateline {
namespace {

struct FileDefaults {
  std::string type;
  std::string frame;
};

Condition read_condition(const TomlNode& node, FieldReader& trigger) {
  FieldReader reader(node, trigger.file(), trigger.problems());
  Condition out;
  out.roles = reader.list("role");
  out.classes = reader.list("class");
  for (const std::string& word : reader.list("word")) out.words.push_back(normal_words(word));
  out.parties = reader.list("party");
  out.types = reader.list("type");
  out.head_only = reader.flag("head");
  if (out.roles.empty()) reader.complain(node.line, "a condition needs 'role'");
  reader.finish();
  return out;
}

std::vector<Condition> read_conditions(FieldReader& trigger, std::string_view key) {
  std::vector<Condition> out;
  for (const TomlNode* node : trigger.tables(key)) out.push_back(read_condition(*node, trigger));
  return out;
}

// The frame's mappings, with the trigger's own in front of them and instead of those for the same source.
void read_arguments(FieldReader& reader, const FileDefaults& defaults, const CodebookData& data, Trigger& out) {
  if (const TomlNode* own = reader.table("arguments")) {
    for (const auto& [source, role] : own->fields) out.arguments.push_back({source, role.text});
  }
  const std::string frame = reader.text("frame", defaults.frame);
  if (frame.empty()) return;
  const auto found = data.frames.find(frame);
  if (found == data.frames.end()) {
    std::vector<std::string> names;
    for (const auto& [name, mappings] : data.frames) names.push_back(name);
    reader.complain(reader.node().line, "unknown frame '" + frame + "'" + did_you_mean(frame, names));
    return;
  }
  const size_t own_count = out.arguments.size();
  for (const ArgumentMapping& mapping : found->second) {
    bool replaced = false;
    for (size_t i = 0; i < own_count; ++i) replaced |= out.arguments[i].source == mapping.source;
    if (!replaced) out.arguments.push_back(mapping);
  }
}

// Everything but the keys.
Trigger read_common(FieldReader& reader, const FileDefaults& defaults, const CodebookData& data) {
  Trigger out;
  out.file = reader.file();
  out.line = reader.node().line;
  out.nothing = reader.flag("nothing");
  out.carrier = reader.flag("carrier");
  const bool typeless = reader.flag("untyped") || out.nothing || out.carrier;
  out.type = reader.text("type", typeless ? std::string() : defaults.type);
  out.modes = reader.list("modes");
  out.contexts = reader.list("contexts");
  out.facts = reader.list("facts");
  out.cameo = reader.text("cameo");
  out.acled = reader.text("acled");
  out.carries = reader.text("carries", out.carrier ? "ARG1" : "");
  out.effect = reader.text("effect");
  out.priority = static_cast<int>(reader.number("priority"));
  out.stative = reader.flag("stative");
  out.certain = reader.flag("certain");
  read_arguments(reader, defaults, data, out);
  if (const TomlNode* counts = reader.table("counts")) {
    for (const auto& [what, source] : counts->fields) out.counts.push_back({what, source.text});
  }
  out.needs = read_conditions(reader, "needs");
  out.unless = read_conditions(reader, "unless");
  return out;
}

void read_trigger(FieldReader reader, const FileDefaults& defaults, CodebookData& data) {
  Trigger common = read_common(reader, defaults, data);
  const std::vector<std::string> rolesets = reader.list("rolesets"), nouns = reader.list("nouns");
  reader.text("why");
  reader.finish();
  if (rolesets.empty() && nouns.empty()) reader.complain(common.line, "a trigger needs 'rolesets' or 'nouns'");
  const TomlNode* untyped = reader.node().field("untyped");
  if (common.type.empty() && !common.nothing && !common.carrier && !(untyped && untyped->flag)) {
    reader.complain(common.line, "a trigger needs a 'type', in itself or at the top of the file");
  }
  for (const std::string& roleset : rolesets) {
    common.key = roleset;
    common.is_roleset = true;
    data.triggers.push_back(common);
  }
  for (const std::string& noun : nouns) {
    common.key = normal_words(noun);
    common.is_roleset = false;
    data.triggers.push_back(common);
  }
}

}  // namespace

void read_triggers(FieldReader& file, CodebookData& data) {
  const FileDefaults defaults{file.text("type"), file.text("frame")};
  for (const TomlNode* node : file.tables("trigger")) {
    read_trigger(FieldReader(*node, file.file(), file.problems()), defaults, data);
  }
  file.finish();
}

}  // namespace dateline
