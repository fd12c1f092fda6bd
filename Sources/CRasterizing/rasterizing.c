#include "CRasterizing.h"

#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is used of librsvg 2.54 and cairo 1.10 and later, as their binary interfaces have it: handles
   are opaque, a GError begins with a 32-bit domain and an int before its message, an RsvgRectangle
   is four doubles. */
typedef struct {
  uint32_t domain;
  int code;
  char *message;
} fault;

typedef struct {
  double x, y, width, height;
} rectangle;

typedef int (*cairo_sink)(void *closure, const unsigned char *bytes, unsigned int length);

struct rasterizer {
  void *rsvg;
  void *cairo;
  void *(*handle_new)(const uint8_t *, size_t, fault **);
  void (*handle_set_dpi)(void *, double);
  int (*handle_size)(void *, double *, double *);
  int (*handle_render)(void *, void *, const rectangle *, fault **);
  void (*object_unref)(void *);
  void (*error_free)(fault *);
  void *(*surface_new)(int, int, int);
  int (*surface_status)(void *);
  void (*surface_free)(void *);
  int (*surface_write)(void *, cairo_sink, void *);
  void *(*context_new)(void *);
  int (*context_status)(void *);
  void (*context_free)(void *);
  void (*set_source)(void *, double, double, double);
  void (*paint)(void *);
};

enum { CAIRO_SUCCESS = 0, CAIRO_WRITE_ERROR = 11, CAIRO_RGB24 = 1, LARGEST_SIDE = 32767 };

static void say(rasterizer_result *result, rasterizer_outcome outcome, const char *words) {
  result->outcome = outcome;
  snprintf(result->reason, sizeof result->reason, "%s", words == NULL ? "" : words);
}

/* Finds a function; what it lies in names the library in the reason. */
static int find(void *object, const char *library, const char *name, void *place,
                rasterizer_result *result) {
  void *symbol = dlsym(object, name);
  memcpy(place, &symbol, sizeof symbol);
  if (symbol != NULL) return 1;
  char words[200];
  snprintf(words, sizeof words, "%s lacks %s", library, name);
  say(result, RASTERIZER_MISSING, words);
  return 0;
}

static void *open_library(const char *name, rasterizer_result *result) {
  void *object = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (object == NULL) {
    char words[200];
    snprintf(words, sizeof words, "%s cannot be opened", name);
    say(result, RASTERIZER_MISSING, words);
  }
  return object;
}

static int find_all(rasterizer *own, const char *rsvg, const char *cairo,
                    rasterizer_result *result) {
#define RSVG(place, name) find(own->rsvg, rsvg, name, &own->place, result)
#define CAIRO(place, name) find(own->cairo, cairo, name, &own->place, result)
  /* Symbols of GLib are found through librsvg, which depends on it. */
  return RSVG(handle_new, "rsvg_handle_new_from_data") &&
         RSVG(handle_set_dpi, "rsvg_handle_set_dpi") &&
         RSVG(handle_size, "rsvg_handle_get_intrinsic_size_in_pixels") &&
         RSVG(handle_render, "rsvg_handle_render_document") &&
         RSVG(object_unref, "g_object_unref") && RSVG(error_free, "g_error_free") &&
         CAIRO(surface_new, "cairo_image_surface_create") &&
         CAIRO(surface_status, "cairo_surface_status") &&
         CAIRO(surface_free, "cairo_surface_destroy") &&
         CAIRO(surface_write, "cairo_surface_write_to_png_stream") &&
         CAIRO(context_new, "cairo_create") && CAIRO(context_status, "cairo_status") &&
         CAIRO(context_free, "cairo_destroy") && CAIRO(set_source, "cairo_set_source_rgb") &&
         CAIRO(paint, "cairo_paint");
#undef RSVG
#undef CAIRO
}

rasterizer *rasterizer_open(const char *rsvg, const char *cairo, rasterizer_result *result) {
  memset(result, 0, sizeof *result);
  rasterizer *own = calloc(1, sizeof *own);
  if (own == NULL) {
    say(result, RASTERIZER_FAILED, "there is no memory left");
    return NULL;
  }
  own->rsvg = open_library(rsvg, result);
  if (own->rsvg != NULL) own->cairo = open_library(cairo, result);
  if (own->cairo != NULL && find_all(own, rsvg, cairo, result)) return own;
  rasterizer_close(own);
  return NULL;
}

/* The libraries stay open: GLib registers types that outlive a handle. */
void rasterizer_close(rasterizer *own) { free(own); }

typedef struct {
  rasterizer_sink take;
  void *context;
} sink;

static int write_bytes(void *closure, const unsigned char *bytes, unsigned int length) {
  const sink *own = closure;
  return own->take(own->context, bytes, length) == 0 ? CAIRO_SUCCESS : CAIRO_WRITE_ERROR;
}

/* Draws an opened document on a surface and writes it. */
static void draw_on(const rasterizer *own, void *handle, void *surface, sink *taker,
                    rasterizer_result *result) {
  void *context = own->context_new(surface);
  rectangle whole = {0, 0, result->width, result->height};
  fault *error = NULL;
  own->set_source(context, 1, 1, 1);
  own->paint(context);
  if (!own->handle_render(handle, context, &whole, &error)) {
    say(result, RASTERIZER_UNREADABLE, error == NULL ? "it cannot be drawn" : error->message);
    if (error != NULL) own->error_free(error);
  } else if (own->context_status(context) != CAIRO_SUCCESS) {
    say(result, RASTERIZER_FAILED, "cairo could not draw it");
  } else if (own->surface_write(surface, write_bytes, taker) != CAIRO_SUCCESS) {
    say(result, RASTERIZER_FAILED, "cairo could not write it");
  }
  own->context_free(context);
}

void rasterizer_draw(const rasterizer *own, const unsigned char *svg, size_t length, double scale,
                     rasterizer_sink take, void *context, rasterizer_result *result) {
  memset(result, 0, sizeof *result);
  fault *error = NULL;
  void *handle = own->handle_new(svg, length, &error);
  if (handle == NULL) {
    say(result, RASTERIZER_UNREADABLE, error == NULL ? "it is no SVG" : error->message);
    if (error != NULL) own->error_free(error);
    return;
  }
  double width = 0, height = 0;
  own->handle_set_dpi(handle, 96);
  if (!own->handle_size(handle, &width, &height) || !(width > 0) || !(height > 0)) {
    say(result, RASTERIZER_UNREADABLE, "it has no width and height in pixels");
  } else if (ceil(width * scale) > LARGEST_SIDE || ceil(height * scale) > LARGEST_SIDE) {
    say(result, RASTERIZER_TOO_LARGE, "");
    result->width = (int)fmin(ceil(width * scale), 1e9);
    result->height = (int)fmin(ceil(height * scale), 1e9);
  } else {
    result->width = (int)ceil(width * scale);
    result->height = (int)ceil(height * scale);
    void *surface = own->surface_new(CAIRO_RGB24, result->width, result->height);
    sink taker = {take, context};
    if (own->surface_status(surface) != CAIRO_SUCCESS)
      say(result, RASTERIZER_FAILED, "there is no memory left");
    else
      draw_on(own, handle, surface, &taker, result);
    own->surface_free(surface);
  }
  own->object_unref(handle);
}
