#include "event/document.h"

namespace dateline {

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
