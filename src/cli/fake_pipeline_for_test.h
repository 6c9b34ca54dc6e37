// A pipeline without a model: the number in "page N" decides what comes out. For tests of the commands.
#pragma once

#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "cli/page_reader.h"
#include "store/sample_document_for_test.h"

namespace dateline::testing {

// "page N" gives the sample document; "foreign" stops after the article, "broken" has no article, "deep" fails later.
class FakePipeline final : public PageReader {
 public:
  explicit FakePipeline(std::string model = "fake", std::chrono::microseconds pause = {}) : pause_(pause) {
    run_ = {"0.1.0", std::move(model), "plover@fake", "none"};
  }

  Reading read_page(const Capture& capture) const override {
    if (pause_.count()) std::this_thread::sleep_for(pause_);
    Reading reading;
    const auto has = [&](const char* word) { return capture.body.find(word) != std::string::npos; };
    if (has("broken")) {
      reading.error = Error{ErrorCode::kMalformed, "article", capture.origin.path + ": broken."};
      return reading;
    }
    const size_t at = capture.body.find("page ");
    const int number = at == std::string::npos ? 0 : std::atoi(capture.body.c_str() + at + 5);
    Document document = sample_document(number, capture.id);
    reading.article = document.analysis().article;
    if (has("foreign")) {
      reading.error = Error{ErrorCode::kUnsupported, "article", capture.origin.path + ": not English."};
    } else if (has("deep")) {
      reading.error = Error{ErrorCode::kOverLimit, "language", capture.origin.path + ": over a limit."};
    } else {
      reading.document = std::move(document);
    }
    return reading;
  }
  const RunInfo& run() const override { return run_; }

 private:
  RunInfo run_;
  std::chrono::microseconds pause_;
};

}  // namespace dateline::testing
