#include "ground/gazetteer_layer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"
#include "ground/gazetteer_find.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class Layer : public testing::Test {
 protected:
  void TearDown() override { fs::remove(path_); }
  fs::path file(const std::string& content) {
    std::ofstream(path_, std::ios::binary) << content;
    return path_;
  }
  std::string error_of(const std::string& content) {
    const auto places = read_layer(file(content));
    return places ? "none" : places.error().message;
  }
  static std::shared_ptr<const Gazetteer> shipped(const std::vector<fs::path>& layers) {
    auto g = Gazetteer::open(data_dir() / "models" / "places.dlg", layers);
    return g ? *g : nullptr;
  }
  const fs::path path_ =
      fs::temp_directory_path() /
      ("dateline_layer_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".csv");
};

TEST_F(Layer, ReadsColumnsInAnyOrder) {
  const auto places =
      read_layer(file("\xEF\xBB\xBFLongitude,Latitude,note,Name,aliases,population\r\n"
                      "# mine\n"
                      "37.1,36.2,x,\"Camp \"\"A\"\", north\",A|Alpha ,1200\n"
                      "\n"
                      "1,2,,B,,\n"));
  ASSERT_TRUE(places) << places.error().message;
  ASSERT_EQ(places->size(), 2u);
  EXPECT_EQ((*places)[0].name, "Camp \"A\", north");
  EXPECT_EQ((*places)[0].aliases, (std::vector<std::string>{"A", "Alpha"}));
  EXPECT_DOUBLE_EQ((*places)[0].lat, 36.2);
  EXPECT_DOUBLE_EQ((*places)[0].population, 1200);
  EXPECT_EQ((*places)[1].feature, "PPL");
  const auto tabs = read_layer(file("name\tlat\tlon\nX, Y\t1\t2\n"));
  ASSERT_TRUE(tabs) << tabs.error().message;
  EXPECT_EQ((*tabs)[0].name, "X, Y");
}

TEST_F(Layer, FaultsAreNamedByLine) {
  const auto names = [&](const std::string& content, const char* line, const char* what) {
    const std::string message = error_of(content);
    EXPECT_NE(message.find(line), std::string::npos) << message;
    EXPECT_NE(message.find(what), std::string::npos) << message;
  };
  names("name,lat\nA,1\n", ".csv:1:", "lacks the column \"lon\"");
  names("name,lat,lon\nA,1,2\nB,91,2\n", ".csv:3:", "latitude");
  names("name,lat,lon\nA,1\n", ".csv:2:", "2 fields where the heading has 3");
  names("name,lat,lon\n\"A,1,2\n", ".csv:2:", "quotation mark");
  names("name,lat,lon\n,1,2\n", ".csv:2:", "no name");
  names("name,lat,lon,population\nA,1,2,many\n", ".csv:2:", "population");
  names("", ".csv:0:", "heading");
  EXPECT_FALSE(read_layer("/nowhere/own.csv"));
}

TEST_F(Layer, OwnPlacesGoBeforeTheirNamesakes) {
  file(
      "name,aliases,lat,lon,country,admin1,feature\nParis,Camp Paris,36.5,37.5,Syria,Aleppo,MILB\nQwx "
      "Tepe,,36.6,37.6,SYR,,PPL\n");
  const auto g = shipped({path_});
  if (!g) GTEST_SKIP() << "models/places.dlg is not there: build it with `dateline gazetteer build`";
  const auto found = g->candidates("paris");
  ASSERT_GT(found.size(), 2u);
  EXPECT_TRUE(g->is_own(found[0].place));
  EXPECT_FALSE(g->is_own(found[1].place));
  const GazetteerPlace p = g->place(found[0].place);
  EXPECT_EQ(g->name(found[0].place), "Paris");
  EXPECT_EQ(p.feature, "MILB");
  EXPECT_EQ(g->iso3(p.country), "SYR");
  ASSERT_GE(p.admin1, 0);
  EXPECT_EQ(g->place(static_cast<uint32_t>(p.admin1)).feature, "ADM1");
  EXPECT_EQ(g->candidates("camp paris").size(), 1u);
  const auto alike = g->similar("Kwx Tebe", {g->country("SYR")});
  EXPECT_TRUE(alike.empty()) << "b and p differ";
  ASSERT_FALSE(g->similar("Kwex Tapa", {g->country("SYR")}).empty());
  EXPECT_TRUE(g->similar("Kwex Tapa", {g->country("FRA")}).empty());
  EXPECT_EQ(g->size(), shipped({})->size() + 2);
}

TEST_F(Layer, FindsWhatAReaderWrites) {
  const auto g = shipped({});
  if (!g) GTEST_SKIP() << "models/places.dlg is not there: build it with `dateline gazetteer build`";
  const int syria = g->country_called("Syria");
  EXPECT_EQ(syria, g->country("SYR"));
  EXPECT_EQ(g->country_called("Atlantis"), -1);
  for (const char* name : {"Idleb", "Idlib", "Hmeimim air base", "Khmeimim", "Khan Sheikhoun town", "Tadmur/Palmyra"}) {
    const auto found = find_named(*g, name, {syria});
    ASSERT_FALSE(found.empty()) << name;
    for (const GazetteerCandidate& c : found) EXPECT_EQ(g->place(c.place).country, syria) << name;
  }
  EXPECT_TRUE(find_named(*g, "Qwxzvort", {}).empty());
  EXPECT_TRUE(find_named(*g, "", {syria}).empty());
}

}  // namespace
}  // namespace dateline
