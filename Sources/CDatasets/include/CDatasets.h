/* The files of datasets/ as bytes of the program, so that one binary carries its data. */
#ifndef CDATASETS_H
#define CDATASETS_H

#include <stddef.h>

typedef struct {
  const char *path;           /* below the repository, "datasets/oews/national.csv" */
  const unsigned char *bytes; /* the file, unchanged */
  size_t count;               /* its length in bytes */
} modality_dataset;

/* How many files are embedded. */
size_t modality_dataset_count(void);

/* The embedded file at `index`, which is below the count. */
modality_dataset modality_dataset_at(size_t index);

#endif
