// Weight files as they are and as they should not be: every damage is an error that names the file, and none a crash.
#include "encode/model.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "base/data_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string shipped(const char* name = "news-l6.dlm") {
  std::ifstream in(data_dir() / "models" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class ModelTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_);
    bytes_ = shipped();
    ASSERT_GT(bytes_.size(), 1u << 20) << "models/news-l6.dlm is not there";
  }
  void TearDown() override { fs::remove_all(folder_); }

  // The error of opening a file of these bytes; empty where it opens.
  std::string error_of(std::string_view bytes) const {
    const fs::path path = folder_ / "tried.dlm";
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto model = Model::open(path);
    return model ? "" : model.error().message;
  }
  size_t header_size() const {
    size_t size = 0;
    for (size_t i = 0; i < 8; ++i) size |= static_cast<size_t>(static_cast<unsigned char>(bytes_[8 + i])) << (8 * i);
    return size;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("dateline_model_test_" + std::to_string(getpid()));
  std::string bytes_;
};

TEST_F(ModelTest, TheShippedOnesOpenAndTheirHashesAreRight) {
  for (const char* name : {"news-l6.dlm", "news-l6-events.dlm"}) {
    const auto model = Model::open(data_dir() / "models" / name);
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_TRUE((*model)->verify());
    EXPECT_EQ((*model)->stack.layers.size(), static_cast<size_t>((*model)->config.layers));
    EXPECT_EQ((*model)->event_stack.layers.size(), static_cast<size_t>((*model)->config.event_layers));
    EXPECT_EQ((*model)->has_event_stack, (*model)->config.event_layers > 0);
  }
}

TEST_F(ModelTest, WhatIsNoWeightFileIsRefusedByName) {
  const std::string none = std::string(bytes_).replace(0, 8, "%PDF-1.7");
  for (const std::string& bytes : {std::string(), std::string("DLMODEL1"), std::string(200, 'x'), none}) {
    const std::string error = error_of(bytes);
    EXPECT_NE(error.find("tried.dlm"), std::string::npos) << error;
  }
  const auto missing = Model::open(folder_ / "none.dlm");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("none.dlm"), std::string::npos);
}

TEST_F(ModelTest, ATruncatedOneIsRefusedWhereverItIsCut) {
  for (const size_t part : {1u, 10u, 50u, 90u, 99u})
    EXPECT_NE(error_of(bytes_.substr(0, bytes_.size() / 100 * part)), "");
  EXPECT_NE(error_of(bytes_.substr(0, bytes_.size() - 64)), "");
  EXPECT_NE(error_of(bytes_.substr(0, 16 + header_size() / 2)), "");
}

TEST_F(ModelTest, ALengthBeyondTheFileIsRefused) {
  std::string bytes = bytes_;
  bytes.replace(8, 8, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 8);
  EXPECT_NE(error_of(bytes), "");
}

TEST_F(ModelTest, ADamagedTensorIsFoundByTheHash) {
  std::string bytes = bytes_;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(folder_ / "flipped.dlm", std::ios::binary) << bytes;
  const auto model = Model::open(folder_ / "flipped.dlm");
  EXPECT_TRUE(!model || !(*model)->verify());  // a number that is none is refused at once
}

TEST_F(ModelTest, TablesOfPathsMayBeAbsentAndMustFit) {
  const std::string name = "\"head.srl_path\":{\"type\":\"i8\",\"shape\":[16384,";
  const size_t at = bytes_.find(name);
  ASSERT_NE(at, std::string::npos);
  std::string odd = bytes_;
  odd[at + name.size() - 2] = '3';  // 16383 rows
  EXPECT_NE(error_of(odd).find("head.srl_path"), std::string::npos);
  std::string absent = bytes_;
  absent.replace(at, name.size(), "\"some.srl_path\":{\"type\":\"i8\",\"shape\":[16384,");
  EXPECT_EQ(error_of(absent), "");
  const auto without = Model::open(folder_ / "tried.dlm");
  ASSERT_TRUE(without);
  EXPECT_EQ((*without)->heads.srl_path.weights, nullptr);
  EXPECT_NE((*without)->heads.party_path.weights, nullptr);
}

TEST_F(ModelTest, AnEncoderForEventsMustFitTheHeader) {
  const std::string window = "\"event_window\":384";
  const std::string bytes = shipped("news-l6-events.dlm");
  const size_t at = bytes.find(window);
  ASSERT_NE(at, std::string::npos) << "models/news-l6-events.dlm has an encoder for events";
  std::string wide = bytes;
  wide[at + window.size() - 3] = '9';  // 984 pieces, of which there are 512 places
  EXPECT_NE(error_of(wide).find("window"), std::string::npos);
  const std::string layers = "\"event_layers\":6";
  std::string deeper = bytes;
  deeper[deeper.find(layers) + layers.size() - 1] = '7';
  EXPECT_NE(error_of(deeper).find("event_layer.6."), std::string::npos);
}

// Numbers of the header changed one at a time: sizes that do not fit, offsets out of the data, widths of zero.
TEST_F(ModelTest, AChangedHeaderIsRefusedOrHarmless) {
  std::mt19937 draw(1);
  const size_t tensors = bytes_.find("\"tensors\"");
  ASSERT_NE(tensors, std::string::npos);
  int refused = 0;
  constexpr int kTries = 12;
  for (int n = 0; n < kTries; ++n) {
    std::string bytes = bytes_;
    size_t at = tensors + draw() % (16 + header_size() - tensors);
    at = bytes.find_first_of("0123456789", at);
    if (at >= 16 + header_size()) continue;
    bytes[at] = static_cast<char>('0' + (bytes[at] - '0' + 1 + draw() % 9) % 10);
    refused += !error_of(bytes).empty();
  }
  EXPECT_GT(refused, kTries / 2);
}

}  // namespace
}  // namespace dateline
