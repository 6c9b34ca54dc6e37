#include "event/document.h"

namespace dateline {

Layer layer_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Layer::kAggregate); ++i) {
    if (name == layer_name(static_cast<Layer>(i))) return static_cast<Layer>(i);
  }
  return Layer::kCurrent;
}

Happened happened_of(std::string_view name) {
  for (Happened h : {Happened::kYes, Happened::kNo}) {
    if (name == happened_name(h)) return h;
  }
  return Happened::kUnknown;
}

const char* layer_name(Layer layer) {
  switch (layer) {
    case Layer::kCurrent:
      return "current";
    case Layer::kBackground:
      return "background";
    case Layer::kPlanned:
      return "planned";
    case Layer::kRequested:
      return "requested";
    case Layer::kHypothetical:
      return "hypothetical";
    case Layer::kAlleged:
      return "alleged";
    case Layer::kAggregate:
      return "aggregate";
  }
  return "current";
}

const char* happened_name(Happened happened) {
  switch (happened) {
    case Happened::kYes:
      return "yes";
    case Happened::kNo:
      return "no";
    case Happened::kUnknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace dateline
