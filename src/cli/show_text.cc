#include "cli/show_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "store/export.h"
#include "store/table_writer.h"

namespace dateline {
namespace {

using namespace export_parts;

class Page {
 public:
  Page(const view::Document& document, const ShowStyle& style)
      : d_(document), style_(style), names_(document, true), width_(std::clamp<size_t>(style.width, 40, 120)) {}

  std::string text() {
    head();
    article();
    events();
    claims();
    return std::move(out_);
  }

 private:
  // SGR codes: 1 bold, 2 faint, 36 cyan, 33 yellow.
  std::string paint(const char* code, std::string_view text) const {
    const std::string safe = printable(text, true);
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, safe) : safe;
  }

  // Words of `text`, wrapped; the first line follows `first`, the others `next`.
  void wrapped(std::string_view text, const std::string& first, const std::string& next, const char* code = nullptr) {
    std::string line;
    std::string lead = first;
    const auto flush = [&] {
      out_ += lead + (code ? paint(code, line) : line) + "\n";
      lead = next;
      line.clear();
    };
    const std::string safe = printable(text, true);
    for (std::string_view word : split(safe, ' ')) {
      if (word.empty()) continue;
      if (!line.empty() && width_of(lead) + width_of(line) + 1 + width_of(word) > width_) flush();
      if (!line.empty()) line += ' ';
      line += word;
    }
    if (!line.empty()) flush();
  }

  void head() {
    wrapped(d_.title.empty() ? "(no title)" : d_.title, "", "", "1");
    std::vector<std::string> facts;
    for (const std::string& fact : {d_.publisher_name, d_.byline, d_.published}) {
      if (!fact.empty()) facts.push_back(fact);
    }
    out_ += paint("2", joined(facts, " · ")) + "\n";
    if (!d_.url.empty()) out_ += paint("2", d_.url) + "\n";
    out_ += paint("2", d_.id) + "\n\n";
  }

  void article() {
    for (const view::Block& block : d_.blocks) {
      if (block.kind == "boilerplate" || block.kind == "breadcrumb" || block.kind == "title") continue;
      const bool aside = block.kind == "caption" || block.kind == "credit";
      wrapped(d_.words(block.span), aside ? "  [" + block.kind + "] " : "", aside ? "  " : "", aside ? "2" : nullptr);
      out_ += "\n";
    }
  }

  std::string when_and_where(const view::Event& e) const {
    std::string text;
    if (const view::Time* t = view::find(d_.times, e.time))
      text = (t->value.empty() ? std::string(d_.words(t->span)) : t->value) + (e.time_inferred ? " (inferred)" : "");
    if (const view::Place* p = view::find(d_.places, e.place)) {
      text += (text.empty() ? "" : ", ") + p->name;
      if (!p->country.empty()) text += " (" + p->country + ")";
      if (e.place_inferred) text += " (inferred)";
    }
    return text;
  }

  std::string who(const view::Event& e) const {
    const std::string actors = joined(fillers(d_, names_, e, {"actor", "orderer", "participant"}), ", ");
    const std::string targets = joined(fillers(d_, names_, e, {"target", "recipient", "victim"}), ", ");
    if (actors.empty() && targets.empty()) return "";
    return (actors.empty() ? "?" : actors) + (targets.empty() ? "" : " > " + targets);
  }

  std::string counts(const view::Event& e) const {
    std::vector<std::string> list;
    for (const std::string& id : e.quantities) {
      if (const view::Quantity* q = view::find(d_.quantities, id)) {
        list.push_back(std::string(d_.words(q->span)) + " (" + q->what + ")");
      }
    }
    return joined(list, ", ");
  }

  void events() {
    if (d_.events.empty()) return;
    out_ += paint("1", "Events") + "\n";
    TableWriter table(RowFormat::kTable, {"", "type", "layer", "happened", "words", "who", "when, where", "numbers"},
                      [this](std::string_view line) { out_ += line; });
    for (const view::Event& e : d_.events) {
      const std::string type = (e.type.empty() ? "-" : e.type) + (e.modes.empty() ? "" : " " + joined(e.modes, ", "));
      table.row({Cell::of(e.id + (e.id == d_.lead ? "*" : "")), Cell::of(type), Cell::of(e.layer), Cell::of(e.happened),
                 Cell::of(words_of(d_, names_, e.trigger)), Cell::of(who(e)), Cell::of(when_and_where(e)),
                 Cell::of(counts(e))});
    }
    table.finish();
    out_ += "\n";
  }

  void claim(const view::Claim& c, bool last) {
    const std::string rail = last ? "   " : "│  ";
    std::string line = (last ? "└─ " : "├─ ") + paint("2", c.id) + " ";
    line += paint("36", chain_text(d_, names_, c)) + ": " + paint("33", c.force);
    if (c.stance != "neutral") line += ", the publisher " + c.stance;
    if (const view::Time* said = view::find(d_.times, c.said); said && !said->value.empty()) line += ", " + said->value;
    if (!c.about.empty()) line += paint("2", " [" + joined(c.about, ", ") + "]");
    if (!c.decided_by.empty()) line += paint("2", " (" + c.decided_by + ")");
    out_ += line + "\n";
    const std::string_view open = c.quote == "direct" ? "“" : "", close = c.quote == "direct" ? "”" : "";
    wrapped(std::string(open) + words_of(d_, names_, c.evidence) + std::string(close), rail + "  ", rail + "  ");
  }

  void claims_of(const std::string& event) {
    std::vector<const view::Claim*> list;
    for (const view::Claim& c : d_.claims) {
      if (c.event == event) list.push_back(&c);
    }
    for (const view::Claim* c : list) claim(*c, c == list.back());
  }

  void claims() {
    if (d_.claims.empty()) return;
    out_ += paint("1", "Claims") + "\n";
    for (const view::Event& e : d_.events) {
      const bool any = std::any_of(d_.claims.begin(), d_.claims.end(), [&](const auto& c) { return c.event == e.id; });
      if (!any) continue;
      out_ += paint("1", e.id + " " + (e.type.empty() ? "-" : e.type)) + " \"" +
              printable(words_of(d_, names_, e.trigger), true) + "\"\n";
      claims_of(e.id);
    }
    claims_of("");
  }

  const view::Document& d_;
  ShowStyle style_;
  Names names_;
  size_t width_;
  std::string out_;
};

}  // namespace

std::string show_document(const view::Document& document, const ShowStyle& style) {
  return Page(document, style).text();
}

}  // namespace dateline
