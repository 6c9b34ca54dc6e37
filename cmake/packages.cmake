# Everything Dateline links is a Debian 12 package; `./setup` installs them. A missing one is named here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)

pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)  # tests and benchmarks compare with it
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)

# Not by oneDNN's own CMake file: that asks for OpenCL's headers, which nothing here uses.
find_library(DNNL_LIBRARY dnnl REQUIRED)
find_library(MARISA_LIBRARY marisa REQUIRED)
find_library(HWY_LIBRARY hwy REQUIRED)
add_library(dnnl INTERFACE)
target_link_libraries(dnnl INTERFACE ${DNNL_LIBRARY})
add_library(marisa INTERFACE)
target_link_libraries(marisa INTERFACE ${MARISA_LIBRARY})
add_library(hwy INTERFACE)
target_link_libraries(hwy INTERFACE ${HWY_LIBRARY})
# One configuration in every file: toml++ with and without exceptions do not mix in one program.
add_library(tomlplusplus INTERFACE)
target_compile_definitions(tomlplusplus INTERFACE TOML_EXCEPTIONS=0 TOML_ENABLE_FORMATTERS=0)
