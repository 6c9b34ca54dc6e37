#include "attribute/attributed.h"

namespace dateline {

const char* force_name(Force force) {
  switch (force) {
    case Force::kAsserted:
      return "asserted";
    case Force::kPresupposed:
      return "presupposed";
    case Force::kAlleged:
      return "alleged";
    case Force::kAccused:
      return "accused";
    case Force::kInsisted:
      return "insisted";
    case Force::kClaimedResponsibility:
      return "claimed_responsibility";
    case Force::kAdmitted:
      return "admitted";
    case Force::kConfirmed:
      return "confirmed";
    case Force::kDenied:
      return "denied";
    case Force::kPlanned:
      return "planned";
    case Force::kThreatened:
      return "threatened";
    case Force::kRequested:
      return "requested";
    case Force::kPossible:
      return "possible";
  }
  return "asserted";
}

Force force_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Force::kPossible); ++i) {
    if (name == force_name(static_cast<Force>(i))) return static_cast<Force>(i);
  }
  return Force::kAsserted;
}

Stance stance_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Stance::kRejects); ++i) {
    if (name == stance_name(static_cast<Stance>(i))) return static_cast<Stance>(i);
  }
  return Stance::kNeutral;
}

const char* stance_name(Stance stance) {
  switch (stance) {
    case Stance::kEndorses:
      return "endorses";
    case Stance::kNeutral:
      return "neutral";
    case Stance::kDistances:
      return "distances";
    case Stance::kRejects:
      return "rejects";
  }
  return "neutral";
}

const char* quote_name(Quote quote) {
  switch (quote) {
    case Quote::kUnquoted:
      return "none";
    case Quote::kDirect:
      return "direct";
    case Quote::kIndirect:
      return "indirect";
    case Quote::kMixed:
      return "mixed";
  }
  return "none";
}

}  // namespace dateline
