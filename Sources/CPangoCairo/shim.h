#ifndef CASELOAD_PANGO_CAIRO_H
#define CASELOAD_PANGO_CAIRO_H

// Text shaping (Pango), drawing (Cairo) and the packing of streams (zlib, which Cairo itself needs), for caseload-pdf alone.
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <zlib.h>

#endif
