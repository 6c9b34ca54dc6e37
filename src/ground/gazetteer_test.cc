#include "ground/gazetteer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"
#include "ground/gazetteer_build.h"
#include "ground/gazetteer_names.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class GazetteerFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("dateline_gazetteer_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
    sources_.countries = file(
        "countries.tsv",
        "# head\nAAA\tAA\tAland\tOld Aland\tAlandian\tPort\t10\t20\nUKR\tUA\tUkraine\t\tUkrainian\tKyiv\t49\t32\n");
    sources_.admin1 = file(
        "admin1.txt", "AA.01\tNorth State\tNorth State\t11\nUA.07\tKharkivs’ka Oblast’\tKharkivs'ka Oblast'\t12\n");
    sources_.admin2 = file("admin2.txt", "AA.01.001\tMill County\tMill County\t13\n");
    sources_.extra = file("extra.tsv", "Mirror Sea\tThe Mirror\tSEA\t5\t-170\t300\t-\t0\t1000\tMirrorer\n");
    sources_.geonames = {
        file("cities.txt", row(21, "Port", "Porto Alto,PRT,port", 10.5, 20.5, "01", "001", 50000) +
                               row(22, "Port", "", -11, 21, "", "", 900) +
                               row(23, "Kharkiv", "Kharkov,Харьков", 49.98, 36.25, "07", "", 1'400'000, "UA"))};
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string row(int id, const std::string& name, const std::string& also, double lat, double lon,
                         const std::string& admin1, const std::string& admin2, int people,
                         const std::string& country = "AA") {
    return std::to_string(id) + "\t" + name + "\t" + name + "\t" + also + "\t" + std::to_string(lat) + "\t" +
           std::to_string(lon) + "\tP\tPPL\t" + country + "\t\t" + admin1 + "\t" + admin2 + "\t\t\t" +
           std::to_string(people) + "\t\t0\tUTC\t2020-01-01\n";
  }
  fs::path file(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }
  std::shared_ptr<const Gazetteer> built() {
    const Status done = build_gazetteer(sources_, folder_ / "g.dlg");
    EXPECT_TRUE(done) << done.error().message;
    auto g = Gazetteer::open(folder_ / "g.dlg");
    EXPECT_TRUE(g) << g.error().message;
    return g ? *g : nullptr;
  }

  fs::path folder_;
  GazetteerSources sources_;
};

TEST_F(GazetteerFile, GivesBackWhatWentIn) {
  const auto g = built();
  const auto ports = g->candidates("PORT");
  ASSERT_EQ(ports.size(), 2u);
  EXPECT_GT(ports[0].prior, ports[1].prior);
  const GazetteerPlace p = g->place(ports[0].place);
  EXPECT_NEAR(p.lat, 10.5, 1e-4);
  EXPECT_NEAR(p.lon, 20.5, 1e-4);
  EXPECT_EQ(p.geonames, 21);
  EXPECT_EQ(p.feature, "PPL");
  EXPECT_EQ(g->iso3(p.country), "AAA");
  EXPECT_EQ(g->name(static_cast<uint32_t>(p.admin1)), "North State");
  EXPECT_EQ(g->name(static_cast<uint32_t>(p.admin2)), "Mill County");
  EXPECT_NEAR(p.log_population, 4.7, 0.03);
  EXPECT_EQ(g->iso3(-1), "");
  EXPECT_EQ(g->country("UKR"), 1);
  EXPECT_EQ(g->country("XXX"), -1);
  EXPECT_NE(g->notice().find("GeoNames"), std::string_view::npos);
}

TEST_F(GazetteerFile, KnowsAliasesPeopleAndRegions) {
  const auto g = built();
  EXPECT_EQ(g->candidates("Porto Alto").at(0).kind, NameKind::kAlias);
  EXPECT_TRUE(g->candidates("PRT").empty()) << "an airport code is no name";
  EXPECT_EQ(g->candidates("Alandian").at(0).kind, NameKind::kDemonym);
  EXPECT_EQ(g->place(g->candidates("Mirror Sea").at(0).place).country, -1);
  EXPECT_NEAR(g->place(g->candidates("the Mirror").at(0).place).radius_km, 300, 20);
  EXPECT_EQ(g->place(g->candidates("Mill County").at(0).place).feature, "ADM2");
  EXPECT_TRUE(g->candidates("Nowhere").empty());
  EXPECT_TRUE(g->candidates("").empty());
}

TEST_F(GazetteerFile, DivisionsLieInTheMiddleOfTheirMembers) {
  const auto g = built();
  const GazetteerPlace state = g->place(g->candidates("North State").at(0).place);
  EXPECT_NEAR(state.lat, 10.5, 1e-3);
  EXPECT_NEAR(state.lon, 20.5, 1e-3);
}

TEST_F(GazetteerFile, FindsOtherSpellingsInTheCountriesNamed) {
  const auto g = built();
  const auto found = g->similar("Harkiv", {g->country("UKR")});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(g->name(found[0].place), "Kharkiv");
  EXPECT_TRUE(g->similar("Harkiv", {g->country("AAA")}).empty());
  EXPECT_TRUE(g->similar("", {0, 1}).empty());
}

TEST_F(GazetteerFile, BadTablesAreNamedByLine) {
  sources_.geonames = {file("cities.txt", row(21, "Port", "", 10, 20, "", "", 1) + "22\tShort row\n")};
  Status done = build_gazetteer(sources_, folder_ / "g.dlg");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kMalformed);
  EXPECT_NE(done.error().message.find("cities.txt:2:"), std::string::npos) << done.error().message;
  sources_.geonames = {file("cities.txt", row(21, "Port", "", 100, 20, "", "", 1))};
  done = build_gazetteer(sources_, folder_ / "g.dlg");
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("latitude"), std::string::npos);
  sources_.geonames = {folder_ / "missing.txt"};
  done = build_gazetteer(sources_, folder_ / "g.dlg");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kUnreadable);
}

TEST_F(GazetteerFile, BrokenFilesAreRefused) {
  ASSERT_TRUE(built());
  std::ifstream in(folder_ / "g.dlg", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (const size_t size : {size_t{1}, size_t{100}, bytes.size() / 2, bytes.size() - 9}) {
    EXPECT_FALSE(Gazetteer::open(file("cut.dlg", bytes.substr(0, size)))) << size;
  }
  EXPECT_FALSE(Gazetteer::open(file("cut.dlg", "X" + bytes.substr(1))));
  EXPECT_FALSE(Gazetteer::open(file("empty.dlg", "")));
  EXPECT_FALSE(Gazetteer::open(folder_ / "none.dlg"));
}

TEST(NameKey, SpellsOutAbbreviations) {
  EXPECT_EQ(name_key("St. Louis"), "saint louis");
  EXPECT_EQ(name_key("Ft. Worth"), "fort worth");
  EXPECT_EQ(name_key("The Hague"), "hague");
  EXPECT_EQ(name_key("High St"), "high st");
  EXPECT_EQ(without_kind_word("Idlib Governorate"), "Idlib");
  EXPECT_EQ(without_kind_word("Syria"), "Syria");
}

// Names the shipped file must know, in spellings of the news.
TEST(ShippedGazetteer, KnowsThePlacesOfTheNews) {
  const auto g = Gazetteer::open(data_dir() / "models" / "places.dlg");
  if (!g) GTEST_SKIP() << g.error().message;
  struct Case {
    const char* name;
    const char* country;
    double lat, lon;
  };
  for (const auto& [name, country, lat, lon] : {Case{"Aleppo", "SYR", 36.2, 37.16},
                                                {"Idleb", "SYR", 35.93, 36.63},
                                                {"Douma", "SYR", 33.57, 36.4},
                                                {"Khan Sheikhoun", "SYR", 35.44, 36.65},
                                                {"Hmeimim", "SYR", 35.4, 35.95},
                                                {"Khmeimim", "SYR", 35.4, 35.95},
                                                {"Shayrat", "SYR", 34.49, 36.91},
                                                {"Homs", "SYR", 34.73, 36.72},
                                                {"Kharkov", "UKR", 49.98, 36.25},
                                                {"Kharkiv", "UKR", 49.98, 36.25},
                                                {"Sana'a", "YEM", 15.35, 44.2},
                                                {"Kobani", "SYR", 36.89, 38.35},
                                                {"Bakhmut", "UKR", 48.59, 38.0},
                                                {"Mosul", "IRQ", 36.34, 43.12},
                                                {"Washington", "USA", 38.9, -77.04}}) {
    bool near = false;
    for (const GazetteerCandidate& c : (*g)->candidates(name)) {
      const GazetteerPlace p = (*g)->place(c.place);
      near = near || ((*g)->iso3(p.country) == country && std::abs(p.lat - lat) < 0.1 && std::abs(p.lon - lon) < 0.1);
    }
    EXPECT_TRUE(near) << name;
  }
}

}  // namespace
}  // namespace dateline
