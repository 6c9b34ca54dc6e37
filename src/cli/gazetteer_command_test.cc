// `dateline gazetteer` as users call it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/app_fixture_for_test.h"

namespace dateline {
namespace {

using App = testing::AppTest;

std::string put(const std::string& name, const std::string& content) {
  const std::string path = (std::filesystem::temp_directory_path() / ("dateline_gazetteer_command_" + name)).string();
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string row(int id, const std::string& name, char feature_class, const std::string& feature) {
  return std::to_string(id) + "\t" + name + "\t" + name + "\t\t52.1\t5.2\t" + feature_class + "\t" + feature +
         "\tNL\t\t09\t0310\t\t\t1000\t\t0\tUTC\t2020-01-01\n";
}

TEST_F(App, GazetteersAreBuiltAndAsked) {
  const std::string dump = put("nl.txt", row(1, "Zeistdorp", 'P', "PPL") + row(2, "Zeistmeer", 'H', "LK"));
  const std::string own = put("own.csv", "name,lat,lon,country\nZeistkamp,52,5,NLD\n");
  const std::string index = put("out.dlg", "");
  EXPECT_EQ(run({"gazetteer", "build", "--geonames", dump, "--layer", own, "-o", index}), 0) << err_;
  EXPECT_NE(err_.find("nl.txt: 2 lines"), std::string::npos) << err_;
  EXPECT_NE(err_.find("GeoNames"), std::string::npos);
  EXPECT_EQ(run({"gazetteer", "find", "Zeistdorp village", "Zeistkamp", "--gazetteer", index, "--json", "--timings"}),
            0);
  EXPECT_NE(out_.find("\"country\":\"NLD\""), std::string::npos) << out_;
  EXPECT_NE(err_.find("2 names, 2 known"), std::string::npos) << err_;
  EXPECT_EQ(run({"gazetteer", "find", "Zeistmeer", "--gazetteer", index}), 1) << "class H was not asked for";
  EXPECT_EQ(run({"gazetteer", "build", "--geonames", dump, "--classes", "PH", "-q", "-o", index}), 0);
  EXPECT_EQ(err_, "");
  EXPECT_EQ(run({"gazetteer", "find", "Zeistmeer", "--gazetteer", index, "--in", "NLD"}), 0);
  EXPECT_EQ(out_.substr(0, 19), "Zeistmeer\tZeistmeer") << out_;
}

TEST_F(App, GazetteerFaultsAreExplained) {
  const std::string dump = put("bad.txt", row(1, "Zeistdorp", 'P', "PPL") + "2\tcut off\n");
  EXPECT_EQ(run({"gazetteer", "build", "--geonames", dump, "-o", dump + ".dlg"}), 3);
  EXPECT_NE(err_.find("bad.txt:2: the line has 2 tab-separated fields where 19 are needed"), std::string::npos) << err_;
  EXPECT_EQ(run({"gazetteer", "build", "-o", "x.dlg"}), 2);
  EXPECT_EQ(run({"gazetteer", "find", "Zeist", "--gazetteer", "/nowhere/x.dlg"}), 3);
  EXPECT_EQ(run({"gazetteer", "build", "--help"}), 0);
  EXPECT_NE(out_.find("Al Khalidiya,Khalidiyeh|Khaldiyeh"), std::string::npos);
}

}  // namespace
}  // namespace dateline
