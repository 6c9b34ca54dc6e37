#include "capture/charset.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "capture/charset_label.h"

namespace dateline {
namespace {

const std::string kRussian1251 =
    "<p>\xCC\xE8\xED\xEE\xE1\xEE\xF0\xEE\xED\xFB \xD0\xEE\xF1\xF1\xE8\xE8 \xE7\xE0\xFF\xE2\xE8\xEB\xEE \xEE\xE1 "
    "\xF3\xE4\xE0\xF0\xE5</p>";
const std::string kRussian = "<p>Минобороны России заявило об ударе</p>";

TEST(Charset, ByteOrderMarkGoesBeforeEverything) {
  const Decoded utf8 = decode_bytes("\xEF\xBB\xBF<p>Sana\xC3\xA1</p>", "windows-1251", true);
  EXPECT_EQ(utf8.charset, "utf-8");
  EXPECT_EQ(utf8.text, "<p>Sanaá</p>");
  EXPECT_EQ(decode_bytes(std::string_view("\xFF\xFEH\0i\0", 6), "utf-8", true).text, "Hi");
  EXPECT_EQ(decode_bytes(std::string_view("\xFE\xFF\0H\0i", 6), "", true).text, "Hi");
}

TEST(Charset, Utf16WithoutMark) {
  std::string wide;
  for (char c : std::string("<html>Aleppo</html>")) wide.append(1, c).append(1, '\0');
  EXPECT_EQ(decode_bytes(wide, "", true).text, "<html>Aleppo</html>");
  EXPECT_TRUE(is_utf16(wide));
  EXPECT_FALSE(is_utf16("<html>Aleppo</html>"));
}

TEST(Charset, HeaderThenMeta) {
  EXPECT_EQ(decode_bytes(kRussian1251, "windows-1251", true).text, kRussian);
  EXPECT_EQ(decode_bytes(kRussian1251, "Windows-1251", true).charset, "windows-1251");
  const Decoded meta = decode_bytes("<meta charset=windows-1251>" + kRussian1251, "", true);
  EXPECT_EQ(meta.text, "<meta charset=windows-1251>" + kRussian);
  const Decoded both = decode_bytes("<meta charset=koi8-r>" + kRussian1251, "cp1251", true);
  EXPECT_EQ(both.charset, "windows-1251");
}

TEST(Charset, ValidUtf8IsBelievedAgainstItsLabels) {
  const Decoded decoded = decode_bytes("<meta charset=\"iso-8859-1\">" + kRussian, "iso-8859-1", true);
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_NE(decoded.text.find("Минобороны"), std::string::npos);
}

TEST(Charset, FalseUtf8LabelIsNotBelieved) {
  EXPECT_EQ(decode_bytes(kRussian1251, "utf-8", true).charset, "windows-1251");
  EXPECT_EQ(decode_bytes("<meta charset=windows-1251>" + kRussian1251, "utf-8", true).charset, "windows-1251");
}

TEST(Charset, FewBadBytesDoNotUnmakeUtf8) {
  const Decoded decoded = decode_bytes(kRussian + kRussian + "\xD0", "", true);
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_TRUE(decoded.text.ends_with("\xEF\xBF\xBD"));
}

TEST(Charset, Latin1AndAsciiMeanWindows1252) {
  EXPECT_EQ(decode_bytes("\x93quoted\x94", "iso-8859-1", true).text, "“quoted”");
  EXPECT_EQ(decode_bytes("\x93quoted\x94", "us-ascii", true).text, "“quoted”");
  EXPECT_EQ(charset_name(" Latin1 "), "windows-1252");
}

TEST(Charset, EastAsianConverters) {
  EXPECT_EQ(decode_bytes("\xC4\xE3\xBA\xC3", "gb2312", true).text, "你好");
  EXPECT_EQ(decode_bytes("\x82\xA0\x82\xA2", "x-sjis", true).text, "あい");
  EXPECT_EQ(decode_bytes("\xA4\xA2\xA4\xA4", "euc-jp", true).text, "あい");
  EXPECT_EQ(decode_bytes("\xB0\xA1\xB3\xAA", "ks_c_5601-1987", true).text, "가나");
  EXPECT_EQ(decode_bytes("\xA7\x41\xA6\x6E", "big5", true).text, "你好");
  EXPECT_EQ(decode_bytes("\x1B$B$\"$$\x1B(B", "iso-2022-jp", true).text, "あい");
}

TEST(Charset, ArabicAndHebrew) {
  EXPECT_EQ(decode_bytes("\xCD\xE1\xC8", "windows-1256", true).text, "حلب");
  EXPECT_EQ(decode_bytes("\xE7\xEC\xE1", "iso-8859-8-i", true).text, "חלב");
}

TEST(Charset, MetaForms) {
  EXPECT_EQ(charset_in_markup("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1256'>"),
            "windows-1256");
  EXPECT_EQ(charset_in_markup("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"), "koi8-r");
  EXPECT_EQ(charset_in_markup("<!-- <meta charset=koi8-r> --><meta charset = 'gbk' />"), "gbk");
  EXPECT_EQ(charset_in_markup("<script>'<meta charset=koi8-r>'</script><meta charset=gbk>"), "gbk");
  EXPECT_EQ(charset_in_markup("<meta charset=utf-16>"), "utf-8");
  EXPECT_EQ(charset_in_markup("<meta charset=nonsense><meta charset=gbk>"), "gbk");
  EXPECT_EQ(charset_in_markup("<meta name=charset-note content=x>"), "");
  EXPECT_EQ(charset_in_markup("<metaphor charset=gbk>"), "");
}

TEST(Charset, MetaIsSoughtFor64KiB) {
  EXPECT_EQ(charset_in_markup(std::string(60'000, ' ') + "<meta charset=gbk>"), "gbk");
  EXPECT_EQ(charset_in_markup(std::string(70'000, ' ') + "<meta charset=gbk>"), "");
}

TEST(Charset, DangerousLabelsAreRefused) {
  for (const char* label : {"utf-7", "hz-gb-2312", "iso-2022-kr", "replacement", "", "x-no-such-thing"}) {
    EXPECT_EQ(charset_name(label), "") << label;
  }
  EXPECT_EQ(decode_bytes("+ADw-script+AD4-", "utf-7", true).text, "+ADw-script+AD4-");
}

TEST(Charset, ZeroBytesAndSurrogatesAreReplaced) {
  EXPECT_EQ(decode_bytes(std::string_view("a\0b", 3), "", false).text,
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(decode_bytes("ééé\xED\xA0\x80", "utf-8", false).text, "ééé\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(decode_bytes(std::string_view("\xFF\xFE\x00\xD8x\0", 6), "", false).text, "\xEF\xBF\xBDx");
}

TEST(Charset, EveryLabelGivesValidUtf8OnAnyBytes) {
  std::string bytes;
  for (int i = 1; i < 1024; ++i) bytes.push_back(static_cast<char>(i * 7919 >> 3));
  for (const char* label :
       {"windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",   "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "windows-874",  "iso-8859-2",     "iso-8859-5",
        "iso-8859-15",  "koi8-r",       "koi8-u",       "macintosh",    "x-mac-cyrillic", "gbk",
        "gb18030",      "big5",         "euc-jp",       "shift_jis",    "iso-2022-jp",    "euc-kr",
        "utf-16le",     "utf-16be"}) {
    EXPECT_FALSE(charset_name(label).empty()) << label;
    const Decoded decoded = decode_bytes(bytes, label, false);
    EXPECT_TRUE(is_valid_utf8(decoded.text)) << label;
    EXPECT_EQ(decoded.charset == label, std::string_view(label).find("utf-16") == std::string_view::npos) << label;
  }
}

}  // namespace
}  // namespace dateline
