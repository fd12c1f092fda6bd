/* Each array is the file itself, read by the compiler (#embed, C23); a changed file is a changed
   dependency and is compiled again. */
#include "CTemplates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char callout[] = {
#embed "Pages/callout.mustache"
};
static const unsigned char contents[] = {
#embed "Pages/contents.mustache"
};
static const unsigned char spanish[] = {
#embed "Pages/es.phrases"
};
static const unsigned char figure[] = {
#embed "Pages/figure.mustache"
};
static const unsigned char key_figures[] = {
#embed "Pages/key-figures.mustache"
};
static const unsigned char navigation[] = {
#embed "Pages/navigation.mustache"
};
static const unsigned char page[] = {
#embed "Pages/page.mustache"
};
static const unsigned char script[] = {
#embed "Pages/page.js"
};
static const unsigned char section[] = {
#embed "Pages/section.mustache"
};
static const unsigned char style[] = {
#embed "Pages/page.css"
};
static const unsigned char table[] = {
#embed "Pages/table.mustache"
};

#define TEMPLATE(name, array) {name, array, sizeof array}

static const modality_template templates[] = {
    TEMPLATE("callout.mustache", callout),
    TEMPLATE("contents.mustache", contents),
    TEMPLATE("es.phrases", spanish),
    TEMPLATE("figure.mustache", figure),
    TEMPLATE("key-figures.mustache", key_figures),
    TEMPLATE("navigation.mustache", navigation),
    TEMPLATE("page.css", style),
    TEMPLATE("page.js", script),
    TEMPLATE("page.mustache", page),
    TEMPLATE("section.mustache", section),
    TEMPLATE("table.mustache", table),
};

size_t modality_template_count(void) { return sizeof templates / sizeof templates[0]; }

modality_template modality_template_at(size_t index) { return templates[index]; }
