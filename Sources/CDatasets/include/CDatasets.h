#ifndef CDATASETS_H
#define CDATASETS_H
#endif
