// The stages in their order: a captured page to its document.
#pragma once

#include <memory>

#include "article/block_model.h"
#include "article/outlet_registry.h"
#include "attribute/attribute.h"
#include "cli/language_stage.h"
#include "cli/page_reader.h"
#include "event/code_events.h"
#include "ground/ground.h"

namespace dateline {

class Pipeline final : public PageReader {
 public:
  // Loads lexicons, codebook and weights. kUnreadable or kMalformed names the file that is missing or wrong.
  static Result<std::unique_ptr<Pipeline>> open(const PipelineOptions& options);

  // All stages. Pages without text (kEmpty) and in languages other than English (kUnsupported) are errors of "article".
  Result<Document> read(const Capture& capture) const;
  // The same, with the article where there is one, and each stage's time.
  Reading read_page(const Capture& capture) const override;
  const RunInfo& run() const override { return run_; }

 private:
  Pipeline() = default;
  Result<Document> run_stages(const Capture& capture, Reading& reading) const;

  Limits limits_;
  RunInfo run_;
  OutletRegistry outlets_;
  BlockModel blocks_;
  std::shared_ptr<const Language> language_;  // null: stop after the article stage
  std::shared_ptr<const GroundContext> ground_;
  std::shared_ptr<const AttributeContext> attribute_;
  std::shared_ptr<const EventContext> event_;
};

}  // namespace dateline
