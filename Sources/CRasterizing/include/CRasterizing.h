/* SVG to PNG through librsvg and cairo, which are opened when a picture is asked for and not when
   the program starts: no other part of the program loads them, and neither is needed to build it. */
#ifndef CRASTERIZING_H
#define CRASTERIZING_H

#include <stddef.h>

typedef struct rasterizer rasterizer;

typedef enum {
  RASTERIZER_DONE,
  /* A library cannot be opened or lacks a function; the reason says which. */
  RASTERIZER_MISSING,
  /* The document is no SVG that can be drawn, or has no size of its own. */
  RASTERIZER_UNREADABLE,
  /* The picture would be wider or higher than cairo can draw. */
  RASTERIZER_TOO_LARGE,
  /* Whoever takes the bytes refused them, or there is no memory. */
  RASTERIZER_FAILED
} rasterizer_outcome;

typedef struct {
  rasterizer_outcome outcome;
  int width;
  int height;
  /* Words for what went wrong; empty when nothing did. */
  char reason[256];
} rasterizer_result;

/* Takes bytes; anything but zero ends the drawing. */
typedef int (*rasterizer_sink)(void *context, const unsigned char *bytes, size_t length);

/* Opens the libraries by their names. Answers NULL, with the reason, when that fails. */
rasterizer *rasterizer_open(const char *rsvg, const char *cairo, rasterizer_result *result);
void rasterizer_close(rasterizer *rasterizer);

/* Draws an SVG document on white, `scale` pixels of the picture to a pixel of the document. */
void rasterizer_draw(const rasterizer *rasterizer, const unsigned char *svg, size_t length,
                     double scale, rasterizer_sink take, void *context,
                     rasterizer_result *result);

#endif
