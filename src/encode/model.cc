#include "encode/model.h"

#include <fmt/format.h>

#include <future>

#include "base/sha256.h"
#include "encode/model_header.h"
#include "encode/tensor_table.h"

namespace dateline {
namespace {

LayerNorm read_norm(TensorTable& tensors, const std::string& name, int hidden) {
  return {tensors.f32(name + ".gamma", {hidden}), tensors.f32(name + ".beta", {hidden})};
}

// `prefix`: "" or "event_". Both stacks have the same word pieces' vectors.
void read_embeddings(TensorTable& tensors, const ModelConfig& c, int vocabulary, const std::string& prefix,
                     Embeddings& e) {
  const std::string at = prefix + "embed.";
  e.word = tensors.i8("embed.word", {vocabulary, c.hidden});
  e.word_scale = tensors.f32("embed.word.scale", {vocabulary});
  e.position = tensors.f32(at + "position", {c.max_position, c.hidden});
  const Buffer<float> type = tensors.f32(at + "type", {c.hidden});
  for (size_t i = 0; i < e.position.size() && !type.empty(); ++i) e.position[i] += type[i % type.size()];
  e.case_class = tensors.f32(at + "case", {c.case_classes, c.hidden});
  e.quote = tensors.f32(at + "quote", {c.quote_classes, c.hidden});
  e.norm = read_norm(tensors, at + "norm", c.hidden);
}

EncoderLayer read_layer(TensorTable& tensors, const ModelConfig& c, std::string_view prefix, int number) {
  const std::string at = fmt::format("{}layer.{}.", prefix, number);
  EncoderLayer layer;
  layer.qkv = tensors.linear(at + "qkv", 3 * c.hidden, c.hidden);
  layer.attention_out = tensors.linear(at + "attention_out", c.hidden, c.hidden);
  layer.ffn_in = tensors.linear(at + "ffn_in", c.ffn, c.hidden);
  layer.ffn_out = tensors.linear(at + "ffn_out", c.hidden, c.ffn);
  layer.norm1 = read_norm(tensors, at + "norm1", c.hidden);
  layer.norm2 = read_norm(tensors, at + "norm2", c.hidden);
  return layer;
}

void read_layers(TensorTable& tensors, const ModelConfig& c, std::string_view prefix, int count,
                 std::vector<EncoderLayer>& layers) {
  for (int i = 0; i < count && tensors.problem().empty(); ++i) layers.push_back(read_layer(tensors, c, prefix, i));
}

}  // namespace

Result<std::shared_ptr<const Model>> Model::open(const std::filesystem::path& path) {
  auto file = WeightFile::open(path);
  if (!file) return std::unexpected(file.error());
  auto model = std::make_shared<Model>();
  model->file = *file;
  TensorTable tensors((*file)->data());
  const auto refused = [&](const Status& read) {
    return fail(read.error().code, "encode", fmt::format("{}: {}", path.string(), read.error().message));
  };
  HeaderReader header;
  if (const Status read = header.read((*file)->header(), *model, tensors); !read) return refused(read);
  std::future<Status> tables = std::async(std::launch::async, [&] { return header.read_tables(*model); });
  TensorTable of_events = tensors;
  std::future<void> event_layers = std::async(std::launch::async, [&] {
    read_layers(of_events, model->config, "event_", model->config.event_layers, model->event_stack.layers);
  });
  read_layers(tensors, model->config, "", model->config.layers, model->stack.layers);
  if (tensors.problem().empty()) read_heads(tensors, *model);
  event_layers.get();
  if (const Status read = tables.get(); !read) return refused(read);
  model->hash = sha256_hex((*file)->header());
  const int vocabulary = model->pieces->size();
  read_embeddings(tensors, model->config, vocabulary, "", model->stack.embeddings);
  if (model->has_event_stack)
    read_embeddings(of_events, model->config, vocabulary, "event_", model->event_stack.embeddings);
  for (const TensorTable* table : {&tensors, &of_events}) {
    if (!table->problem().empty())
      return fail(ErrorCode::kMalformed, "encode", fmt::format("{}: {}", path.string(), table->problem()));
  }
  return model;
}

Status Model::verify() const {
  if (sha256_hex(file->data()) == data_sha256) return {};
  return fail(ErrorCode::kMalformed, "encode",
              fmt::format("the weights of model {} are damaged: their SHA-256 is not the header's", name));
}

}  // namespace dateline
