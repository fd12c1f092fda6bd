/* Each array is the file itself, read by the compiler (#embed, C23); a changed file is a changed
   dependency and is compiled again. */
#include "CDatasets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char oews_national[] = {
#embed "../../datasets/oews/national.csv"
};
static const unsigned char oews_panel[] = {
#embed "../../datasets/oews/panel.csv"
};
static const unsigned char scenarios_automation[] = {
#embed "../../datasets/scenarios/automation.yaml"
};
static const unsigned char scenarios_baseline[] = {
#embed "../../datasets/scenarios/baseline.yaml"
};
static const unsigned char scenarios_expanded_training[] = {
#embed "../../datasets/scenarios/expanded-training.yaml"
};
static const unsigned char scenarios_high_retirement[] = {
#embed "../../datasets/scenarios/high-retirement.yaml"
};
static const unsigned char scenarios_recession[] = {
#embed "../../datasets/scenarios/recession.yaml"
};
static const unsigned char soc_occupations[] = {
#embed "../../datasets/soc/occupations.csv"
};
static const unsigned char soc_history[] = {
#embed "../../datasets/soc/history.csv"
};
static const unsigned char soc_crosswalk[] = {
#embed "../../datasets/soc/crosswalk.csv"
};
static const unsigned char ep_rounds[] = {
#embed "../../datasets/employment-projections/rounds.csv"
};
static const unsigned char ep_line_items[] = {
#embed "../../datasets/employment-projections/line-items.csv"
};
static const unsigned char ep_growth_classes[] = {
#embed "../../datasets/employment-projections/growth-classes.csv"
};
static const unsigned char pathways_bodies[] = {
#embed "../../datasets/pathways/bodies.csv"
};
static const unsigned char pathways_credentials[] = {
#embed "../../datasets/pathways/credentials.csv"
};
static const unsigned char pathways_entry[] = {
#embed "../../datasets/pathways/entry.csv"
};
static const unsigned char pathways_routes[] = {
#embed "../../datasets/pathways/routes.csv"
};
static const unsigned char ep_details[] = {
#embed "../../datasets/employment-projections/details.csv"
};
static const unsigned char ep_factors[] = {
#embed "../../datasets/employment-projections/factors.csv"
};
static const unsigned char ep_states[] = {
#embed "../../datasets/employment-projections/states.csv"
};
static const unsigned char oews_area_sources[] = {
#embed "../../datasets/oews/area-sources.csv"
};
static const unsigned char oews_metropolitan[] = {
#embed "../../datasets/oews/metropolitan.csv"
};
static const unsigned char oews_states[] = {
#embed "../../datasets/oews/states.csv"
};
static const unsigned char population[] = {
#embed "../../datasets/population/population.csv"
};
static const unsigned char prices_cpi_u[] = {
#embed "../../datasets/prices/cpi-u.csv"
};
static const unsigned char supply[] = {
#embed "../../datasets/supply/supply.csv"
};

#define DATASET(path, array) {"datasets/" path, array, sizeof array}

static const modality_dataset datasets[] = {
    DATASET("employment-projections/details.csv", ep_details),
    DATASET("employment-projections/factors.csv", ep_factors),
    DATASET("employment-projections/growth-classes.csv", ep_growth_classes),
    DATASET("employment-projections/line-items.csv", ep_line_items),
    DATASET("employment-projections/rounds.csv", ep_rounds),
    DATASET("employment-projections/states.csv", ep_states),
    DATASET("oews/area-sources.csv", oews_area_sources),
    DATASET("oews/metropolitan.csv", oews_metropolitan),
    DATASET("oews/national.csv", oews_national),
    DATASET("oews/panel.csv", oews_panel),
    DATASET("oews/states.csv", oews_states),
    DATASET("pathways/bodies.csv", pathways_bodies),
    DATASET("pathways/credentials.csv", pathways_credentials),
    DATASET("pathways/entry.csv", pathways_entry),
    DATASET("pathways/routes.csv", pathways_routes),
    DATASET("population/population.csv", population),
    DATASET("prices/cpi-u.csv", prices_cpi_u),
    DATASET("scenarios/automation.yaml", scenarios_automation),
    DATASET("scenarios/baseline.yaml", scenarios_baseline),
    DATASET("scenarios/expanded-training.yaml", scenarios_expanded_training),
    DATASET("scenarios/high-retirement.yaml", scenarios_high_retirement),
    DATASET("scenarios/recession.yaml", scenarios_recession),
    DATASET("soc/crosswalk.csv", soc_crosswalk),
    DATASET("soc/history.csv", soc_history),
    DATASET("soc/occupations.csv", soc_occupations),
    DATASET("supply/supply.csv", supply),
};

size_t modality_dataset_count(void) { return sizeof datasets / sizeof datasets[0]; }

modality_dataset modality_dataset_at(size_t index) { return datasets[index]; }
