#include "ground/grounded.h"

namespace dateline {

const char* mention_kind_name(MentionKind kind) {
  switch (kind) {
    case MentionKind::kName:
      return "name";
    case MentionKind::kNominal:
      return "nominal";
    case MentionKind::kPronoun:
      return "pronoun";
  }
  return "name";
}

const char* entity_type_name(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "PER";
    case EntityType::kOrganisation:
      return "ORG";
    case EntityType::kState:
      return "STATE";
    case EntityType::kArmedGroup:
      return "ARMED_GROUP";
    case EntityType::kPlace:
      return "PLACE";
    case EntityType::kMedia:
      return "MEDIA";
    case EntityType::kGroup:
      return "GROUP";
    case EntityType::kUnnamed:
      return "UNNAMED";
  }
  return "UNNAMED";
}

}  // namespace dateline
