// The public face of a document: one FORMAT line (JSON), spans in code points, ids by order ("e1", "v1", "c1").
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "event/document.h"

namespace dateline {

// What read the document; written under "run".
struct RunInfo {
  std::string engine;    // Dateline's version
  std::string model;     // SHA-256 of the weights
  std::string codebook;  // "plover@sha256"
  std::string lexicons;  // SHA-256 over lexicons and gazetteer; not part of the line, but of the run's identity
};

// Parts of the line beyond the article's fields. A part that is left out has no keys at all.
struct JsonLayers {
  bool tokens = true;    // sentences and tokens
  bool syntax = true;    // the tokens' head and deprel
  bool entities = true;  // mentions, entities, times, places, quantities
  bool predicates = true;
  bool attributions = true;
  bool events = true;  // events, relations, claims, lead
};

// "tokens,entities" -> the layers named; kInvalid names the word that is no layer and those that are.
Result<JsonLayers> parse_layers(std::string_view names);

// The whole document as one line without its newline.
std::string document_json(const Document& document, const RunInfo& run, const JsonLayers& layers = {});

// The article's fields only: `extract`, and documents that stopped after the article stage.
std::string article_only_json(const Article& article);

}  // namespace dateline
