// Runs commands in the test's own process, in a folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/fake_pipeline_for_test.h"
#include "cli/interrupt.h"

namespace dateline::testing {

class AppTest : public ::testing::Test {
 protected:
  void SetUp() override {
    set_interrupted(false);
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) /
              (std::string(info->test_suite_name()) + "_" + info->name() + "_" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    db_ = file("events.db");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(file(name), std::ios::binary) << content;
    return file(name);
  }

  // JSON Lines "page FIRST" ... of `count` pages.
  std::string write_pages(const std::string& name, int count, int first = 1) const {
    std::string lines;
    for (int i = first; i < first + count; ++i)
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"page " + std::to_string(i) + "\"}\n";
    return write(name, lines);
  }

  int run(const std::vector<std::string>& words) {
    out_.clear();
    err_.clear();
    Console console;
    console.out = [this](std::string_view text) { out_ += text; };
    console.err = [this](std::string_view text) { err_ += text; };
    console.open_pipeline = [this](const PipelineOptions&) -> Result<std::shared_ptr<const PageReader>> {
      return std::make_shared<FakePipeline>(model_, pause_);
    };
    return run_app(words, console);
  }

  std::string canonical(const std::string& db) {
    EXPECT_EQ(run({"export", db, "--as", "canonical"}), 0) << err_;
    return out_;
  }

  std::filesystem::path folder_;
  std::string db_, out_, err_;
  std::string model_ = "fake";
  std::chrono::microseconds pause_{0};
};

}  // namespace dateline::testing
