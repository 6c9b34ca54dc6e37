// Events, relations and claims of the public line.
#include "store/document_json_parts.h"

namespace dateline::json_parts {
namespace {

const char* role_name(Link::Role role) {
  switch (role) {
    case Link::Role::kPublisher:
      return "publisher";
    case Link::Role::kMedium:
      return "medium";
    case Link::Role::kSpeaker:
      return "speaker";
  }
  return "speaker";
}

}  // namespace

void PartWriter::linked(char prefix, Linked link) {
  if (link.index == kNone) {
    json_.null();
    return;
  }
  json_.begin_object().key("id");
  id(prefix, link.index);
  json_.key("inferred").value(link.inferred).end_object();
}

void PartWriter::event_parts(const Event& e) {
  json_.key("arguments").begin_array();
  for (const EventArgument& a : e.arguments) {
    json_.begin_object().key("role").value(a.role).key("entity");
    id('e', a.entity);
    json_.key("span");
    span_or_null(a.span);
    json_.key("inferred").value(a.inferred).end_object();
  }
  json_.end_array().key("effects").begin_array();
  for (const Effect& effect : e.effects) {
    json_.begin_object().key("what").value(effect.what).key("span");
    span_or_null(effect.span);
    json_.key("claim");
    id('c', effect.claim);
    json_.end_object();
  }
  json_.end_array();
}

void PartWriter::event(const Event& e, int index) {
  json_.begin_object().key("id");
  id('v', index);
  json_.key("trigger");
  spans(e.trigger);
  json_.key("mentions");
  spans(e.mentions);
  json_.key("type").text_or_null(e.type).key("modes");
  strings(e.modes);
  json_.key("contexts");
  strings(e.contexts);
  json_.key("codes").begin_object();
  json_.key("acled").text_or_null(e.acled).key("cameo").text_or_null(e.cameo).end_object();
  json_.key("layer").value(layer_name(e.layer)).key("happened").value(happened_name(e.happened));
  event_parts(e);
  json_.key("place");
  linked('l', e.place);
  json_.key("time");
  linked('t', e.time);
  json_.key("quantities").begin_array();
  for (int q : e.quantities) id('q', q);
  json_.end_array().key("decided_by").value(e.decided_by).key("confidence");
  score(e.confidence);
  json_.end_object();
}

void PartWriter::link(const Link& l, int branch) {
  json_.begin_object().key("role").value(role_name(l.role)).key("entity");
  id('e', l.entity);
  json_.key("explicit").value(l.is_explicit).key("branch").value(branch);
  if (!l.span.empty()) {
    json_.key("span");
    span(l.span);
  }
  if (l.on_behalf_of != kNone) {
    json_.key("for");
    id('e', l.on_behalf_of);
  }
  json_.end_object();
}

void PartWriter::claim(const Claim& c, int index) {
  json_.begin_object().key("id");
  id('c', index);
  json_.key("event");
  id('v', c.event);
  json_.key("about");
  strings(c.about);
  json_.key("evidence");
  spans(c.evidence);
  json_.key("chain").begin_array();
  Link publisher;
  publisher.role = Link::Role::kPublisher;
  publisher.entity = document_.grounded().publisher;
  link(publisher, 0);
  for (size_t b = 0; b < c.branches.size(); ++b) {
    for (const Link& l : c.branches[b]) link(l, static_cast<int>(b));
  }
  json_.end_array();
  json_.key("force").value(force_name(c.force)).key("stance").value(stance_name(c.stance));
  json_.key("quote").value(quote_name(c.quote)).key("said");
  id('t', c.said);
  json_.key("decided_by").value(c.decided_by).key("confidence");
  score(c.confidence);
  json_.end_object();
}

void PartWriter::events() {
  int index = 0;
  json_.key("events").begin_array();
  for (const Event& e : document_.events) event(e, index++);
  json_.end_array().key("relations").begin_array();
  for (const EventRelation& r : document_.relations) {
    json_.begin_object().key("a");
    id('v', r.a);
    json_.key("b");
    id('v', r.b);
    json_.key("kind").value(r.kind).end_object();
  }
  json_.end_array().key("claims").begin_array();
  index = 0;
  for (const Claim& c : document_.claims) claim(c, index++);
  json_.end_array().key("lead");
  id('v', document_.lead);
}

}  // namespace dateline::json_parts
