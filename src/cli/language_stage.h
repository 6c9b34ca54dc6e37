// The language stage as the pipeline sees it, without the encoder's headers behind it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/result.h"
#include "language/analysis.h"

namespace dateline {

class Language;

Result<std::shared_ptr<const Language>> open_language(const std::filesystem::path& model, const Limits& limits);
std::string model_hash(const Language& language);
Result<Analysis> run_language(std::shared_ptr<const Article> article, const Language& language);

}  // namespace dateline
