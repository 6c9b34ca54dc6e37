// The names stand as SVG spells them, sorted by their lower case.
// Reference: WHATWG HTML, 13.2.6.1 ("adjust SVG attributes") and 13.2.6.5.
#include "html/foreign_names.h"

#include <algorithm>
#include <span>

#include "html/char_class.h"

namespace dateline::html {
namespace {

constexpr std::string_view kTags[] = {"altGlyph",
                                      "altGlyphDef",
                                      "altGlyphItem",
                                      "animateColor",
                                      "animateMotion",
                                      "animateTransform",
                                      "clipPath",
                                      "feBlend",
                                      "feColorMatrix",
                                      "feComponentTransfer",
                                      "feComposite",
                                      "feConvolveMatrix",
                                      "feDiffuseLighting",
                                      "feDisplacementMap",
                                      "feDistantLight",
                                      "feDropShadow",
                                      "feFlood",
                                      "feFuncA",
                                      "feFuncB",
                                      "feFuncG",
                                      "feFuncR",
                                      "feGaussianBlur",
                                      "feImage",
                                      "feMerge",
                                      "feMergeNode",
                                      "feMorphology",
                                      "feOffset",
                                      "fePointLight",
                                      "feSpecularLighting",
                                      "feSpotLight",
                                      "feTile",
                                      "feTurbulence",
                                      "foreignObject",
                                      "glyphRef",
                                      "linearGradient",
                                      "radialGradient",
                                      "textPath"};

constexpr std::string_view kAttributes[] = {"attributeName",
                                            "attributeType",
                                            "baseFrequency",
                                            "baseProfile",
                                            "calcMode",
                                            "clipPathUnits",
                                            "diffuseConstant",
                                            "edgeMode",
                                            "filterUnits",
                                            "glyphRef",
                                            "gradientTransform",
                                            "gradientUnits",
                                            "kernelMatrix",
                                            "kernelUnitLength",
                                            "keyPoints",
                                            "keySplines",
                                            "keyTimes",
                                            "lengthAdjust",
                                            "limitingConeAngle",
                                            "markerHeight",
                                            "markerUnits",
                                            "markerWidth",
                                            "maskContentUnits",
                                            "maskUnits",
                                            "numOctaves",
                                            "pathLength",
                                            "patternContentUnits",
                                            "patternTransform",
                                            "patternUnits",
                                            "pointsAtX",
                                            "pointsAtY",
                                            "pointsAtZ",
                                            "preserveAlpha",
                                            "preserveAspectRatio",
                                            "primitiveUnits",
                                            "refX",
                                            "refY",
                                            "repeatCount",
                                            "repeatDur",
                                            "requiredExtensions",
                                            "requiredFeatures",
                                            "specularConstant",
                                            "specularExponent",
                                            "spreadMethod",
                                            "startOffset",
                                            "stdDeviation",
                                            "stitchTiles",
                                            "surfaceScale",
                                            "systemLanguage",
                                            "tableValues",
                                            "targetX",
                                            "targetY",
                                            "textLength",
                                            "viewBox",
                                            "viewTarget",
                                            "xChannelSelector",
                                            "yChannelSelector",
                                            "zoomAndPan"};

constexpr bool less_lowered(std::string_view a, std::string_view b) {
  auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return low(x) < low(y); });
}
static_assert(std::is_sorted(std::begin(kTags), std::end(kTags), less_lowered));
static_assert(std::is_sorted(std::begin(kAttributes), std::end(kAttributes), less_lowered));

std::string_view spelling(std::span<const std::string_view> names, std::string_view lowered) {
  const auto found = std::lower_bound(names.begin(), names.end(), lowered, less_lowered);
  return found != names.end() && !less_lowered(lowered, *found) ? *found : lowered;
}

}  // namespace

std::string_view svg_tag_name(std::string_view lowered) { return spelling(kTags, lowered); }
std::string_view svg_attribute_name(std::string_view lowered) { return spelling(kAttributes, lowered); }

}  // namespace dateline::html
