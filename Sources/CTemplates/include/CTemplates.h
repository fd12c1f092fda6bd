/* The templates, style sheet and script of the report's page as bytes of the program, so that
   one binary carries them. */
#ifndef CTEMPLATES_H
#define CTEMPLATES_H

#include <stddef.h>

typedef struct {
  const char *name;           /* the file below Pages, "table.mustache" */
  const unsigned char *bytes; /* the file, unchanged */
  size_t count;               /* its length in bytes */
} modality_template;

/* How many files are embedded. */
size_t modality_template_count(void);

/* The embedded file at `index`, which is below the count. */
modality_template modality_template_at(size_t index);

#endif
