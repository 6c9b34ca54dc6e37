#include "event/codebook_parts.h"

#include <sstream>

namespace dateline {
namespace {

// "air strike" -> {"air", "strike"}
std::vector<std::string> lemmas_of(const std::string& phrase) {
  std::istringstream in(normal_words(phrase));
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::vector<Mode> read_modes(FieldReader& type, double type_score) {
  std::vector<Mode> out;
  const TomlNode* modes = type.node().field("modes");
  if (modes && modes->kind == TomlNode::Kind::kList) {
    for (const std::string& name : type.list("modes")) out.push_back({name, type_score});
  } else if (const TomlNode* table = type.table("modes")) {
    for (const auto& [name, score] : table->fields) {
      if (score.kind != TomlNode::Kind::kNumber)
        type.complain(score.line, "the score of mode '" + name + "' must be a number");
      out.push_back({name, score.number});
    }
  }
  return out;
}

CodedMatch read_match(FieldReader& reader) {
  CodedMatch match;
  match.types = reader.list("types");
  match.modes = reader.list("modes");
  match.contexts = reader.list("contexts");
  match.facts = reader.list("facts");
  match.actors = reader.list("actors");
  match.targets = reader.list("targets");
  match.layers = reader.list("layers");
  match.triggers = reader.list("triggers");
  match.without_facts = reader.list("without_facts");
  match.without_modes = reader.list("without_modes");
  return match;
}

void read_rule(FieldReader rule, CodebookData& data) {
  CodingRule out;
  out.line = rule.node().line;
  out.name = rule.text("name");
  rule.text("why");
  if (const TomlNode* when = rule.table("when")) {
    FieldReader fields(*when, rule.file(), rule.problems());
    out.when = read_match(fields);
    fields.finish();
  }
  if (const TomlNode* then = rule.table("then")) {
    FieldReader fields(*then, rule.file(), rule.problems());
    out.type = fields.text("type");
    out.modes = fields.list("modes");
    out.drop = fields.flag("drop");
    fields.finish();
  }
  if (out.name.empty()) rule.complain(out.line, "a rule needs a 'name'");
  if (out.type.empty() && out.modes.empty() && !out.drop)
    rule.complain(out.line, "a rule needs 'then' with type, modes or drop");
  rule.finish();
  data.rules.push_back(std::move(out));
}

void read_example(FieldReader example, CodebookData& data) {
  Example out;
  out.file = example.file();
  out.line = example.node().line;
  out.text = example.text("text");
  out.roleset = example.text("roleset");
  out.words = lemmas_of(example.text("words"));
  out.type = example.text("type");
  out.modes = example.list("modes");
  out.trigger = example.text("trigger");
  out.actor = example.text("actor");
  out.target = example.text("target");
  out.layer = example.text("layer");
  out.facts = example.list("facts");
  if (const TomlNode* arguments = example.table("arguments")) {
    for (const auto& [role, words] : arguments->fields) out.arguments.emplace_back(role, lemmas_of(words.text));
  }
  if (const TomlNode* codes = example.table("codes")) {
    for (const auto& [map, code] : codes->fields) out.codes.emplace_back(map, code.text);
  }
  if (out.roleset.empty() && out.words.empty()) example.complain(out.line, "an example needs 'roleset' or 'words'");
  example.finish();
  data.examples.push_back(std::move(out));
}

}  // namespace

void read_head(FieldReader& file, CodebookData& data) {
  data.name = file.text("name", data.name);
  data.version = file.text("version");
  data.description = file.text("description");
  data.contexts = file.list("contexts");
  data.is_learned = file.flag("learned");
  if (const TomlNode* sectors = file.table("sectors")) {
    for (const auto& [sector, party] : sectors->fields) data.sectors.emplace(sector, party.text);
  }
  file.finish();
}

void read_types(FieldReader& file, CodebookData& data) {
  for (const TomlNode* node : file.tables("type")) {
    FieldReader type(*node, file.file(), file.problems());
    EventType out;
    out.name = type.text("name");
    out.description = type.text("description");
    out.quad = static_cast<int>(type.number("quad"));
    out.score = type.number("score");
    out.needs_recipient = type.flag("needs_recipient");
    out.modes = read_modes(type, out.score);
    if (out.name.empty()) type.complain(node->line, "a type needs a 'name'");
    if (data.type(out.name)) type.complain(node->line, "type '" + out.name + "' is there twice");
    type.finish();
    data.types.push_back(std::move(out));
  }
  for (const EventType& type : data.types) {
    if (!data.is_learned) break;
    Trigger trigger;
    trigger.key = "model:" + type.name;
    trigger.type = type.name;
    data.of_model.push_back(std::move(trigger));
  }
  file.finish();
}

void read_words_file(FieldReader& file, CodebookData& data) {
  for (const TomlNode* node : file.tables("class")) {
    FieldReader reader(*node, file.file(), file.problems());
    WordClass out;
    out.name = reader.text("name");
    for (const std::string& word : reader.list("words")) out.words.push_back(normal_words(word));
    out.modes = reader.list("modes");
    out.contexts = reader.list("contexts");
    out.role = reader.text("role");
    out.party = reader.text("party");
    if (out.name.empty()) reader.complain(node->line, "a class needs a 'name'");
    reader.finish();
    data.classes.push_back(std::move(out));
    data.class_lines.push_back(node->line);
  }
  file.finish();
}

void read_frames(FieldReader& file, CodebookData& data) {
  for (const auto& [name, frame] : file.node().fields) {
    file.table(name);
    data.frame_lines[name] = frame.line;
    for (const auto& [source, role] : frame.fields) data.frames[name].push_back({source, role.text});
  }
}

void read_rules(FieldReader& file, CodebookData& data) {
  for (const TomlNode* node : file.tables("rule")) read_rule(FieldReader(*node, file.file(), file.problems()), data);
  for (const TomlNode* node : file.tables("absorb")) {
    FieldReader reader(*node, file.file(), file.problems());
    data.absorptions.push_back({reader.list("outer"), reader.list("inner"), node->line});
    reader.text("why");
    reader.finish();
  }
  file.finish();
}

void read_map(FieldReader& file, CodebookData& data) {
  CodebookMap map;
  map.name = std::filesystem::path(file.file()).stem().string();
  map.codes = file.list("codes");
  if (const TomlNode* parents = file.table("parents")) {
    for (const auto& [parent, children] : parents->fields) {
      for (const TomlNode& child : children.items) {
        map.parents.emplace(child.text, parent);
        map.codes.push_back(child.text);
      }
    }
  }
  for (const TomlNode* node : file.tables("map")) {
    FieldReader reader(*node, file.file(), file.problems());
    MapRow row;
    row.line = node->line;
    row.code = reader.text("code");
    row.when = read_match(reader);
    reader.text("why");
    reader.finish();
    map.rows.push_back(std::move(row));
  }
  file.finish();
  data.maps.push_back(std::move(map));
}

void read_examples(FieldReader& file, CodebookData& data) {
  for (const TomlNode* node : file.tables("example"))
    read_example(FieldReader(*node, file.file(), file.problems()), data);
  file.finish();
}

}  // namespace dateline
